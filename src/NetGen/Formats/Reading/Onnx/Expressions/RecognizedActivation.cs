using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Onnx.Expressions;

/// <summary>What an expression was found to be: scale * activation(slope z + offset) + shift.</summary>
internal sealed class RecognizedActivation
{
    private RecognizedActivation(string activation, double slope, double offset, double scale, double shift)
    {
        Activation = activation;
        Slope = slope;
        Offset = offset;
        Scale = scale;
        Shift = shift;
    }

    public string Activation { get; }

    public double Slope { get; }

    public double Offset { get; }

    public double Scale { get; }

    public double Shift { get; }

    /// <summary>Finds the activation that an expression is.</summary>
    /// <param name="expression">The expression in z.</param>
    /// <param name="arguments">The affine functions of z that the graph computed on the way: the argument is one of them.</param>
    /// <returns>Null where it is none.</returns>
    public static RecognizedActivation? Find(Expression expression, IReadOnlyList<Expression> arguments)
    {
        // Exact forms come first: 6 HardSigmoid(z - 3) is true of ReLU6, too, but nobody means it.
        foreach (Expression argument in arguments)
        {
            foreach (ActivationPattern pattern in ActivationPattern.All)
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
            foreach (ActivationPattern pattern in ActivationPattern.All)
            {
                if (expression.IsAffineOf(pattern.At(argument), out double scale, out double shift))
                    return Make(pattern, argument, scale, shift);
            }
        }

        return limit;
    }

    /// <summary>The same function with 1 - sigmoid(z) as sigmoid(-z).</summary>
    public RecognizedActivation WithoutComplement() =>
        this is { Activation: ActivationNames.Sigmoid, Scale: -1, Shift: 1 } ? new(Activation, -Slope, -Offset, 1, 0) : this;

    /// <summary>scale Clip01(u) + shift = scale / 2 HardTanh(2 u - 1) + scale / 2 + shift.</summary>
    private static RecognizedActivation? OfClip(Expression expression)
    {
        if (!expression.IsAffineOfFunction(Functions.Clip01, out Expression? argument, out double scale, out double shift) || !argument!.IsAffine(out double slope, out double offset))
            return null;
        return new RecognizedActivation(ActivationNames.HardTanh, 2 * slope, Closeness.Snap(2 * offset - 1, 0, 1), Closeness.Snap(scale / 2, 1, 0), Closeness.Snap(shift + scale / 2, 0, Math.Abs(scale)));
    }

    /// <summary>scale ReLU(u) + shift.</summary>
    private static RecognizedActivation? OfRelu(Expression expression)
    {
        if (!expression.IsAffineOfFunction(Functions.ReluName, out Expression? argument, out double scale, out double shift) || !argument!.IsAffine(out double slope, out double offset))
            return null;
        return new RecognizedActivation(ActivationNames.ReLU, slope, offset, scale, shift);
    }

    private static RecognizedActivation Make(ActivationPattern pattern, Expression argument, double scale, double shift)
    {
        argument.IsAffine(out double slope, out double offset);
        return new RecognizedActivation(pattern.Activation, slope, offset, scale, shift);
    }
}
