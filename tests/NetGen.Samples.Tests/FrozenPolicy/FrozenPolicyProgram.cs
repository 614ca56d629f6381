using System.Reflection;

namespace NetGen.Samples.Tests.FrozenPolicy;

/// <summary>The program as it was built with these tests. It is for an older framework than they are, and has its own folder.</summary>
internal static class FrozenPolicyProgram
{
    public static string Path { get; } = typeof(FrozenPolicyProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "FrozenPolicy")
        .Value!;
}
