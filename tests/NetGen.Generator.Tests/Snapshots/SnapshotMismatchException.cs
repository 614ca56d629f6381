namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The snapshots of a test are not what the generator produced.</summary>
internal sealed class SnapshotMismatchException(string message) : Exception(message);
