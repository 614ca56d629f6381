namespace NetGen.Benchmarks.Speed;

/// <summary>What a second thread brings.</summary>
/// <param name="Network">The letter of the network.</param>
/// <param name="Step">The gain of a training step.</param>
/// <param name="BareBefore">The gain of two bare loops, which share nothing, measured just before.</param>
/// <param name="BareAfter">The same, measured just after.</param>
internal sealed record ThreadGainResult(string Network, double Step, double BareBefore, double BareAfter)
{
    /// <summary>Two processors that are there for two loops double them. Below, they share a core, or others work on them.</summary>
    private const double LeastGain = 1.8;

    /// <summary>Above, the clock has changed between one measurement and the next.</summary>
    private const double MostGain = 2.1;

    /// <summary>The gain that any two threads can hope for.</summary>
    public double Bare => (BareBefore + BareAfter) / 2;

    /// <summary>Whether the figures mean anything.</summary>
    public bool IsMeasurable => IsSensible(BareBefore) && IsSensible(BareAfter) && Step <= MostGain;

    /// <summary>The figures.</summary>
    public override string ToString() => $"{Step:0.00}; two bare loops {BareBefore:0.00} before and {BareAfter:0.00} after";

    private static bool IsSensible(double gain) => gain is >= LeastGain and <= MostGain;
}
