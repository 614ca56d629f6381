using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;

namespace NetGen.Package.Tests;

/// <summary>What the package holds, and what it depends on.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void It_holds_library_generator_fixes_build_usings_and_pages_and_nothing_else()
    {
        string[] expected =
        [
            "NetGen.nuspec",
            "README.md",
            "analyzers/dotnet/cs/NetGen.CodeFixes.dll",
            "analyzers/dotnet/cs/NetGen.Generator.dll",
            "build/net9.0/NetGen.props",
            "build/net9.0/NetGen.targets",
            "docs/Diagnostics.md",
            "docs/ReadingGeneratedCode.md",
            "lib/net10.0/NetGen.dll",
            "lib/net10.0/NetGen.xml",
            "lib/net9.0/NetGen.dll",
            "lib/net9.0/NetGen.xml",
            "tasks/netstandard2.0/NetGen.Build.dll",
        ];
        Assert.Equal(expected, package.Files);
    }

    [Fact]
    public void It_depends_on_no_package()
    {
        Assert.Equal(["net10.0", "net9.0"], package.Element("dependencies")!.Elements().Select(group => group.Attribute("targetFramework")!.Value));
        Assert.All(package.Element("dependencies")!.Elements(), group => Assert.Empty(group.Elements()));
    }

    [Fact]
    public void It_names_its_licence_and_its_readme()
    {
        Assert.Equal("expression", package.Element("license")!.Attribute("type")!.Value);
        Assert.Equal("MIT", package.Element("license")!.Value);
        Assert.Equal("README.md", package.Element("readme")!.Value);
    }

    /// <summary>Where a package is shown, a path of the repository leads nowhere.</summary>
    [Fact]
    public void Its_pages_are_those_of_the_repository_without_links_that_nobody_can_follow()
    {
        string readme = PageOf("README.md");
        Assert.Contains("](generator/Diagnostics.md)", readme, StringComparison.Ordinal);
        string packed = Text("README.md");
        Assert.Equal(Regex.Replace(Regex.Replace(readme, @"\[([^\[\]]*)\]\((?!https:)[^()]*\)", "$1"), "<!-- block: .* -->\n", ""), packed);
        string[] pages = ["Diagnostics.md", "ReadingGeneratedCode.md"];
        Assert.All(pages, page => Assert.Equal(PageOf("generator", page), Text("docs/" + page)));

        foreach (string page in (string[])[packed, .. pages.Select(page => Text("docs/" + page))])
        {
            Assert.All(
                Regex.Matches(page, @"\]\((?<target>[^)]*)\)|(?m:^)\[[^\]]+\]:\s*(?<target>\S+)|(?:href|src)=""(?<target>[^""]*)""").Select(match => match.Groups["target"].Value),
                target => Assert.True(Uri.IsWellFormedUriString(target, UriKind.Absolute), target));
            Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        }
    }

    private static string PageOf(params string[] parts) => File.ReadAllText(Repository.PathOf(parts)).ReplaceLineEndings("\n");

    private string Text(string file) => Encoding.UTF8.GetString(package.Contents[file]).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("lib/net10.0/NetGen.xml")]
    [InlineData("lib/net9.0/NetGen.xml")]
    public void The_documentation_covers_what_a_user_writes(string file)
    {
        string documentation = Encoding.UTF8.GetString(package.Contents[file]);
        Assert.Contains("T:NetGen.NetworkAttribute\"", documentation);
        Assert.Contains("P:NetGen.NetworkAttribute.Activation\"", documentation);
        Assert.Contains("T:NetGen.INetwork`1\"", documentation);
    }

    [Theory]
    [InlineData("lib/net10.0/NetGen.dll")]
    [InlineData("lib/net9.0/NetGen.dll")]
    public void The_library_needs_nothing_but_the_runtime(string file)
        => Assert.All(References(file), name => Assert.StartsWith("System", name));

    /// <summary>Whoever reads it has nothing but the package: no document that the project started from.</summary>
    [Theory]
    [InlineData("lib/net9.0/NetGen.xml")]
    [InlineData("lib/net10.0/NetGen.xml")]
    public void The_documentation_names_nothing_that_a_user_has_not(string file)
        => Assert.DoesNotMatch(@"\bseeds? \d|\bissue \d|DESIGN", Encoding.UTF8.GetString(package.Contents[file]));

    [Fact]
    public void The_generator_needs_nothing_but_the_compiler()
    {
        // The compiler's own folder has these; anything else would have to travel in the package.
        string[] known = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable"];
        Assert.All(References("analyzers/dotnet/cs/NetGen.Generator.dll"), name => Assert.Contains(name, known));
    }

    [Fact]
    public void The_build_needs_nothing_but_msbuild()
    {
        string[] known = ["netstandard", "Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core"];
        Assert.All(References("tasks/netstandard2.0/NetGen.Build.dll"), name => Assert.Contains(name, known));
    }

    [Fact]
    public void The_code_fixes_need_nothing_but_the_editor()
    {
        string[] known = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "System.Collections.Immutable", "System.Composition.AttributedModel", "System.Memory"];
        Assert.All(References("analyzers/dotnet/cs/NetGen.CodeFixes.dll"), name => Assert.Contains(name, known));
    }

    private string[] References(string file)
    {
        using var stream = new MemoryStream(package.Contents[file]);
        using var executable = new PEReader(stream);
        MetadataReader metadata = executable.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
