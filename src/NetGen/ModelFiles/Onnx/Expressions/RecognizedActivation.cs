using System.Collections.Generic;

namespace NetGen.ModelFiles;

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

        foreach (Expression argument in arguments)
        {
            foreach (ActivationPattern pattern in ActivationPattern.All)
            {
                if (expression.IsAffineOf(pattern.At(argument), out double scale, out double shift))
                    return Make(pattern, argument, scale, shift);
            }
        }

        return null;
    }

    private static RecognizedActivation Make(ActivationPattern pattern, Expression argument, double scale, double shift)
    {
        argument.IsAffine(out double slope, out double offset);
        return new RecognizedActivation(pattern.Activation, slope, offset, scale, shift);
    }
}
