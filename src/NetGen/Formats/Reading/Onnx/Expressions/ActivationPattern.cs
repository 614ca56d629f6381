using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;

namespace NetGen.Formats.Reading.Onnx.Expressions;

/// <summary>An activation of NetGen and a formula that computes it.</summary>
internal sealed class ActivationPattern
{
    private readonly OnnxFormula _formula;

    private ActivationPattern(LayerActivation activation, OnnxFormula formula)
    {
        Activation = activation;
        _formula = formula;
    }

    /// <summary>The formulas of all activations, as the operators and the exporters write them; the plain form of each first.</summary>
    public static ActivationPattern[] All { get; } =
        ActivationTable.All.SelectMany(definition => definition.Onnx().Select(formula => new ActivationPattern(LayerActivation.Of(definition), formula))).ToArray();

    public LayerActivation Activation { get; }

    /// <summary>The formulas of the activations that have a parameter, with one of some numbers.</summary>
    public static IEnumerable<ActivationPattern> With(IReadOnlyList<double> parameters) =>
        from definition in ActivationTable.All
        where definition.Parameter is not null
        from parameter in parameters
        select new ActivationPattern(new LayerActivation(definition, parameter), definition.Parameter!.Onnx(parameter));

    /// <summary>The formula at a given argument.</summary>
    public Expression At(Expression argument) => Functions.Of(_formula, argument);
}
