using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Structure;

/// <summary>Source files of the project's own, compiled so that names can be asked what they mean.</summary>
internal static class SourceCompilation
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

    /// <summary>Compiles a folder of the repository, with what a project compiles of other folders.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="project">The project, which names the others.</param>
    /// <returns>A compilation whose trees have paths relative to the folder; those of other folders begin with <c>..</c>.</returns>
    public static CSharpCompilation Of(string folder, string project)
    {
        string path = Path.Combine(Root(), folder);
        IEnumerable<string> files = Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Union(Linked(Path.Combine(Root(), project)));
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        IEnumerable<SyntaxTree> trees = files
            .Order(StringComparer.Ordinal)
            .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(file), Encoding.UTF8), options, Path.GetRelativePath(path, file).Replace('\\', '/')))
            .Append(CSharpSyntaxTree.ParseText(Usings, options, "../Usings.cs"));

        // The framework of the tests is a later one than that of what is compiled here, and has all that it uses.
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(Compilation).Assembly.Location)
            .Append(typeof(CSharpCompilation).Assembly.Location);
        return CSharpCompilation.Create(
            "Sources",
            trees,
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The files that a project compiles besides those of its own folder.</summary>
    private static IEnumerable<string> Linked(string project) =>
        from item in XDocument.Load(project).Descendants("Compile")
        let excluded = Paths(item, "Exclude").Select(path => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, path))).ToHashSet()
        from include in Paths(item, "Include")
        let isOfFolder = include.EndsWith("*.cs", StringComparison.Ordinal)
        let path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, isOfFolder ? include[..include.IndexOf('*')] : include))
        from file in isOfFolder ? Directory.EnumerateFiles(path, "*.cs", include.Contains("**", StringComparison.Ordinal) ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly) : [path]
        where !excluded.Contains(file)
        select file;

    private static string[] Paths(XElement item, string attribute) => ((string?)item.Attribute(attribute) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static string Root([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", ".."));
}
