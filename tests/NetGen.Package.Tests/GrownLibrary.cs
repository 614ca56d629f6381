namespace NetGen.Package.Tests;

/// <summary>
/// The library as a later version might have it, with the additions that the rules of growth in CONTRIBUTING allow: members of contracts with
/// bodies, properties, overloads, types. Only the library is built anew; what was compiled with the package stays as it is.
/// </summary>
/// <param name="version">Its version.</param>
/// <param name="removed">A file of what generated code calls that is there no longer: code of earlier versions runs no more. Null keeps all.</param>
internal sealed class GrownLibrary(string version, string? removed = null) : IDisposable
{
    private const string VersionFile = "Runtime/Members/GeneratorVersion.cs";

    private readonly string _project =
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <AssemblyName>NetGen</AssemblyName>
            <Version>{version}</Version>
            <LangVersion>14.0</LangVersion>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
            <RunAnalyzers>false</RunAnalyzers>
          </PropertyGroup>
        </Project>
        """;

    // The file, where in it, and what is added there.
    private static readonly (string File, string Before, string Added)[] s_additions =
    [
        ("INetwork.cs", "    /// <summary>Computes the outputs of one sample.</summary>", "public string Added() => \"a body of its own\";\n"),
        ("INetworkOfSelf.cs", "    /// <summary>Makes a network with initial weights.</summary>", "static virtual int AddedSize => TSelf.InputSize + TSelf.OutputSize;\n"),
        ("IClassifier.cs", "    /// <summary>The class of each sample", "int AddedCount => Description.OutputSize;\n"),
        ("NetworkCost.cs", "    /// <summary>The bytes they take", "public long AddedBytes { get; init; }\n"),
        ("NetworkDescription.cs", "    /// <summary>The sizes of the layers, inputs first.</summary>", "public string AddedText => Name;\n"),
        ("Runtime/Members/NetworkDescriptionData.cs", "    /// <summary>The loss.</summary>", "public string? Added { get; init; }\n"),
        ("ParameterBlock.cs", "    /// <summary>The number of values: Rows * Columns.</summary>", "public int AddedCount => Count;\n"),
        ("Kernels/Layers/ILayer.cs", "    /// <summary>Its neurons", "static virtual int AddedCount => 0;\n"),
        ("Kernels/SampleLanes/LaneOutputErrors.cs", "    /// <summary>For a loss whose terms", "public static int Added() => 0;\n"),
        ("Formats/OnnxLoadOptions.cs", "public sealed class OnnxLoadOptions", "public interface IAdded;\n"),
    ];

    private readonly TemporaryFolder _folder = new();

    /// <summary>The assembly.</summary>
    public string Path => _folder.Combine("bin", "Release", "net10.0", "NetGen.dll");

    /// <summary>Copies the sources, adds to them and compiles them.</summary>
    public async Task BuildAsync()
    {
        string sources = System.IO.Path.Combine(Repository.Folder, "src", "NetGen");
        foreach (string file in Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories))
        {
            string name = System.IO.Path.GetRelativePath(sources, file).Replace('\\', '/');
            if (name != removed && !name.StartsWith("obj/", StringComparison.Ordinal) && !name.StartsWith("bin/", StringComparison.Ordinal))
                _folder.Write(name, WithAdditions(name, WithOldest(name, await File.ReadAllTextAsync(file))));
        }

        _folder.Write("NetGen.csproj", _project);
        (await ProgramRun.DotnetAsync(_folder.Path, "build", "-c", "Release")).RequireSuccess();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A removal raises the first version whose code is served.</summary>
    private string WithOldest(string name, string text)
    {
        if (removed is null || name != VersionFile)
            return text;
        const string oldest = "new(0, 1, 0)";
        Assert.Contains(oldest, text, StringComparison.Ordinal);
        return text.Replace(oldest, $"Version.Parse(\"{version}\")", StringComparison.Ordinal);
    }

    private static string WithAdditions(string name, string text)
    {
        foreach ((string file, string before, string added) in s_additions)
        {
            if (file != name)
                continue;
            int place = text.IndexOf(before, StringComparison.Ordinal);
            Assert.True(place >= 0, $"{file} has no line '{before}' to put an addition before.");
            text = text.Insert(place, added);
        }

        return text;
    }
}
