using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes the passes of a batch with one sample in each lane, for networks whose layers are too narrow to fill a vector with their outputs. Each lane does
/// the additions of the network's single-sample kernel in the same order. A gradient, like the loss, is summed over the samples in as many chains as
/// 64 bytes hold elements, and a tree joins them: that order is the network's, on every hardware.
/// </summary>
internal static class SampleLanesEmitter
{
    private const string ForwardBlock = nameof(ForwardBlock);

    private const string BackwardBlock = nameof(BackwardBlock);

    public static IEnumerable<CodeText> ForwardParts(NetworkPlan plan, Pass pass) => [BlockType(ForwardBlock, pass.Samples, "a forward pass"), Forward(plan, pass)];

    public static IEnumerable<CodeText> BackwardParts(NetworkPlan plan, Pass pass) =>
    [
        BlockType(BackwardBlock, pass.Samples, "a backward pass"),
        $$"""
        /// <summary>The forward half of a backward pass of a block; what each layer computes stays in the workspace.</summary>
        {{LaneMethod.Text(
            plan,
            $"private static void KeepLanes<TLanes>(ref {plan.Element} memory, nuint columns, ref {plan.Element} parameters)",
            $"{new LanePassWriter(plan, BackwardBlock, hasLoss: true).Layers(pass.ForwardHalf)}")}}
        """,
        $$"""
        /// <summary>One block: forward, the losses and the errors of the outputs, then gradients and errors layer by layer, backwards. Columns behind the last sample count nothing: they are set to 0 before they are summed.</summary>
        {{LaneMethod.Text(
            plan,
            $"public static void BackwardLanes<TLanes>(ref {plan.Element} memory, int count, nuint columns, bool fromOutputs, PassPart part, bool isFirst, bool withInputGradients, ref {plan.Element} parameters)",
            $"""
                if (part != PassPart.Backward)
                    KeepLanes<TLanes>(ref memory, columns, ref parameters);

                {new LanePassWriter(plan, BackwardBlock, hasLoss: true).Layers(pass.BackwardHalf)}
                """)}}
        """,
    ];

    private static CodeText Forward(NetworkPlan plan, Pass pass)
    {
        string element = plan.Element;
        int inputs = plan.Model.InputSize, outputs = plan.Model.OutputSize, samples = pass.Samples;
        return $$"""
            /// <summary>The outputs of as many samples as fill whole vectors, one sample in each lane; returns their number.</summary>
            {{LaneMethod.Text(plan, $"public static int ForwardLanes<TLanes>(ref {element} x, int samples, ref {element} parameters, ref {element} outputs, ref {element} memory)", $$"""
                int whole = samples - samples % TLanes.Count;
                for (int first = 0; first < whole; first += {{samples}})
                {
                    int count = Math.Min({{samples}}, whole - first);
                    nuint columns = (nuint)count;
                    Transposition.Write(ref Unsafe.Add(ref x, first * {{inputs}}), count, {{inputs}}, ref memory, {{samples}});

                    {{new LanePassWriter(plan, ForwardBlock, hasLoss: false).Layers(pass.Operations)}}

                    Transposition.Write(ref a{{plan.Layers.Count}}, {{outputs}}, count, {{samples}}, ref Unsafe.Add(ref outputs, first * {{outputs}}), {{outputs}});
                }

                return whole;
                """)}}
            """;
    }

    private static CodeText BlockType(string name, int samples, string pass) => $$"""
        /// <summary>The samples of a block of {{pass}}: {{samples}}, a row for each neuron.</summary>
        private struct {{name}} : IRows
        {
            public static int Step => {{samples}};
        }
        """;
}
