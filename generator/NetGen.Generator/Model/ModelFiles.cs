using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Build;

namespace NetGen.Generator.Model;

/// <summary>The model files of a project, as the build describes them in additional files.</summary>
internal static class ModelFiles
{
    /// <summary>Lets the analyzers, which run for every edit, read each description once.</summary>
    public static SourceTextValueProvider<ModelDescription?> Provider { get; } =
        new(static text => ModelDescriptionReader.Read(text.ToString(), CancellationToken.None));

    public static bool IsDescription(AdditionalText text) => text.Path.EndsWith(DescriptionFormat.Extension, StringComparison.Ordinal);

    public static ModelDescription? Read(AdditionalText text, CancellationToken cancellation) =>
        text.GetText(cancellation) is { } source ? ModelDescriptionReader.Read(source.ToString(), cancellation) : null;

    /// <summary>All of them, for an analyzer.</summary>
    /// <param name="options">The options of the analysis, which have the additional files.</param>
    /// <param name="read">Reads a text by <see cref="Provider"/>.</param>
    /// <param name="cancellation">The analysis.</param>
    public static IReadOnlyList<ModelDescription> Of(AnalyzerOptions options, Func<SourceText, ModelDescription?> read, CancellationToken cancellation)
    {
        var files = new List<ModelDescription>();
        foreach (AdditionalText text in options.AdditionalFiles)
        {
            if (IsDescription(text) && text.GetText(cancellation) is { } source && read(source) is { } file)
                files.Add(file);
        }

        return files;
    }
}
