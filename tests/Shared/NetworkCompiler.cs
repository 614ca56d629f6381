using System.Collections.Immutable;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Testing;

/// <summary>Compiles C# with the generator as a user's project would, in memory, and loads the result.</summary>
internal static class NetworkCompiler
{
    // Every compilation comes from this one and shares what it knows of the references: to bind them again costs more than most sources do.
    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create("Networks", references: MetadataReferences.All, options: CompilationSettings.Default.CompilationOptions);

    /// <summary>Runs the generator over one source, compiles and loads.</summary>
    /// <param name="source">C#, as a user writes it.</param>
    /// <param name="settings">The project's configuration; a new project's if null.</param>
    /// <returns>The loaded networks.</returns>
    /// <exception cref="NetworkCompilationException">There is any diagnostic that is not hidden, in the user's or in generated code.</exception>
    public static CompiledNetworks Compile(string source, CompilationSettings? settings = null) =>
        Compile([source], settings);

    /// <summary>
    /// Runs the generator over many sources in one compilation, which is far faster than one compilation each.
    /// </summary>
    /// <param name="sources">C#, one file each: Source0.cs, Source1.cs, ...</param>
    /// <param name="settings">The project's configuration; a new project's if null.</param>
    /// <returns>The loaded networks.</returns>
    /// <exception cref="NetworkCompilationException">There is any diagnostic that is not hidden, in the user's or in generated code.</exception>
    public static CompiledNetworks Compile(IEnumerable<string> sources, CompilationSettings? settings = null) =>
        Load(Generate(sources, settings));

    /// <summary>Runs the generator over one source and stops there, for sources that need not compile.</summary>
    /// <param name="source">C#, as a user writes it.</param>
    /// <param name="settings">The project's configuration; a new project's if null.</param>
    /// <returns>What the generator produced.</returns>
    public static GenerationResult Generate(string source, CompilationSettings? settings = null) =>
        Generate([source], settings);

    /// <summary>Runs the generator over many sources and stops there, for sources that need not compile.</summary>
    /// <param name="sources">C#, one file each: Source0.cs, Source1.cs, ...</param>
    /// <param name="settings">The project's configuration; a new project's if null.</param>
    /// <returns>What the generator produced.</returns>
    public static GenerationResult Generate(IEnumerable<string> sources, CompilationSettings? settings = null)
    {
        settings ??= CompilationSettings.Default;
        return Generate(CreateCompilation(sources, settings), settings);
    }

    /// <summary>Runs the generator over a compilation that a test has made.</summary>
    /// <param name="input">The compilation before any generator has run.</param>
    /// <param name="settings">The project's configuration.</param>
    /// <returns>What the generator produced.</returns>
    public static GenerationResult Generate(Compilation input, CompilationSettings settings)
    {
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([settings.Generator().AsSourceGenerator()], settings.ModelFiles.Select(file => file.Text), settings.ParseOptions, new BuildProperties(settings.BuildProperties))
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        return new GenerationResult(driver, output, settings.ModelFiles);
    }

    /// <summary>Runs the generator again after an edit, as an editor does: only what the edit changes is generated again.</summary>
    /// <param name="source">C#, as a user writes it.</param>
    /// <param name="earlier">A run under the same settings.</param>
    /// <param name="settings">The project's configuration; a new project's if null.</param>
    /// <returns>What the generator produced; that of the earlier run stays as it is.</returns>
    public static GenerationResult Regenerate(string source, GenerationResult earlier, CompilationSettings? settings = null)
    {
        settings ??= CompilationSettings.Default;
        GeneratorDriver driver = earlier.Driver.RunGeneratorsAndUpdateCompilation(CreateCompilation([source], settings), out Compilation output, out _);
        return new GenerationResult(driver, output, settings.ModelFiles);
    }

    /// <summary>The compilation before any generator has run.</summary>
    /// <param name="sources">C#, one file each: Source0.cs, Source1.cs, ...</param>
    /// <param name="settings">The project's configuration.</param>
    /// <returns>A compilation; all have the same name, as each is loaded into a context of its own.</returns>
    public static CSharpCompilation CreateCompilation(IEnumerable<string> sources, CompilationSettings settings)
    {
        var trees = sources.Select((source, index) => Parse(source, $"Source{index}.cs", settings)).ToList();
        if (settings.ImplicitUsings)
            trees.Add(Parse(ImplicitUsings.Source, "ImplicitUsings.g.cs", settings));
        return s_empty.WithOptions(settings.CompilationOptions).AddSyntaxTrees(trees);
    }

    /// <summary>Parses one file under the given settings.</summary>
    /// <param name="source">C#.</param>
    /// <param name="path">The file's name in messages.</param>
    /// <param name="settings">The project's configuration.</param>
    /// <returns>The tree; syntax errors surface when it is compiled.</returns>
    public static SyntaxTree Parse(string source, string path, CompilationSettings settings) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), settings.ParseOptions, path);

    /// <summary>Compiles and loads what a run of the generator produced.</summary>
    /// <param name="generation">The run.</param>
    /// <returns>The loaded networks.</returns>
    /// <exception cref="NetworkCompilationException">There is any diagnostic that is not hidden.</exception>
    public static CompiledNetworks Load(GenerationResult generation)
    {
        using var image = new MemoryStream();
        ImmutableArray<Diagnostic> diagnostics = generation.Output.Emit(image, manifestResources: Resources(generation)).Diagnostics;
        Diagnostic[] visible = [.. generation.Diagnostics.Concat(diagnostics).Where(d => d.Severity != DiagnosticSeverity.Hidden)];
        if (visible.Length > 0)
            throw new NetworkCompilationException(visible);

        image.Position = 0;
        var context = new AssemblyLoadContext(generation.Output.AssemblyName, isCollectible: true);
        return new CompiledNetworks(context, context.LoadFromStream(image), generation);
    }

    private static IEnumerable<ResourceDescription> Resources(GenerationResult generation) =>
        generation.ModelFiles
            .Where(file => file.ResourceName is not null)
            .Select(file => new ResourceDescription(file.ResourceName!, () => new MemoryStream(file.Parameters!), isPublic: true));
}
