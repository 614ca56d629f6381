namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The two files of one target.</summary>
/// <param name="Received">Where a differing text is written.</param>
/// <param name="Verified">The reviewed text.</param>
internal sealed record SnapshotPair(string Received, string Verified);
