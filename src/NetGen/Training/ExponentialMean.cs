namespace NetGen.Training;

/// <summary>A mean in which what came n steps ago weighs decay^n, the weights divided by their sum: m += share (x - m).</summary>
internal static class ExponentialMean
{
    /// <summary>The share of the newest number: (1 - decay) / (1 - decay^number). The first is all of the mean.</summary>
    /// <param name="decay">The decay, in [0, 1).</param>
    /// <param name="number">How many numbers there are with it, 1 or more.</param>
    public static double Share(double decay, long number) => (1 - decay) / IntegerPower.OneMinus(decay, number);
}
