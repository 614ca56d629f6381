using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>
/// Four neighbouring neurons of a layer as one vector of 128 bits, z1_1to4: as many additions in a quarter of the instructions, each
/// neuron's in the order of the scalars, hence with their bits.
/// </summary>
internal static class FourNeurons
{
    public const int Count = 4;

    /// <summary>
    /// The most vectors of a network. An activation of a vector and its derivative are some fifteen inlined calls, and the JIT stops
    /// inlining at about 300 in one method.
    /// </summary>
    private const int MostVectors = 12;

    /// <summary>Whether a layer is computed in such vectors: where its neurons fill them, and its activation is a few instructions. Doubles would need vectors that not every processor has.</summary>
    public static bool Fill(NetworkPlan plan, LayerPlan layer) =>
        plan.ElementType.IsSingle
        && CouldFill(layer)
        && plan.Layers.Where(CouldFill).Sum(other => other.Outputs) <= MostVectors * Count;

    /// <summary>The first neurons of the vectors of a layer.</summary>
    public static IEnumerable<int> Firsts(LayerPlan layer) => Enumerable.Range(0, layer.Outputs / Count).Select(vector => vector * Count);

    /// <summary>A vector's name, from that of a scalar: z1_1to4.</summary>
    public static string Name(Func<int, int, string> scalar, LayerPlan layer, int first) => $"{scalar(layer.Number, first)}to{first + Count}";

    /// <summary>Four neighbours in memory: the reference is to the first.</summary>
    public static string Load(string first) => $"Vector128.LoadUnsafe(in {first})";

    public static string MultiplyAdd(string a, string b, string c) => $"Vector128.FusedMultiplyAdd({a}, {b}, {c})";

    public static string Broadcast(string scalar) => $"Vector128.Create({scalar})";

    /// <summary>An elementwise function of a vector.</summary>
    public static string Function(string name, string argument) => $"Activations.{name}<Lanes128<float>, float>(new({argument})).Vector";

    /// <summary>Names the neurons of a vector.</summary>
    public static void WriteScalars(CodeWriter writer, Func<int, int, string> scalar, LayerPlan layer)
    {
        foreach (int first in Firsts(layer))
        {
            for (int lane = 0; lane < Count; lane++)
                writer.Line($"float {scalar(layer.Number, first + lane)} = {Name(scalar, layer, first)}.GetElement({lane});");
        }
    }

    /// <summary>Gathers named neurons.</summary>
    public static void WriteVectors(CodeWriter writer, Func<int, int, string> scalar, LayerPlan layer)
    {
        foreach (int first in Firsts(layer))
            writer.Line($"Vector128<float> {Name(scalar, layer, first)} = Vector128.Create({string.Join(", ", Enumerable.Range(first, Count).Select(neuron => scalar(layer.Number, neuron)))});");
    }

    private static bool CouldFill(LayerPlan layer)
    {
        ActivationFormula formula = ActivationFormula.Of(layer.Activation);
        return layer.Outputs % Count == 0 && (layer.IsOutput || (formula.IsShort && formula.HasShortDerivative));
    }
}
