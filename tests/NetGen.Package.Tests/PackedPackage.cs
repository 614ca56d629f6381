using System.IO.Compression;
using System.Xml.Linq;

namespace NetGen.Package.Tests;

/// <summary>
/// The package, packed once for all tests from the sources alone: intermediate and final files go to a temporary folder, as on
/// a fresh clone, and the build that runs the tests is left in peace.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    // No folder of packages on the machine has this one.
    private const string TestVersion = "0.1.0-test";

    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder that holds the package and nothing else: a source of packages.</summary>
    internal string SourceFolder => _folder.Combine("packages");

    /// <summary>Where the tests restore the package to: one place, so that the compiler's server loads the generator once.</summary>
    internal string RestoreFolder => _folder.Combine("restored");

    internal string Version { get; private set; } = "";

    /// <summary>The files of the package, without those that every package has.</summary>
    internal IReadOnlyList<string> Files { get; private set; } = [];

    internal XElement Metadata { get; private set; } = null!;

    internal IReadOnlyDictionary<string, byte[]> Contents { get; private set; } = new Dictionary<string, byte[]>();

    public async Task InitializeAsync()
    {
        // The build that these tests are part of has analysed the same sources.
        ProgramRun run = await ProgramRun.DotnetAsync(
            Repository.Folder, "pack", "src/NetGen", "-c", "Release", "-p:RunAnalyzers=false", "-p:PackageVersion=" + TestVersion, "--artifacts-path", _folder.Combine("artifacts"), "-o", SourceFolder);
        run.RequireSuccess();
        string path = Directory.GetFiles(SourceFolder).Single();
        using ZipArchive archive = ZipFile.OpenRead(path);
        Contents = archive.Entries.ToDictionary(entry => entry.FullName, Read);
        Files = [.. Contents.Keys.Where(name => !IsOfEveryPackage(name)).Order(StringComparer.Ordinal)];
        using var specification = new MemoryStream(Contents["NetGen.nuspec"]);
        Metadata = XDocument.Load(specification).Root!.Elements().Single();
        Version = Element("version")!.Value;
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>An element of the metadata, whatever the version of its schema.</summary>
    internal XElement? Element(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static bool IsOfEveryPackage(string name)
        => name == "[Content_Types].xml" || name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal);
}
