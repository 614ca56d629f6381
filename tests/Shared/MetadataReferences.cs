using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Testing;

/// <summary>What a user's project references: the framework that runs the tests, and NetGen.</summary>
internal static class MetadataReferences
{
    /// <summary>The references, read once: opening the framework costs more than most compilations.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = Read();

    private static ImmutableArray<MetadataReference> Read()
    {
        // The list also names the test project's own packages, which a user's project does not have.
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework)
                .Append(typeof(NetworkAttribute).Assembly.Location)
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
