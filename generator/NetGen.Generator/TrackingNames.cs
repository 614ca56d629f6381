namespace NetGen.Generator;

/// <summary>The names of the pipeline's steps, for tests of its incrementality.</summary>
internal static class TrackingNames
{
    /// <summary>The equatable model that the attribute and its class were read into.</summary>
    public const string Model = nameof(Model);
}
