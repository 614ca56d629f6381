using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>What the library asks kernels for, to share a batch among threads, and gives back to it.</summary>
internal static class KernelCalls
{
    /// <param name="plan">The network.</param>
    /// <param name="passes">The class of the library that takes such kernels.</param>
    public static CodeText Forward(NetworkPlan plan, string passes) => $"""
        /// <summary>The outputs of each sample.</summary>
        public static void Forward(ReadOnlySpan<{plan.Element}> inputs, int samples, ReadOnlySpan<{plan.Element}> parameters, Span<{plan.Element}> outputs) =>
            {passes}.Run{(plan.SampleLanes is null ? "" : "InLanes")}<{GeneratedTypes.Kernels(plan)}, {plan.Element}>(inputs, samples, parameters, outputs);
        """;
}
