namespace NetGen;

/// <summary>One derivative, computed in two ways.</summary>
/// <param name="Analytic">What the network's backward pass says.</param>
/// <param name="Numeric">What differences of the loss say.</param>
/// <param name="RelativeError">Their difference relative to their size, as <see cref="GradientCheck"/> defines it; infinite where one is not finite.</param>
public readonly record struct GradientDeviation(double Analytic, double Numeric, double RelativeError)
{
    /// <summary>Both values and the error.</summary>
    /// <returns>The deviation as text.</returns>
    public override string ToString()
        => FormattableString.Invariant($"backward pass {Analytic:R}, differences {Numeric:R}, relative error {RelativeError:E2}");
}
