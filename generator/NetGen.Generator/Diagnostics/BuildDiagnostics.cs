using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Reports from the generator what is wrong with a declaration, in a build that runs no analyzers. The analyzer is the better place, as it
/// also reports while somebody types; without either a network would be missing without a word.
/// </summary>
internal static class BuildDiagnostics
{
    /// <summary>Adds the reporting to a generator.</summary>
    /// <param name="context">The generator's initialization.</param>
    /// <param name="networks">The classes with the attribute.</param>
    /// <param name="files">The model files of the project.</param>
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<DeclaredNetwork> networks,
        IncrementalValueProvider<EquatableArray<ModelDescription>> files)
    {
        IncrementalValueProvider<bool> isOff = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => AnalyzersAreOff(options.GlobalOptions));

        // Nothing comes past the first step while analyzers run, so that no value holds a compilation.
        IncrementalValuesProvider<string> invalid = networks
            .Combine(isOff)
            .Where(static source => source.Right)
            .Select(static (source, _) => source.Left)
            .Combine(files)
            .Where(static source => source.Left.Declaration is not { } declaration || NetworkModelReader.Complete(declaration, source.Right) is null)
            .Select(static (source, _) => source.Left.MetadataName);

        // Editors leave such outputs out; a build does not. Who turns analyzers off for builds only has them in the editor.
        context.RegisterImplementationSourceOutput(invalid.Combine(context.CompilationProvider).Combine(files), static (output, source) =>
        {
            ((string name, Compilation compilation), EquatableArray<ModelDescription> files) = source;
            if (compilation.Assembly.GetTypeByMetadataName(name) is not { } type)
                return;
            foreach (Diagnostic diagnostic in DeclarationDiagnostics.Of(type, files, output.CancellationToken))
                output.ReportDiagnostic(diagnostic);
        });
    }

    /// <summary>As the build itself decides it: the second property counts where the first is not set.</summary>
    private static bool AnalyzersAreOff(AnalyzerConfigOptions options)
    {
        string everywhere = Property("RunAnalyzers");
        return IsFalse(everywhere.Length > 0 ? everywhere : Property("RunAnalyzersDuringBuild"));

        string Property(string name) => options.TryGetValue("build_property." + name, out string? value) ? value : "";
        static bool IsFalse(string value) => value.Equals("false", StringComparison.OrdinalIgnoreCase);
    }
}
