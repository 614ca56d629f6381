using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes the gradients of a layer of few outputs, with inputs across lanes: over dW transposed, which is turned in registers. Each sum is
/// the same chain through the samples as elsewhere.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, two outputs by four vectors: 8 multiply-adds, 4 loads and 2 broadcasts in 24 instructions, no spill.
/// </remarks>
internal static class InputLanesGradientEmitter
{
    /// <summary>dW = a^T delta for some inputs.</summary>
    public static void WriteSums(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        int vectors = layer.Gradient.InputVectors;
        int inputs = layer.Gradient.InputsPerTile;
        int outputs = layer.Outputs;
        bool isTransposed = layer.Gradient.InputLanesStackElements > 0;
        string source = FormulaText.InputName(number);
        string sums = isTransposed ? $"dW{number}T" : $"dW{number}";

        writer.Line($"// {outputs} output{(outputs == 1 ? "" : "s")} would leave a vector nearly empty: inputs lie in the lanes, {inputs} at a time; g<output>_<vector> stays in a register through all samples.");
        if (isTransposed)
        {
            writer.Line($"Span<{plan.Element}> transposed = stackalloc {plan.Element}[{layer.Gradient.InputLanesStackElements}];");
            writer.Line($"ref {plan.Element} {sums} = ref StackMemory.Aligned(transposed);");
        }

        using (writer.Block($"for (nuint input = 0; input < inputs; input += {inputs})"))
        {
            string tile = $"ref Unsafe.Add(ref dW{number}, input * {outputs})";
            if (isTransposed)
            {
                writer.Line("if (!isFirst)");
                using (writer.Indented())
                    writer.Line($"Transposition.Write({tile}, {inputs}, {outputs}, ref {sums}, {inputs});");
            }

            using (writer.Block($"for (nuint column = 0; column < {inputs}; column += {LanesText.Lanes(vectors)})"))
            {
                ForEach((output, vector) => $"TLanes g{output}_{vector} = isFirst ? TLanes.Zero : TLanes.Load(ref {sums}, {Place(output, vector)});");
                using (writer.Block("for (nuint row = 0; row < samples; row++)"))
                {
                    for (int vector = 0; vector < vectors; vector++)
                        writer.Line($"TLanes value{vector} = TLanes.Load(ref {source}, row * {layer.InputStride} + input + {LanesText.Column(vector)});");
                    for (int output = 0; output < outputs; output++)
                    {
                        writer.Line($"TLanes d{output} = TLanes.Broadcast(Unsafe.Add(ref delta{number}, row * {layer.Stride}{(output == 0 ? "" : $" + {output}")}));");
                        for (int vector = 0; vector < vectors; vector++)
                            writer.Line($"g{output}_{vector} = TLanes.FusedMultiplyAdd(value{vector}, d{output}, g{output}_{vector});");
                    }
                }

                writer.Line();
                ForEach((output, vector) => $"TLanes.Store(g{output}_{vector}, ref {sums}, {Place(output, vector)});");
            }

            if (isTransposed)
            {
                writer.Line();
                writer.Line($"Transposition.Write(ref {sums}, {outputs}, {inputs}, {tile}, {outputs});");
            }
        }

        void ForEach(Func<int, int, string> line)
        {
            for (int output = 0; output < outputs; output++)
            {
                for (int vector = 0; vector < vectors; vector++)
                    writer.Line(line(output, vector));
            }
        }

        string Place(int output, int vector) =>
            (!isTransposed ? "input + " : output == 0 ? "" : $"{output * inputs} + ") + LanesText.Column(vector);
    }
}
