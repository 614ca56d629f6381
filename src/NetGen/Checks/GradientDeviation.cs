namespace NetGen;

/// <summary>One derivative, computed in two ways.</summary>
public readonly struct GradientDeviation
{
    internal GradientDeviation(double analytic, double numeric, double relativeError)
    {
        Analytic = analytic;
        Numeric = numeric;
        RelativeError = relativeError;
    }

    /// <summary>What the network's backward pass says.</summary>
    public double Analytic { get; }

    /// <summary>What differences of the loss say.</summary>
    public double Numeric { get; }

    /// <summary>Their difference relative to their size, as <see cref="GradientCheck"/> defines it; infinite where one is not finite.</summary>
    public double RelativeError { get; }

    /// <summary>Both values and the error.</summary>
    /// <returns>The deviation as text.</returns>
    public override string ToString()
        => FormattableString.Invariant($"backward pass {Analytic:R}, differences {Numeric:R}, relative error {RelativeError:E2}");
}
