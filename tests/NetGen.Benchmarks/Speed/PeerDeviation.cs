namespace NetGen.Benchmarks.Speed;

/// <summary>How far another engine is from NetGen.</summary>
/// <param name="Value">The deviation.</param>
/// <param name="Allowed">What an engine that computes the same may deviate.</param>
internal readonly record struct PeerDeviation(double Value, double Allowed)
{
    /// <summary>The share of what is allowed; above 1 the engine computes something else.</summary>
    public double Share => Value == 0 ? 0 : Value / Allowed;

    /// <summary>Whether the engine computes the same.</summary>
    public bool IsSame => Share <= 1;
}
