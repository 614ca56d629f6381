namespace NetGen.Generator.Model;

/// <summary>The parameters that a network starts from, and where they are.</summary>
/// <param name="Source">The model file, as the project lists it.</param>
/// <param name="IsDouble">Whether the file's numbers are of double precision.</param>
/// <param name="Remarks">What the reader of the file has to say.</param>
/// <param name="Resource">The name of the embedded resource that holds them; null where <paramref name="Rows"/> do.</param>
/// <param name="Rows">The parameters of a small network; otherwise empty.</param>
internal sealed record NetworkWeights(string Source, bool IsDouble, EquatableArray<string> Remarks, string? Resource, EquatableArray<ParameterRow> Rows)
{
    /// <summary>What the inputs are scaled by at first; null where the file does not say.</summary>
    public ScalingNumbers? InputScaling { get; init; }

    /// <summary>What the outputs are scaled by at first; null where the file does not say.</summary>
    public ScalingNumbers? OutputScaling { get; init; }
}
