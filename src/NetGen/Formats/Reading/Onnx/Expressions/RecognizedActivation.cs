using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;

namespace NetGen.Formats.Reading.Onnx.Expressions;

/// <summary>What an expression was found to be: scale * activation(slope z + offset) + shift.</summary>
internal sealed class RecognizedActivation
{
    private RecognizedActivation(LayerActivation activation, double slope, double offset, double scale, double shift)
    {
        Activation = activation;
        Slope = slope;
        Offset = offset;
        Scale = scale;
        Shift = shift;
    }

    public LayerActivation Activation { get; }

    public double Slope { get; }

    public double Offset { get; }

    public double Scale { get; }

    public double Shift { get; }

    /// <summary>Finds the activation that an expression is.</summary>
    /// <param name="expression">The expression in z.</param>
    /// <param name="arguments">The affine functions of z that the graph computed on the way: the argument is one of them.</param>
    /// <param name="parameters">The parameters that operators on the way have.</param>
    /// <returns>Null where it is none.</returns>
    public static RecognizedActivation? Find(Expression expression, IReadOnlyList<Expression> arguments, IReadOnlyList<double> parameters)
    {
        ActivationPattern[] patterns = parameters.Count == 0 ? ActivationPattern.All : ActivationPattern.All.Concat(ActivationPattern.With(parameters)).ToArray();

        // Exact forms come first: 6 HardSigmoid(z - 3) is true of ReLU6, too, but nobody means it.
        foreach (Expression argument in arguments)
        {
            foreach (ActivationPattern pattern in patterns)
            {
                if (expression.IsSame(pattern.At(argument)))
                    return Make(pattern, argument, 1, 0);
            }
        }

        // A clip of any range is HardTanh of its own argument; where nothing is left to do after it, nothing fits better.
        // The same of a limit on one side, which is ReLU.
        RecognizedActivation? limit = OfClip(expression) ?? OfRelu(expression);
        if (limit is { Scale: 1, Shift: 0 })
            return limit;

        foreach (Expression argument in arguments)
        {
            foreach (ActivationPattern pattern in patterns)
            {
                if (expression.IsAffineOf(pattern.At(argument), out double scale, out double shift))
                    return Make(pattern, argument, scale, shift);
            }
        }

        return limit;
    }

    public bool IsSigmoid => Activation.Definition == ActivationDefinition.Sigmoid;

    /// <summary>The same function with 1 - sigmoid(z) as sigmoid(-z).</summary>
    public RecognizedActivation WithoutComplement() =>
        IsSigmoid && this is { Scale: -1, Shift: 1 } ? new(Activation, -Slope, -Offset, 1, 0) : this;

    /// <summary>scale Clip01(u) + shift = scale / 2 HardTanh(2 u - 1) + scale / 2 + shift.</summary>
    private static RecognizedActivation? OfClip(Expression expression)
    {
        if (!expression.IsAffineOfFunction(FunctionRanges.Clip01, out Expression? argument, out double scale, out double shift) || !argument!.IsAffine(out double slope, out double offset))
            return null;
        return new RecognizedActivation(LayerActivation.Of(ActivationDefinition.HardTanh), 2 * slope, Closeness.Snap(2 * offset - 1, 0, 1), Closeness.Snap(scale / 2, 1, 0), Closeness.Snap(shift + scale / 2, 0, Math.Abs(scale)));
    }

    /// <summary>scale ReLU(u) + shift.</summary>
    private static RecognizedActivation? OfRelu(Expression expression)
    {
        if (!expression.IsAffineOfFunction(FunctionRanges.Relu, out Expression? argument, out double scale, out double shift) || !argument!.IsAffine(out double slope, out double offset))
            return null;
        return new RecognizedActivation(LayerActivation.Of(ActivationDefinition.ReLU), slope, offset, scale, shift);
    }

    private static RecognizedActivation Make(ActivationPattern pattern, Expression argument, double scale, double shift)
    {
        argument.IsAffine(out double slope, out double offset);
        return new RecognizedActivation(pattern.Activation, slope, offset, scale, shift);
    }
}
