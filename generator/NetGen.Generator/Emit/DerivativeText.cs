using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>How f' of a layer before is written: what it is computed from, and its formula.</summary>
internal static class DerivativeText
{
    /// <summary>a1, or z1.</summary>
    public static string Source(LayerPlan layer) => (layer.Fusion.DerivativeSource == DerivativeSource.Outputs ? "a" : "z") + layer.Number;

    /// <summary>What follows a product: * f'(z1), f'(z) = ...; nothing where f'(z) = 1.</summary>
    public static string Factor(LayerPlan layer)
    {
        if (layer.Activation == Activation.Identity)
            return "";
        var formula = ActivationFormula.Of(layer.Function);
        return $" * {formula.Name}'(z{layer.Number}), {formula.Name}'(z) = {formula.Derivative}";
    }

    /// <summary>, f'(z) = ...; nothing where f'(z) = 1.</summary>
    public static string Definition(LayerPlan layer)
    {
        var formula = ActivationFormula.Of(layer.Function);
        return layer.Activation == Activation.Identity ? "" : $", {formula.Name}'(z) = {formula.Derivative}";
    }
}
