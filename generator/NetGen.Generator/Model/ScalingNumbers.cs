namespace NetGen.Generator.Model;

/// <summary>What a model file scales inputs or outputs by: x' = (x - offset) * factor.</summary>
/// <param name="IsDouble">Whether the numbers are of double precision.</param>
/// <param name="Offsets">One for each feature, as the shortest text that reads back as the same number.</param>
/// <param name="Factors">As many; none is 0.</param>
internal sealed record ScalingNumbers(bool IsDouble, EquatableArray<string> Offsets, EquatableArray<string> Factors);
