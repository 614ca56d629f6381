using System.Runtime.CompilerServices;
using NetGen.Generator.Tests.Compiling;

namespace NetGen.Generator.Tests.Snapshots.Networks;

/// <summary>
/// The generated file of a small network for each activation, hidden and output, with named scalars; and as loops for one
/// whose derivative needs z, which the backward pass then keeps. Each is also compiled, without a diagnostic, and run.
/// </summary>
public sealed class ActivationSnapshots
{
    public static TheoryData<Activation> Elementwise => [.. Enum.GetValues<Activation>().Where(activation => activation is not (Activation.Softmax or Activation.LogSoftmax))];

    [Theory]
    [MemberData(nameof(Elementwise))]
    public Task Unrolled(Activation activation) => Verify(
        $"""
        [Network(2, 2, 1, Activation = Activation.{activation}, Output = Activation.{activation})]
        public partial class {activation}Net;
        """,
        activation);

    /// <summary>Softmax without the loss that it is usually fused with.</summary>
    [Fact]
    public Task UnrolledSoftmax() => Verify(
        """
        [Network(2, 2, Output = Softmax)]
        public partial class SoftmaxNet;
        """);

    /// <summary>Its logarithms with that loss, whose backward pass has the probabilities beside them.</summary>
    [Fact]
    public Task UnrolledLogSoftmax() => Verify(
        """
        [Network(2, 2, Output = LogSoftmax, Loss = SoftmaxCE)]
        public partial class LogSoftmaxNet;
        """);

    [Fact]
    public Task LoopsThatKeepZ() => Verify(
        """
        [Network(2, 2, 1, Activation = GELU, Output = Mish, Unroll = Unroll.Never)]
        public partial class GatedNet;
        """);

    /// <summary>The parameter of a theory stands in the file's name as Verify writes it.</summary>
    private static Task Verify(string source, Activation? activation = null, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        using CompiledNetworks networks = NetworkCompiler.Compile($"/// <summary>A network.</summary>\n{source}");
        NetworkExercise.RunAll(networks);
        return Verifier.Verify(networks.Generation.Driver, sourceFile, activation is null ? method : $"{method}_activation={activation}");
    }
}
