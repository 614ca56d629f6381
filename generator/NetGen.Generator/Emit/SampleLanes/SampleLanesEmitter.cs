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

    public static void WriteForward(CodeWriter writer, NetworkPlan plan, Pass pass)
    {
        string element = plan.Element;
        int inputs = plan.Model.InputSize, outputs = plan.Model.OutputSize, samples = pass.Samples;
        WriteBlockType(writer, ForwardBlock, samples, "a forward pass");
        writer.Line("/// <summary>The outputs of as many samples as fill whole vectors, one sample in each lane; returns their number.</summary>");
        using (LanesText.Method(writer, plan, $"public static int ForwardLanes<TLanes>(ref {element} x, int samples, ref {element} parameters, ref {element} outputs, ref {element} memory)"))
        {
            writer.Line("int whole = samples - samples % TLanes.Count;");
            using (writer.Block($"for (int first = 0; first < whole; first += {samples})"))
            {
                var lanes = new LanePassWriter(writer, plan, ForwardBlock);
                string a0 = lanes.Reference(((Transposition)pass.Operations[0]).Result);
                writer.Line($"""
                    int count = Math.Min({samples}, whole - first);
                    nuint columns = (nuint)count;
                    Transposition.Write(ref Unsafe.Add(ref x, first * {inputs}), count, {inputs}, {a0}, {samples});
                    """);
                lanes.Write(pass.Operations);
                string last = lanes.Reference(((Transposition)pass.Operations[pass.Operations.Count - 1]).Source);
                writer.Line($"\nTransposition.Write({last}, {outputs}, count, {samples}, ref Unsafe.Add(ref outputs, first * {outputs}), {outputs});");
            }

            writer.Line("\nreturn whole;");
        }
    }

    public static void WriteBackward(CodeWriter writer, NetworkPlan plan, Pass pass)
    {
        WriteBlockType(writer, BackwardBlock, pass.Samples, "a backward pass");
        writer.Line("/// <summary>One block: forward, the errors of the outputs, then gradients and errors layer by layer, backwards. Columns behind the last sample count nothing: they are set to 0 before they are summed.</summary>");
        using (LanesText.Method(writer, plan, $"public static void BackwardLanes<TLanes>(ref {plan.Element} memory, int count, nuint columns, bool fromOutputs, bool isFirst, bool withInputGradients, ref {plan.Element} parameters)"))
            new LanePassWriter(writer, plan, BackwardBlock).Write(pass.Operations);
    }

    private static void WriteBlockType(CodeWriter writer, string name, int samples, string pass) => writer.Line($$"""
        /// <summary>The samples of a block of {{pass}}: {{samples}}, a row for each neuron.</summary>
        private readonly struct {{name}} : IRows
        {
            public static int Step => {{samples}};
        }

        """);
}
