using System.Reflection;

namespace NetGen.Package.Tests;

/// <summary>The packages that the restore of this repository has brought to the machine.</summary>
internal static class RestoredPackages
{
    /// <summary>The folder that they are in.</summary>
    public static string Folder { get; } = Metadata("RestoredPackages");

    /// <summary>The version of the oldest compiler that the README promises to be enough, as a package.</summary>
    public static string OldestCompiler { get; } = Metadata("OldestCompiler");

    private static string Metadata(string key) => typeof(RestoredPackages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key)
        .Value!;
}
