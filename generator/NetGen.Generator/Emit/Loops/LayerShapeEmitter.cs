using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes where the parameters of the layers begin, their shapes as types, one for all layers of one shape, and the penalty.</summary>
internal static class LayerShapeEmitter
{
    public static IEnumerable<CodeText> Parts(NetworkPlan plan) =>
        plan.Layers.Where(layer => plan.FormOf(layer.Number).Shape == layer.Number).Select(layer => Shape(plan, layer))
            .Prepend(Offsets(plan))
            .Concat(plan.Model.L2 > 0 && !plan.Model.IsFrozen ? [Penalty(plan)] : []);

    private static CodeText Offsets(NetworkPlan plan) => $"""
        // Where the parameters of each layer begin.
        {plan.Layers.Select(layer => $"private const int W{layer.Number} = {layer.WeightsOffset}{(layer.HasBiases ? $", b{layer.Number} = {layer.BiasesOffset}" : "")};")}
        """;

    private static CodeText Shape(NetworkPlan plan, LayerPlan layer) => $$"""
        /// <summary>{{CountText.Of(layer.Inputs, "input")}}, {{CountText.Of(layer.Outputs, "output")}}: layer {{layer.Number}}{{SharedLayers.Text(plan, layer.Number, forms => forms.Shape, " and ", "")}}.</summary>
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

    private static CodeText Penalty(NetworkPlan plan) => $$"""
        /// <summary>The factor of the penalty l2 sum W^2.</summary>
        private struct {{KernelTypes.FactorName}} : IFactor
        {
            public static double Value => {{Literals.Double(plan.Model.L2)}};
        }
        """;
}
