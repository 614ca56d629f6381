using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>The loss with its L2 penalty, of which nothing is written where a network has none.</summary>
internal static class LossText
{
    public static string Formula(NetworkPlan plan) => plan.Loss.Value + (plan.Model.L2 > 0 ? $" + {FormulaText.L2Term(plan)}" : "");

    /// <summary>The penalty of all weights.</summary>
    public static string Penalty(NetworkPlan plan) => plan.Model.L2 > 0 ? string.Join(" + ", plan.Layers.Select(layer => Penalty(plan, layer))) : "0";

    /// <summary>Adds the penalty to the loss, and its gradient to the gradients; a batch may want the loss only.</summary>
    public static string? AddPenalty(NetworkPlan plan, bool ofBatch) => plan.Model.L2 == 0 ? null : $"""

        // L += l2 sum W^2, dW += 2 l2 W, with l2 = {Factor(plan).TrimEnd('d')}; biases are not regularised
        {string.Join("\n", plan.Layers.Select(layer => $"loss += {(ofBatch ? $"batch.EndsForward ? {Penalty(plan, layer)} : " : "")}global::NetGen.Runtime.WeightPenalty.Add<{plan.Element}>({Factor(plan)}, Weights{layer.Number}, gradients.Slice({layer.WeightsOffset}, {layer.WeightCount}));"))}

        """;

    /// <summary>Returns the loss of a step, and the penalty of the weights before it.</summary>
    public static CodeText ReturnOfStep(NetworkPlan plan, string step) => $"""
        {(plan.Model.L2 == 0 ? null : $"""

            // l2 sum W^2, with l2 = {Factor(plan).TrimEnd('d')}; biases are not regularised
            {string.Join("\n", plan.Layers.Select(layer => $"double penalty{layer.Number} = {Penalty(plan, layer)};"))}

            """)}
        return ({plan.Element})({step}{(plan.Model.L2 == 0 ? "" : string.Concat(plan.Layers.Select(layer => $" + penalty{layer.Number}")))});
        """;

    private static string Penalty(NetworkPlan plan, LayerPlan layer) => $"global::NetGen.Runtime.WeightPenalty.Of<{plan.Element}>({Factor(plan)}, Weights{layer.Number})";

    private static string Factor(NetworkPlan plan) => Literals.Double(plan.Model.L2);
}
