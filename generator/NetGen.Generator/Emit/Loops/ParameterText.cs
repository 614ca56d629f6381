using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Loops;

/// <summary>The places of parameters.</summary>
internal static class ParameterText
{
    /// <summary>An element of a layer's weights, row-major: W1[5].</summary>
    public static string Weight(OperandBuffer matrix, int input, int output) => $"{matrix.Name}[{input * matrix.Stride + output}]";

    /// <summary>Writes where the parameters of each layer begin.</summary>
    public static void WriteOffsets(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("// Where the parameters of each layer begin.");
        foreach (LayerPlan layer in plan.Layers)
            writer.Line($"private const int W{layer.Number} = {layer.WeightsOffset}{(layer.HasBiases ? $", b{layer.Number} = {layer.BiasesOffset}" : "")};");
    }
}
