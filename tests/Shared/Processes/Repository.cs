using System.Reflection;

namespace NetGen.Testing;

/// <summary>The repository that this assembly was built in.</summary>
internal static class Repository
{
    public static string Folder { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryFolder")
        .Value!;

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);
}
