namespace NetGen.Generator.Tests.Snapshots.Networks;

/// <summary>
/// What is generated for a small network with each activation, hidden and output, with named scalars, beside the files of ReLU; and as loops for one whose
/// derivative needs z, which the backward pass then keeps. Each is also compiled, without a diagnostic, and run.
/// </summary>
public sealed class ActivationSnapshots
{
    public static TheoryData<Activation> Elementwise =>
        [.. Enum.GetValues<Activation>().Where(activation => activation is not (Activation.Softmax or Activation.LogSoftmax or Activation.ReLU))];

    [Fact]
    public Task UnrolledReLU() => SnapshotNetwork.Verify(Of(Activation.ReLU));

    [Theory]
    [MemberData(nameof(Elementwise))]
    public Task Unrolled(Activation activation) =>
        SnapshotNetwork.VerifyDifference(Of(Activation.ReLU), Of(activation), method: $"{nameof(Unrolled)}_activation={activation}");

    /// <summary>Parameters of its own, the same of two layers and another one: types that hold them, and formulas with them in place.</summary>
    [Fact]
    public Task UnrolledWithParameters() => SnapshotNetwork.VerifyDifference(
        Of(Activation.LeakyReLU),
        "[Network(2, 2, 2, 1, Activation = Activation.LeakyReLU, ActivationParameter = 0.2, Output = Activation.ELU, OutputParameter = 0.5)] public partial class Net;");

    /// <summary>Softmax without the loss that it is usually fused with.</summary>
    [Fact]
    public Task UnrolledSoftmax() => SnapshotNetwork.VerifyDifference(
        LossSnapshots.Unrolled,
        "[Network(2, 2, Output = Softmax)] public partial class Net;");

    /// <summary>Its logarithms with that loss, whose backward pass has the probabilities beside them.</summary>
    [Fact]
    public Task UnrolledLogSoftmax() => SnapshotNetwork.VerifyDifference(
        LossSnapshots.Unrolled,
        "[Network(2, 2, Output = LogSoftmax, Loss = SoftmaxCE)] public partial class Net;");

    [Fact]
    public Task LoopsThatKeepZ() => SnapshotNetwork.Verify(
        "[Network(2, 2, 1, Activation = GELU, Output = Mish, Unroll = Unroll.Never)] public partial class Net;");

    private static string Of(Activation activation) =>
        $"[Network(2, 2, 1, Activation = Activation.{activation}, Output = Activation.{activation})] public partial class Net;";
}
