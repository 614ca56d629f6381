using System.Runtime.CompilerServices;
using NetGen.Generator.Tests.Compiling;

namespace NetGen.Generator.Tests.Snapshots.Networks;

/// <summary>
/// The generated file of a small network for each loss, as named scalars and as loops. Each is also compiled, without a
/// diagnostic, and run.
/// </summary>
public sealed class LossSnapshots
{
    public static TheoryData<Loss> Losses => [.. Enum.GetValues<Loss>()];

    [Theory]
    [MemberData(nameof(Losses))]
    public Task Unrolled(Loss loss) => Verify(
        $"""
        [Network(2, 2, Loss = Loss.{loss})]
        public partial class {loss}Net;
        """,
        loss);

    [Theory]
    [MemberData(nameof(Losses))]
    public Task Loops(Loss loss) => Verify(
        $"""
        [Network(2, 2, Loss = Loss.{loss}, Unroll = Unroll.Never)]
        public partial class {loss}Loops;
        """,
        loss);

    /// <summary>The parameter of a theory stands in the file's name as Verify writes it.</summary>
    private static Task Verify(string source, Loss loss, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        using CompiledNetworks networks = NetworkCompiler.Compile($"/// <summary>A network.</summary>\n{source}");
        NetworkExercise.RunAll(networks);
        return Verifier.Verify(networks.Generation.Driver, sourceFile, $"{method}_loss={loss}");
    }
}
