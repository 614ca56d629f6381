namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The texts of a test, compared with its verified files.</summary>
internal sealed class SnapshotComparison
{
    private SnapshotComparison(SnapshotTest test) => Test = test;

    /// <summary>The test.</summary>
    public SnapshotTest Test { get; }

    /// <summary>Texts without a verified file.</summary>
    public List<SnapshotDifference> New { get; } = [];

    /// <summary>Texts that differ from their verified file.</summary>
    public List<SnapshotDifference> NotEqual { get; } = [];

    /// <summary>Verified files without a text.</summary>
    public List<string> Delete { get; } = [];

    /// <summary>Texts that equal their verified file.</summary>
    public List<SnapshotPair> Equal { get; } = [];

    /// <summary>Whether there is nothing to review.</summary>
    public bool IsEqual => New.Count == 0 && NotEqual.Count == 0 && Delete.Count == 0;

    /// <summary>Compares, and writes each text that is new or differs beside its verified file.</summary>
    /// <param name="test">The test.</param>
    /// <param name="targets">Its texts.</param>
    /// <returns>The comparison.</returns>
    public static SnapshotComparison Compare(SnapshotTest test, IReadOnlyList<SnapshotTarget> targets)
    {
        foreach (string received in test.Existing("received"))
            File.Delete(received);

        var comparison = new SnapshotComparison(test);
        comparison.Delete.AddRange(test.Existing("verified"));
        foreach (var namesakes in targets.GroupBy(target => (target.Name, target.Extension)))
        {
            SnapshotTarget[] group = [.. namesakes];
            for (int index = 0; index < group.Length; index++)
                comparison.Add(test.Pair(group[index], group.Length == 1 ? null : index), group[index].Content);
        }

        return comparison;
    }

    /// <summary>Makes what was received verified and deletes what is left over.</summary>
    public void Accept()
    {
        foreach (SnapshotDifference difference in New.Concat(NotEqual))
            File.Move(difference.Files.Received, difference.Files.Verified, overwrite: true);
        foreach (string path in Delete)
            File.Delete(path);
    }

    private void Add(SnapshotPair files, string received)
    {
        Delete.Remove(files.Verified);
        if (!File.Exists(files.Verified))
        {
            SnapshotText.Write(files.Received, received);
            New.Add(new SnapshotDifference(files, received, null, null));
            return;
        }

        (string verified, string? fault) = SnapshotText.Read(files.Verified);
        if (fault is null && string.Equals(received, verified, StringComparison.Ordinal))
        {
            Equal.Add(files);
            return;
        }

        SnapshotText.Write(files.Received, received);
        NotEqual.Add(new SnapshotDifference(files, received, verified, fault));
    }
}
