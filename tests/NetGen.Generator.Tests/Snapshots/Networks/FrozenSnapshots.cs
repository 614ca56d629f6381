namespace NetGen.Generator.Tests.Snapshots.Networks;

/// <summary>Complete generated files of networks that take their weights from a model file.</summary>
public sealed class FrozenSnapshots
{
    [Fact]
    public Task Small() => Verify(
        """
        namespace Sample;

        [Network(4, 3, 2, Activation = Tanh, Loss = SoftmaxCE, Weights = "policy.onnx")]
        public static partial class SmallFrozen;
        """);

    [Fact]
    public Task Large() => Verify(
        """
        namespace Sample;

        [Network("large.onnx", Unroll = Unroll.Never)]
        public static partial class LargeFrozen;
        """);

    [Fact]
    public Task Started() => Verify(
        """
        namespace Sample;

        [Network("policy.onnx", Precision = Precision.Double)]
        public partial class StartedNet;
        """);

    /// <summary>Both stages, of numbers of single and of double precision.</summary>
    [Fact]
    public Task Scaled() => Verify(
        """
        namespace Sample;

        [Network("scaled.onnx", Scaling = Scaling.Inputs | Scaling.Outputs)]
        public static partial class ScaledFrozen;
        """);

    /// <summary>A stage that the file brings with it.</summary>
    [Fact]
    public Task StartedWithScaling() => Verify(
        """
        namespace Sample;

        [Network("clocked.onnx", Precision = Precision.Double)]
        public partial class ClockedNet;
        """);

    private static Task Verify(
        string source,
        [System.Runtime.CompilerServices.CallerFilePath] string sourceFile = "",
        [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(source, Models.Project);
        return Verifier.Verify(networks.Generation.Driver, sourceFile, method);
    }
}
