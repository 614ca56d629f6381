using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the forward kernels of a network in loops.</summary>
internal static class LoopForwardEmitter
{
    public static IEnumerable<CodeText> Parts(NetworkPlan plan) =>
    [
        Sample(plan, plan.Passes.ForwardSample, plan.Passes.Classify),
        .. ProductMethodEmitter.Parts(plan, plan.Passes.ForwardSample.Operations.OfType<Product>().Where(product => !ProductMethodEmitter.TakesRows(product))),
        .. plan.Passes.Classify is null ? [] : new[] { Classify(plan) },
        KernelContract.Forward(plan, "LoopForward"),
        Batch(plan, plan.Passes.ForwardRows!),
        .. ProductMethodEmitter.Parts(plan, plan.Passes.ForwardRows!.Operations.OfType<Product>()),
    ];

    private static CodeText Sample(NetworkPlan plan, Pass forward, Pass? classify)
    {
        string element = plan.Element;
        int layers = forward.Operations.Count - 1;
        var pass = new RowPassWriter(plan, isOneSample: true);
        return $$"""
            /// <summary>One sample, layer by layer: the outputs{{(classify is null ? "" : ", or the class that their sums decide")}}.</summary>
            {{LaneMethod.Text(plan, $"public static int Sample<TLanes, TPass>(ref {element} x, ref {element} parameters, ref {element} y)", $"""
                {(plan.AlternatingOutputs.FitOnStack
                    ? $"Span<{element}> activations = stackalloc {element}[{plan.AlternatingOutputs.StackElements}];\nref {element} memory = ref StackMemory.Aligned(activations);"
                    : $"using Workspace<{element}> workspace = Workspaces.Rent();\nref {element} memory = ref workspace.Reference;")}
                {pass.Text(forward.Operations.Take(layers))}
                {(classify is null ? null : $"if (typeof(TPass) == typeof(ToClass))\n    {pass.Text(classify.Operations.Skip(layers))}")}
                {pass.Text(forward.Operations.Skip(layers))}
                return 0;
                """, "where TPass : struct, ISamplePass")}}
            """;
    }

    private static CodeText Classify(NetworkPlan plan) => $"""
        /// <summary>The class of one sample.</summary>
        public static int Classify(ReadOnlySpan<{plan.Element}> x, ReadOnlySpan<{plan.Element}> parameters) =>
            LoopForward.Classify<{GeneratedTypes.Kernels(plan)}, {plan.Element}>(x, parameters);
        """;

    private static CodeText Batch(NetworkPlan plan, Pass pass) => $$"""
        /// <summary>The outputs of a batch, block by block; how it is cut changes no bit of them. Odd and even layers write to two places in turn.</summary>
        {{LaneMethod.Text(plan, $"public static void ForwardBatch<TLanes>(ref {plan.Element} inputs, nuint count, ref {plan.Element} parameters, ref {plan.Element} outputs)", $$"""
            using Workspace<{{plan.Element}}> workspace = Workspaces.Rent();
            ref {{plan.Element}} memory = ref workspace.Reference;
            for (nuint first = 0; first < count; first += {{pass.Samples}})
            {
                nuint samples = Math.Min({{pass.Samples}}, count - first);
                ref {{plan.Element}} x = ref Unsafe.Add(ref inputs, first * {{plan.Model.InputSize}});
                ref {{plan.Element}} y = ref Unsafe.Add(ref outputs, first * {{plan.Model.OutputSize}});
                {{new RowPassWriter(plan, isOneSample: false).Text(pass.Operations)}}
            }
            """)}}
        """;
}
