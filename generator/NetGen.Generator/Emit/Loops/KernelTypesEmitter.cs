using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes the types from which kernels have the numbers of a network as literals, one for all layers that share them: the parameters of activations, the
/// shapes of layers, and the penalty; and where the parameters of each layer begin.
/// </summary>
internal static class KernelTypesEmitter
{
    public static IEnumerable<CodeText> Parameters(NetworkPlan plan) =>
        from layer in plan.Layers
        where layer.Function.Parameter is not null && layer.FunctionForm == layer.Number
        let meaning = $"{layer.Function.Definition.Parameter!.Name} of {layer.Function.Name}, from layer {layer.Number} on"
        select Factor(meaning, KernelTypes.Parameter(layer), layer.Function.Parameter!.Value);

    public static IEnumerable<CodeText> Layers(NetworkPlan plan) =>
        plan.Layers.Where(layer => plan.FormOf(layer.Number).Shape == layer.Number).Select(layer => Shape(plan, layer))
            .Prepend(Offsets(plan))
            .Concat(plan.Model.L2 > 0 && !plan.Model.IsFrozen ? [Factor("factor of the penalty l2 sum W^2", KernelTypes.FactorName, plan.Model.L2)] : []);

    private static CodeText Offsets(NetworkPlan plan) => $"""
        // Where the parameters of each layer begin.
        {plan.Layers.Select(layer => $"private const int W{layer.Number} = {layer.WeightsOffset}{(layer.HasBiases ? $", b{layer.Number} = {layer.BiasesOffset}" : "")};")}
        """;

    private static CodeText Shape(NetworkPlan plan, LayerPlan layer) => $$"""
        /// <summary>{{CommentText.Count(layer.Inputs, "input")}}, {{CommentText.Count(layer.Outputs, "output")}}: layer {{layer.Number}}{{CommentText.Others(plan, layer.Number, forms => forms.Shape, " and ", "")}}.</summary>
        private struct {{KernelTypes.Layer(plan, layer.Number)}} : ILayer
        {
            public static int Inputs => {{layer.Inputs}};
            public static int Outputs => {{layer.Outputs}};
            public static bool HasBiases => {{(layer.HasBiases ? "true" : "false")}};
            public static int InputStep => {{layer.InputStride}};
            public static int OutputStep => {{layer.Stride}};
            public static int TransposedStep => {{layer.TransposedDelta?.Stride ?? 0}};
        }
        """;

    private static CodeText Factor(string meaning, string name, double value) => $$"""
        /// <summary>The {{meaning}}.</summary>
        private struct {{name}} : IFactor
        {
            public static double Value => {{Literals.Double(value)}};
        }
        """;
}
