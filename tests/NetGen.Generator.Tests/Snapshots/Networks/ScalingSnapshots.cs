namespace NetGen.Generator.Tests.Snapshots.Networks;

/// <summary>What a network that scales has more than the same without: members, and calls in front of the kernels and behind them, whose file does not change.</summary>
public sealed class ScalingSnapshots
{
    [Fact]
    public Task Regression() => SnapshotNetwork.VerifyDifference(
        LossSnapshots.Unrolled,
        "[Network(2, 2, Scaling = Scaling.Inputs | Scaling.Outputs)] public partial class Net;",
        method: nameof(Regression));

    [Fact]
    public Task Classifier() => SnapshotNetwork.VerifyDifference(
        "[Network(2, 2, Loss = SoftmaxCE, Unroll = Unroll.Never)] public partial class Net;",
        "[Network(2, 2, Loss = SoftmaxCE, Unroll = Unroll.Never, Scaling = Scaling.Inputs)] public partial class Net;",
        method: nameof(Classifier));
}
