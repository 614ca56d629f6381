using System.Globalization;
using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>The formulas of a network in the notation of the seeds, for its comments and its documentation.</summary>
internal static class FormulaText
{
    /// <summary>3 -> 4 ReLU -> 2 Softmax.</summary>
    public static string Architecture(NetworkPlan plan) =>
        plan.Model.InputSize + string.Concat(plan.Layers.Select(layer => $" -> {layer.Outputs} {layer.Function}"));

    public static string L2Term(NetworkPlan plan) =>
        $"{plan.Model.L2.ToString("R", CultureInfo.InvariantCulture)} sum W^2";

    /// <summary>What layer <paramref name="number"/> multiplies: x, a1, a2, ...</summary>
    public static string InputName(int number) => number == 1 ? "x" : "a" + (number - 1);

    /// <summary>z1 = x W1 + b1.</summary>
    public static string SumFormula(LayerPlan layer) =>
        $"z{layer.Number} = {InputName(layer.Number)} W{layer.Number}{(layer.HasBiases ? $" + b{layer.Number}" : "")}";

    /// <summary>dW1 = x^T delta1, db1 = delta1.</summary>
    public static string Gradients(LayerPlan layer) =>
        $"dW{layer.Number} = {InputName(layer.Number)}^T delta{layer.Number}{(layer.HasBiases ? $", db{layer.Number} = delta{layer.Number}" : "")}";

    /// <summary>a1 = ReLU(z1), with what the function is.</summary>
    public static string ActivationText(LayerPlan layer)
    {
        ActivationFormula formula = ActivationFormula.Of(layer.Function);
        return layer.Activation == Activation.Identity
            ? $"a{layer.Number} = z{layer.Number}"
            : $"a{layer.Number} = {formula.Name}(z{layer.Number}), {formula.Name}(z) = {formula.Value}";
    }
}
