using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Testing;

/// <summary>What one run of the generator produced.</summary>
internal sealed class GenerationResult
{
    /// <summary>Takes the result out of a driver that has run; an exception that the generator threw is thrown on.</summary>
    /// <param name="driver">A driver that has run.</param>
    /// <param name="output">The compilation with the generated files.</param>
    /// <param name="modelFiles">The model files of the project.</param>
    public GenerationResult(GeneratorDriver driver, Compilation output, IReadOnlyList<ModelFile> modelFiles)
    {
        ModelFiles = modelFiles;
        Driver = driver;
        Output = output;
        GeneratorDriverRunResult result = driver.GetRunResult();
        foreach (GeneratorRunResult generator in result.Results)
        {
            if (generator.Exception is not null)
                ExceptionDispatchInfo.Throw(generator.Exception);
        }

        Diagnostics = result.Diagnostics;
        Files = [.. result.Results.SelectMany(generator => generator.GeneratedSources)
            .Select(source => new GeneratedFile(source.HintName, source.SourceText.ToString()))];
    }

    /// <summary>The driver, for snapshots.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>The user's compilation with the generated files.</summary>
    public Compilation Output { get; }

    /// <summary>The model files that the compilation was given.</summary>
    public IReadOnlyList<ModelFile> ModelFiles { get; }

    /// <summary>What an analyzer is given besides the compilation.</summary>
    public AnalyzerOptions AnalyzerOptions => new([.. ModelFiles.Select(file => file.Text)]);

    /// <summary>What the generator itself reported; a generator that leaves that to analyzers reports nothing.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The generated files, in the order of the run.</summary>
    public ImmutableArray<GeneratedFile> Files { get; }

    /// <summary>The same, those of each network as one.</summary>
    public ImmutableArray<GeneratedFile> Networks => GeneratedFile.OfNetworks(Files);
}
