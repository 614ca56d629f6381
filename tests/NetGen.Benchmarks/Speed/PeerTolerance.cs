namespace NetGen.Benchmarks.Speed;

/// <summary>
/// How far an engine that computes the same may be from NetGen: derived from the additions and the steps of what is compared, so that no engine
/// is lost to a number that was guessed, and a formula that is wrong stands out.
/// </summary>
/// <remarks>
/// <para>
/// Roundings. A rounding is off by at most u = 2^-24 of the partial sum, u^2 / 3 on average of its square; partial sums grow like the root of the
/// number of terms, so that of n additions the error is u sqrt(n / 6) of the sum, and the difference of two engines that add in different orders
/// u sqrt(n / 3). An elementary function, of which libraries promise 4 ulp, counts as 48 additions. Outputs are compared by their largest
/// difference, of thousands: 8 times that. Parameters are compared by the norm of their difference: each of s steps moves them off by that share of
/// what it moves them at all, and repeats, roughly, what the steps before were off by: s times the whole movement times that, and 4 for what is rough.
/// </para>
/// <para>
/// Decisions. A ReLU whose sum is nearer to 0 than its rounding error may be on in one engine and off in the other. Of two normal numbers that
/// differ by d of their deviation, 0.32 d have different signs. With n samples, h such neurons and s steps, that is f = 0.32 d n h s decisions; each
/// changes one of n h terms of the gradient, and moves the parameters off by 1 / sqrt(n h) of what a step moves them: together by sqrt(f / (n h)) =
/// sqrt(0.32 d s) of that, and three times that is allowed. Where f is below a hundredth, none is expected, and nothing is allowed for.
/// </para>
/// </remarks>
internal static class PeerTolerance
{
    private const double UnitRoundoff = 1.0 / (1 << 24);

    private const int AdditionsOfFunction = 48;

    private const double LargestOfMany = 8, Roughness = 4;

    private const double SharePerDeviation = 0.32, LeastDecisions = 0.01, OfDecisions = 3;

    /// <summary>What outputs may differ by, relative to the largest.</summary>
    public static double OfOutputs(NetworkDescription network)
        => LargestOfMany * Rounding(ForwardTerms(network, network.Sizes.Length - 1) + AdditionsOfFunction * (network.Sizes.Length - 1));

    /// <summary>What parameters may differ by after a training, relative to their norm.</summary>
    /// <param name="network">The network.</param>
    /// <param name="samples">The samples of a step.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="movement">How far one step moves the parameters, relative to their norm.</param>
    /// <param name="moved">How far all did.</param>
    public static double OfParameters(NetworkDescription network, int samples, int steps, double movement, double moved)
    {
        int layers = network.Sizes.Length - 1;
        double additions = ForwardTerms(network, layers) + samples + AdditionsOfFunction * layers;
        for (int layer = 2; layer <= layers; layer++)
            additions += network.Sizes[layer];
        return Roughness * moved * steps * Rounding(additions) + Decisions(network, samples, steps) * movement;
    }

    /// <summary>What decisions that went the other way move parameters off by, in movements of a step.</summary>
    private static double Decisions(NetworkDescription network, int samples, int steps)
    {
        int layers = network.Sizes.Length - 1;
        if (network.Layers[0].Activation != Activation.ReLU)
            return 0;
        double neurons = 0;
        for (int layer = 1; layer < layers; layer++)
            neurons += network.Sizes[layer];
        double share = SharePerDeviation * Rounding(ForwardTerms(network, layers - 1));
        return share * samples * neurons * steps < LeastDecisions ? 0 : OfDecisions * Math.Sqrt(share * steps);
    }

    /// <summary>The additions behind a sum of a layer.</summary>
    private static double ForwardTerms(NetworkDescription network, int layer)
    {
        double terms = 0;
        for (int before = 0; before < layer; before++)
            terms += network.Sizes[before];
        return terms;
    }

    private static double Rounding(double additions) => UnitRoundoff * Math.Sqrt(additions / 3);
}
