using System.Text;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The message of a failed comparison, in the shape that readers and tools know from Verify.</summary>
internal static class SnapshotMessage
{
    /// <summary>Describes a comparison that found something.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>The sections <c>New</c>, <c>NotEqual</c>, <c>Delete</c>, <c>Equal</c> and <c>FileContent</c>, as far as they have content.</returns>
    public static string Of(SnapshotComparison comparison)
    {
        var message = new StringBuilder($"Directory: {comparison.Test.Directory}\n");
        AppendFiles(message, "New", comparison.New.Select(difference => difference.Files));
        AppendFiles(message, "NotEqual", comparison.NotEqual.Select(difference => difference.Files));
        AppendLeftOver(message, comparison.Delete);
        AppendFiles(message, "Equal", comparison.Equal);
        if (comparison.New.Count > 0 || comparison.NotEqual.Count > 0)
        {
            message.Append("\nFileContent:\n\n");
            AppendContents(message, "New", comparison.New);
            AppendContents(message, "NotEqual", comparison.NotEqual);
        }

        return message.ToString();
    }

    private static void AppendFiles(StringBuilder message, string section, IEnumerable<SnapshotPair> files)
    {
        string heading = $"{section}:\n";
        foreach (SnapshotPair pair in files)
        {
            message.Append($"{heading}  - Received: {Path.GetFileName(pair.Received)}\n    Verified: {Path.GetFileName(pair.Verified)}\n");
            heading = "";
        }
    }

    private static void AppendLeftOver(StringBuilder message, List<string> paths)
    {
        if (paths.Count == 0)
            return;
        message.Append("Delete:\n");
        foreach (string path in paths)
            message.Append($"  - {Path.GetFileName(path)}\n");
    }

    private static void AppendContents(StringBuilder message, string section, List<SnapshotDifference> differences)
    {
        if (differences.Count == 0)
            return;
        message.Append($"{section}:\n\n");
        foreach (SnapshotDifference difference in differences)
        {
            string received = $"Received: {Path.GetFileName(difference.Files.Received)}\n";
            string verified = $"Verified: {Path.GetFileName(difference.Files.Verified)}\n";
            message.Append(difference switch
            {
                { Fault: { } fault } => $"{received}{verified}Compare Result:\n{fault}\n\n",
                { VerifiedText: { } text } => $"{received}{difference.ReceivedText}\n{verified}{text}\n\n",
                _ => $"{received}{difference.ReceivedText}\n\n",
            });
        }
    }
}
