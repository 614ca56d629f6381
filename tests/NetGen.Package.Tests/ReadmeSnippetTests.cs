namespace NetGen.Package.Tests;

/// <summary>A newcomer's first steps: an empty project, the package, and the code of the README.</summary>
[Collection(PackageCollection.Name)]
public sealed class ReadmeSnippetTests(PackedPackage package)
{
    [Fact]
    public async Task The_snippet_prints_what_the_readme_says_and_its_excerpt_is_what_is_generated()
    {
        using var project = new EmptyProject(package, implicitUsings: true, languageVersion: "default", new Dictionary<string, string>
        {
            ["TestNet.cs"] = Readme.Block("TestNet.cs"),
            ["Program.cs"] = Readme.Block("Program.cs"),
        });
        ProgramRun run = await project.BuildAndRunAsync();

        Assert.Equal(Readme.Block("output"), run.Output.ReplaceLineEndings("\n"));
        string generated = project.GeneratedFiles();
        GeneratedExcerpt.RequireTrue(Readme.Block("generated"), generated);
        Assert.All(Readme.FirstColumn("members"), member => Assert.Matches($@"\n    public [^;={{\n]*\b{member}\b", generated));
    }

    [Fact]
    public async Task The_wrong_program_has_the_errors_that_the_readme_shows()
    {
        using var project = new EmptyProject(package, implicitUsings: true, languageVersion: "default", new Dictionary<string, string>
        {
            ["Wrong.cs"] = Readme.Block("Wrong.cs"),
        });
        ProgramRun build = await project.BuildAsync();

        Assert.Equal(1, build.ExitCode);
        Assert.All(Readme.Block("errors").TrimEnd().Split('\n'), line => Assert.Contains(line, build.Output, StringComparison.Ordinal));
    }

    /// <summary>C# 13 is the oldest language that the README promises to be enough, and the compiler here is the oldest that has it.</summary>
    [Fact]
    public async Task Without_implicit_usings_and_with_the_oldest_compiler_three_usings_of_the_package_are_enough()
    {
        const string usings = """
            using System;
            using NetGen;
            using static NetGen.Activation;
            using static NetGen.Loss;

            """;
        using var project = new EmptyProject(
            package,
            implicitUsings: false,
            languageVersion: "13.0",
            new Dictionary<string, string>
            {
                ["TestNet.cs"] = usings + Readme.Block("TestNet.cs"),
                ["Program.cs"] = "using System;\nusing NetGen;\n" + Readme.Block("Program.cs"),
            },
            items: $"""<PackageReference Include="Microsoft.Net.Compilers.Toolset" Version="[{RestoredPackages.OldestCompiler}]" />""",
            // The SDK asks to be told of another compiler than its own, whose analyzers that one could not load.
            properties: "<RoslynCompilerType>Custom</RoslynCompilerType><EnableNETAnalyzers>false</EnableNETAnalyzers>",
            restored: true);
        ProgramRun run = await project.BuildAndRunAsync();

        Assert.Equal(Readme.Block("output"), run.Output.ReplaceLineEndings("\n"));
        ProgramRun compiler = await project.DotnetAsync("msbuild", "-getProperty:CompilerApiVersion");
        Assert.Equal("roslyn" + Version.Parse(RestoredPackages.OldestCompiler).ToString(2), compiler.RequireSuccess().Output.Trim());
    }
}
