namespace NetGen.Generator.Tests.Snapshots;

/// <summary>Where the snapshots of one test are.</summary>
/// <param name="Directory">The directory of the test's source file.</param>
/// <param name="ClassName">The test's class.</param>
/// <param name="MethodName">The test's method.</param>
internal sealed record SnapshotTest(string Directory, string ClassName, string MethodName)
{
    /// <summary>How the name of each of the test's files begins.</summary>
    public string Prefix { get; } = SnapshotName.Clean($"{ClassName}.{MethodName}");

    /// <summary>The files of one target, or of one of several targets with the same name.</summary>
    /// <param name="target">The target.</param>
    /// <param name="index">Which of the targets with this name it is; null if it is the only one.</param>
    /// <returns>The received and the verified path.</returns>
    public SnapshotPair Pair(SnapshotTarget target, int? index)
    {
        string name = target.Name is null ? "" : "#" + SnapshotName.Clean(target.Name);
        string number = index is null ? "" : FormattableString.Invariant($".{index:D2}");
        string stem = Path.Combine(Directory, Prefix + name + number);
        return new SnapshotPair($"{stem}.received.{target.Extension}", $"{stem}.verified.{target.Extension}");
    }

    /// <summary>The test's files that exist, verified or received.</summary>
    /// <param name="state"><c>verified</c> or <c>received</c>.</param>
    /// <returns>Their paths, sorted.</returns>
    public IReadOnlyList<string> Existing(string state) =>
        !System.IO.Directory.Exists(Directory)
            ? []
            :
            [
                .. System.IO.Directory.EnumerateFiles(Directory)
                    .Where(path => Belongs(Path.GetFileName(path), state))
                    .Order(StringComparer.Ordinal),
            ];

    // Another test's method may begin like this one's, so the prefix must end where it ends.
    private bool Belongs(string fileName, string state) =>
        (fileName.StartsWith(Prefix + ".", StringComparison.Ordinal) || fileName.StartsWith(Prefix + "#", StringComparison.Ordinal))
        && Path.GetFileNameWithoutExtension(fileName).EndsWith("." + state, StringComparison.Ordinal);
}
