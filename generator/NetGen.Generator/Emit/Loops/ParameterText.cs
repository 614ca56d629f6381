using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>References to the parameters of a layer, by the constants that say where they begin.</summary>
internal static class ParameterText
{
    public static string Weights(LayerPlan layer) => $"ref Unsafe.Add(ref parameters, W{layer.Number})";

    /// <summary>The argument of the biases, with the comma before it; nothing where there are none.</summary>
    public static string BiasesArgument(LayerPlan layer) => layer.HasBiases ? $", ref Unsafe.Add(ref parameters, b{layer.Number})" : "";

    /// <summary>The parameter of the biases in a signature.</summary>
    public static string BiasesParameter(NetworkPlan plan, LayerPlan layer) => layer.HasBiases ? $", ref {plan.Element} b{layer.Number}" : "";

    /// <summary>Writes where the parameters of each layer begin.</summary>
    public static void WriteOffsets(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("// Where the parameters of each layer begin.");
        foreach (LayerPlan layer in plan.Layers)
            writer.Line($"private const int W{layer.Number} = {layer.WeightsOffset}{(layer.HasBiases ? $", b{layer.Number} = {layer.BiasesOffset}" : "")};");
    }
}
