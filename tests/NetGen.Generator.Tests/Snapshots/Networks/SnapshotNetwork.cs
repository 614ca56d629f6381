using System.Runtime.CompilerServices;
using NetGen.Generator.Tests.Compiling;

namespace NetGen.Generator.Tests.Snapshots.Networks;

/// <summary>Compiles a network of a snapshot, without a diagnostic, runs it, and verifies what was generated. The parameter of a theory stands in the name of its file as Verify writes it.</summary>
internal static class SnapshotNetwork
{
    /// <summary>All of its files.</summary>
    public static Task Verify(string source, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        using CompiledNetworks networks = Run(source);
        return Verifier.Verify(networks.Generation.Driver, sourceFile, method);
    }

    /// <summary>What differs from another network, whose class has the same name.</summary>
    public static Task VerifyDifference(string original, string source, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        using CompiledNetworks before = NetworkCompiler.Compile(Documented(original)), after = Run(source);
        return Verifier.VerifyDifference(before.Generation.Driver, after.Generation.Driver, sourceFile, method);
    }

    private static CompiledNetworks Run(string source)
    {
        CompiledNetworks networks = NetworkCompiler.Compile(Documented(source));
        NetworkExercise.RunAll(networks);
        return networks;
    }

    private static string Documented(string source) => $"/// <summary>A network.</summary>\n{source}";
}
