namespace NetGen.Generator;

/// <summary>The names of the pipeline's steps, for tests of its incrementality.</summary>
internal static class TrackingNames
{
    /// <summary>The attribute and its class, without what comes from model files.</summary>
    public const string Declaration = nameof(Declaration);

    /// <summary>What the build wrote about each model file.</summary>
    public const string ModelFile = nameof(ModelFile);

    /// <summary>The equatable model: the declaration, completed from the model file that it names.</summary>
    public const string Model = nameof(Model);
}
