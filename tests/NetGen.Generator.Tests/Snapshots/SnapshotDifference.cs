namespace NetGen.Generator.Tests.Snapshots;

/// <summary>A text that is new or differs.</summary>
/// <param name="Files">Its files.</param>
/// <param name="ReceivedText">The text.</param>
/// <param name="VerifiedText">The verified text; null if there is none.</param>
/// <param name="Fault">What is wrong with the form of the verified file; null if only its text differs.</param>
internal sealed record SnapshotDifference(SnapshotPair Files, string ReceivedText, string? VerifiedText, string? Fault);
