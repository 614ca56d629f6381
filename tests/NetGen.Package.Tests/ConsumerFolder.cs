namespace NetGen.Package.Tests;

/// <summary>
/// A new folder for projects that use the package: no build files of the repository, no other source of packages, and a folder of
/// the run's own to restore into, so that no package of an earlier run stands in for this one.
/// </summary>
internal sealed class ConsumerFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="package">The package.</param>
    /// <param name="restored">Whether what the restore of this repository has brought to the machine may be used, too: an older framework, an older compiler. The package's version is one that no such folder has.</param>
    public ConsumerFolder(PackedPackage package, bool restored = false)
        => _folder.Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{package.RestoreFolder}" />
              </config>
              <packageSources>
                <clear />
                <add key="packed" value="{package.SourceFolder}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                {(restored ? $"""<add key="repository" value="{RestoredPackages.Folder}" />""" : "")}
              </fallbackPackageFolders>
            </configuration>
            """);

    public void Dispose() => _folder.Dispose();

    /// <summary>The path of a file of the folder.</summary>
    public string PathOf(params string[] parts) => _folder.Combine(parts);

    /// <summary>Writes a file of the folder.</summary>
    public void Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Runs <c>dotnet</c> in the folder.</summary>
    public Task<ProgramRun> DotnetAsync(params string[] arguments) => ProgramRun.DotnetAsync(_folder.Path, arguments);
}
