using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>A text to compare.</summary>
/// <param name="Name">The generated file's name without extension; null for the diagnostics.</param>
/// <param name="Extension">The extension without a dot.</param>
/// <param name="Content">The text, as it is stored.</param>
internal sealed record SnapshotTarget(string? Name, string Extension, string Content)
{
    /// <summary>The texts of a run: its diagnostics if there are any, then each generator's files by hint name.</summary>
    /// <param name="run">A run.</param>
    /// <returns>The texts.</returns>
    /// <remarks>What a generator threw is thrown on: a run that failed is never a snapshot.</remarks>
    public static IReadOnlyList<SnapshotTarget> Of(GeneratorDriverRunResult run)
    {
        Exception[] exceptions = [.. run.Results.Select(result => result.Exception).OfType<Exception>()];
        if (exceptions.Length == 1)
            ExceptionDispatchInfo.Throw(exceptions[0]);
        if (exceptions.Length > 1)
            throw new AggregateException(exceptions);

        var targets = new List<SnapshotTarget>();
        if (!run.Diagnostics.IsEmpty)
            targets.Add(new SnapshotTarget(null, "txt", SnapshotText.Scrub(DiagnosticSnapshot.Of(run.Diagnostics))));
        foreach (GeneratorRunResult result in run.Results)
            targets.AddRange(result.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(Of));
        return targets;
    }

    private static SnapshotTarget Of(GeneratedSourceResult source)
    {
        string path = source.SyntaxTree.FilePath;
        return new SnapshotTarget(
            Path.GetFileNameWithoutExtension(path),
            Path.GetExtension(path)[1..],
            SnapshotText.Scrub($"//HintName: {source.HintName}\n{source.SourceText}"));
    }
}
