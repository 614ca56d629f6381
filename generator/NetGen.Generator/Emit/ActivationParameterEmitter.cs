using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes the parameters of activations as types, so that kernels have them as literals: one for all layers of one activation and parameter.</summary>
internal static class ActivationParameterEmitter
{
    /// <summary>The type of a layer's parameter: Slope1.</summary>
    public static string TypeName(LayerPlan layer)
    {
        string name = layer.Function.Definition.Parameter!.Name;
        return $"{char.ToUpperInvariant(name[0])}{name.Substring(1)}{layer.FunctionForm}";
    }

    public static IEnumerable<CodeText> Parts(NetworkPlan plan) =>
        plan.Layers.Where(layer => layer.Function.Parameter is not null && layer.FunctionForm == layer.Number).Select(Text);

    private static CodeText Text(LayerPlan layer) => $$"""
        /// <summary>The {{layer.Function.Definition.Parameter!.Name}} of {{layer.Function.Name}}, from layer {{layer.Number}} on.</summary>
        private struct {{TypeName(layer)}} : IFactor
        {
            public static double Value => {{Literals.Double(layer.Function.Parameter!.Value)}};
        }
        """;
}
