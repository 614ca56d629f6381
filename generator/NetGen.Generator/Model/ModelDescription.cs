namespace NetGen.Generator.Model;

/// <summary>A model file as the build has read it: everything that the compiler may know of it.</summary>
/// <param name="Source">The file, as the project lists it, with / between folders.</param>
/// <param name="IsDouble">Whether its numbers are of double precision.</param>
/// <param name="NotSingle">Why numbers of single precision cannot hold those of the file; null where they can.</param>
/// <param name="HasBiases">Whether its layers have biases.</param>
/// <param name="Layers">Its layers, the first one next to the inputs.</param>
/// <param name="Remarks">What was found where the file may mean several things, a sentence each.</param>
/// <param name="Resource">The name of the embedded resource that holds the parameters; null where <paramref name="Rows"/> do.</param>
/// <param name="Rows">The parameters of a small model; otherwise empty.</param>
internal sealed record ModelDescription(
    string Source,
    bool IsDouble,
    string? NotSingle,
    bool HasBiases,
    EquatableArray<ModelLayer> Layers,
    EquatableArray<string> Remarks,
    string? Resource,
    EquatableArray<ParameterRow> Rows)
{
    /// <summary>What scales the inputs, and is no part of the weights; null where nothing does.</summary>
    public ScalingNumbers? InputScaling { get; init; }

    /// <summary>What scales the outputs back; null where nothing does.</summary>
    public ScalingNumbers? OutputScaling { get; init; }

    /// <summary>Whether the file tells that its network scales nothing.</summary>
    public bool ScalesNothing { get; init; }

    /// <summary>Why the scaling cannot be part of the weights; null where it is, where there is none, or where the file's own network had it as stages.</summary>
    public string? NotFolded { get; init; }

    /// <summary>The same file with its scaling as stages; null where it does not scale, or where this is that form.</summary>
    public ModelDescription? Staged { get; init; }

    /// <summary>The stages of this form.</summary>
    public Scaling Scaling => (InputScaling is null ? Scaling.None : Scaling.Inputs) | (OutputScaling is null ? Scaling.None : Scaling.Outputs);
}
