namespace NetGen.Generator.Tests.Sweep;

/// <summary>Where the parameters of a swept network come from.</summary>
internal enum SweptStart
{
    /// <summary>From a seed.</summary>
    Seed,

    /// <summary>From a model file, to be trained further.</summary>
    File,

    /// <summary>From a model file, for good: a static class.</summary>
    Frozen,
}
