using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Structure;

/// <summary>The generator's own source files, compiled so that names can be asked what they mean.</summary>
internal static class GeneratorSources
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Compiles the generator, with the files that it shares with the library and the build.</summary>
    /// <returns>A compilation whose trees have paths relative to the generator's folder; those of shared files begin with <c>..</c>.</returns>
    public static CSharpCompilation Compile()
    {
        string root = Root();
        string generator = Path.Combine(root, "generator", "NetGen.Generator");
        string[] shared = ["src/NetGen/Activation.cs", "src/NetGen/Loss.cs", "src/NetGen/Precision.cs", "src/NetGen/Unroll.cs", "src/NetGen/Limits.cs", "generator/NetGen.Build/DescriptionFormat.cs"];
        IEnumerable<string> definitions = new[] { "Activations", "Losses" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, "src", "NetGen", folder), "*.cs"))
            .Where(file => Path.GetFileName(file) is not ("IActivation.cs" or "ILossFunction.cs"));
        IEnumerable<string> files = Directory.EnumerateFiles(generator, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(generator, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Concat(shared.Select(file => Path.Combine(root, file)))
            .Concat(definitions);
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        IEnumerable<SyntaxTree> trees = files
            .Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file), Encoding.UTF8), options, Path.GetRelativePath(generator, file).Replace('\\', '/')))
            .Append(CSharpSyntaxTree.ParseText(Usings, options, "../Usings.cs"));

        // The framework of the tests is a later one than the generator's, and has all that it uses.
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(Compilation).Assembly.Location)
            .Append(typeof(CSharpCompilation).Assembly.Location);
        return CSharpCompilation.Create(
            "NetGen.Generator",
            trees,
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string Root([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", ".."));
}
