namespace NetGen.Generator.Tests.Snapshots.Networks;

/// <summary>
/// What is generated for a small network with each loss, as named scalars and as loops, beside the files of the squared error. Each is also compiled,
/// without a diagnostic, and run.
/// </summary>
public sealed class LossSnapshots
{
    /// <summary>The network of scalars that others are compared with.</summary>
    internal const string Unrolled = "[Network(2, 2)] public partial class Net;";

    private const string Loops = "[Network(2, 2, Unroll = Unroll.Never)] public partial class Net;";

    public static TheoryData<Loss> Losses => [.. Enum.GetValues<Loss>().Where(loss => loss != Loss.SquaredError)];

    [Fact]
    public Task UnrolledSquaredError() => SnapshotNetwork.Verify(Unrolled);

    [Fact]
    public Task LoopsSquaredError() => SnapshotNetwork.Verify(Loops);

    [Theory]
    [MemberData(nameof(Losses))]
    public Task UnrolledLoss(Loss loss) => SnapshotNetwork.VerifyDifference(
        Unrolled,
        $"[Network(2, 2, Loss = Loss.{loss})] public partial class Net;",
        method: $"{nameof(UnrolledLoss)}_loss={loss}");

    [Theory]
    [MemberData(nameof(Losses))]
    public Task LoopsLoss(Loss loss) => SnapshotNetwork.VerifyDifference(
        Loops,
        $"[Network(2, 2, Loss = Loss.{loss}, Unroll = Unroll.Never)] public partial class Net;",
        method: $"{nameof(LoopsLoss)}_loss={loss}");
}
