using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>The named scalars of an unrolled network, counted from 1 as in the seeds: x1, z1_2, a1_2, delta2_1.</summary>
internal static class ScalarNames
{
    /// <summary>What layer <paramref name="layer"/> reads: x3, or a1_3.</summary>
    public static string Input(int layer, int index) => layer == 1 ? $"x{index + 1}" : A(layer - 1, index);

    public static string Z(int layer, int index) => $"z{layer}_{index + 1}";

    public static string A(int layer, int index) => $"a{layer}_{index + 1}";

    /// <summary>exp(z - largest), which log softmax keeps beside its output.</summary>
    public static string Exponential(int layer, int index) => $"e{layer}_{index + 1}";

    public static string Delta(int layer, int index) => $"delta{layer}_{index + 1}";

    public static string Target(int index) => $"y{index + 1}";

    /// <summary>The names of what the derivative of a layer is computed from.</summary>
    public static Func<int, int, string> DerivativeSources(LayerPlan layer) => layer.Fusion.DerivativeSource == DerivativeSource.Outputs ? A : Z;

    /// <summary>An element of a layer's weights: W1[5].</summary>
    public static string Weight(LayerPlan layer, int input, int output) => $"W{layer.Number}[{input * layer.Outputs + output}]";

    /// <summary>a * b + c, rounded once, in the element type.</summary>
    public static string MultiplyAdd(NetworkPlan plan, string a, string b, string c) =>
        $"{plan.ElementType.MathClass}.FusedMultiplyAdd({a}, {b}, {c})";
}
