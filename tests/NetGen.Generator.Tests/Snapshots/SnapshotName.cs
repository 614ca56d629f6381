namespace NetGen.Generator.Tests.Snapshots;

/// <summary>Names of snapshots as parts of file names.</summary>
internal static class SnapshotName
{
    // What any of the usual file systems refuses, not only the one at hand, and # because it separates test and target.
    private const string Refused = "\"<>|:*?\\/#";

    /// <summary>Replaces what cannot be in a file name.</summary>
    /// <param name="name">A name.</param>
    /// <returns>The name with a dash for each refused character.</returns>
    public static string Clean(string name) =>
        string.Concat(name.Select(character => char.IsControl(character) || Refused.Contains(character, StringComparison.Ordinal) ? '-' : character));
}
