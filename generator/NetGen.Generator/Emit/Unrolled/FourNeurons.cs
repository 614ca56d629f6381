using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>
/// Four neighbouring neurons of a layer as one vector of 128 bits, z1_1to4: as many additions in a quarter of the instructions, each
/// neuron's in the order of the scalars, hence with their bits.
/// </summary>
internal static class FourNeurons
{
    /// <summary>The first neurons of the vectors of a layer.</summary>
    public static IEnumerable<int> Firsts(LayerPlan layer) => Enumerable.Range(0, layer.Outputs / NeuronVectors.Neurons).Select(vector => vector * NeuronVectors.Neurons);

    /// <summary>A vector's name, from that of a scalar: z1_1to4.</summary>
    public static string Name(Func<int, int, string> scalar, LayerPlan layer, int first) => $"{scalar(layer.Number, first)}to{first + NeuronVectors.Neurons}";

    /// <summary>Four neighbours in memory: the reference is to the first.</summary>
    public static string Load(string first) => $"Vector128.LoadUnsafe(in {first})";

    public static string MultiplyAdd(string a, string b, string c) => $"Vector128.FusedMultiplyAdd({a}, {b}, {c})";

    public static string Broadcast(string scalar) => $"Vector128.Create({scalar})";

    /// <summary>Names the neurons of a vector.</summary>
    public static void WriteScalars(CodeWriter writer, Func<int, int, string> scalar, LayerPlan layer)
    {
        foreach (int first in Firsts(layer))
        {
            for (int lane = 0; lane < NeuronVectors.Neurons; lane++)
                writer.Line($"float {scalar(layer.Number, first + lane)} = {Name(scalar, layer, first)}.GetElement({lane});");
        }
    }

    /// <summary>Gathers named neurons.</summary>
    public static void WriteVectors(CodeWriter writer, Func<int, int, string> scalar, LayerPlan layer)
    {
        foreach (int first in Firsts(layer))
            writer.Line($"Vector128<float> {Name(scalar, layer, first)} = Vector128.Create({string.Join(", ", Enumerable.Range(first, NeuronVectors.Neurons).Select(neuron => scalar(layer.Number, neuron)))});");
    }
}
