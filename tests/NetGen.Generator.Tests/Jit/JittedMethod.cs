namespace NetGen.Generator.Tests.Jit;

/// <summary>One compilation of a method by the JIT.</summary>
/// <param name="Name">The method with its type and parameters.</param>
/// <param name="Tier">The tier, such as <c>FullOpts</c>, or <c>Tier-0 switched MinOpts</c> where the JIT gave up.</param>
/// <param name="ILSize">The bytes of IL.</param>
internal sealed record JittedMethod(string Name, string Tier, int ILSize)
{
    /// <summary>Whether the JIT optimised the method.</summary>
    public bool IsOptimized => Tier.StartsWith("FullOpts", StringComparison.Ordinal) || Tier.StartsWith("Tier1", StringComparison.Ordinal);

    /// <summary>Whether the method is one of a given type.</summary>
    /// <param name="type">The end of the type's name.</param>
    /// <param name="method">The method's name; null for any.</param>
    /// <returns>True if it is.</returns>
    public bool IsOf(string type, string? method = null)
    {
        int colon = Name.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0
            && Name.AsSpan(0, colon).EndsWith(type, StringComparison.Ordinal)
            && (method is null || Name.AsSpan(colon + 1).StartsWith(method + "(", StringComparison.Ordinal));
    }
}
