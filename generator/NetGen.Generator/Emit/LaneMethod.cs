using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// A kernel over lanes. It is optimised from its first call on: unoptimised, each of its lane operations is a call, some hundred times slower, and a short
/// training would be over before the runtime got round to a second version.
/// </summary>
internal static class LaneMethod
{
    /// <param name="plan">The network.</param>
    /// <param name="signature">The declaration without constraints.</param>
    /// <param name="body">The statements.</param>
    /// <param name="constraint">What else is asked of its types.</param>
    /// <param name="isInlined">Whether it is short and becomes part of the kernel that calls it.</param>
    public static CodeText Text(NetworkPlan plan, string signature, CodeText body, string? constraint = null, bool isInlined = false) => $$"""
        [MethodImpl(MethodImplOptions.{{(isInlined ? "AggressiveInlining" : "AggressiveOptimization")}})]
        {{signature}}
            where TLanes : struct, ILanes<TLanes, {{plan.Element}}>
            {{constraint}}
        {
            {{body}}
        }
        """;
}
