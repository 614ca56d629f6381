using NetGen.Generator.Tests.Compiling;

namespace NetGen.Generator.Tests.Snapshots.Networks;

/// <summary>
/// Complete generated files, for people to review: a change of the emitter shows here as a change of the code that users
/// get. Each is also compiled, without a diagnostic, and run.
/// </summary>
public sealed class NetworkSnapshots
{
    [Fact]
    public Task TestNet() => Verify(
        """
        namespace Sample;

        [Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
        public partial class TestNet;
        """);

    [Fact]
    public Task NoBias() => Verify(
        """
        namespace Sample;

        [Network(2, 3, 1, Activation = Sigmoid, Output = Sigmoid, Bias = false)]
        public partial class NoBiasNet;
        """);

    [Fact]
    public Task DoublePrecision() => Verify(
        """
        namespace Sample;

        [Network(4, 3, 2, Activation = Tanh, Loss = SigmoidBCE, L2 = 0.001, Precision = Precision.Double)]
        public partial class DoubleNet;
        """);

    [Fact]
    public Task Nested() => Verify(
        """
        namespace Sample.@event;

        internal partial record struct Outer
        {
            private partial interface IInner
            {
                [Network(2, 2)]
                internal sealed partial class @class;
            }
        }
        """);

    [Fact]
    public Task Loops() => Verify(
        """
        namespace Sample;

        [Network(64, 32, 10, Activation = ReLU, Loss = SoftmaxCE)]
        public partial class Digits;
        """);

    [Fact]
    public Task LoopsInDoublePrecision() => Verify(
        """
        namespace Sample;

        [Network(30, 20, 3, Activation = Identity, Bias = false, L2 = 0.5, Precision = Precision.Double)]
        public partial class DoubleLoops;
        """);

    /// <summary>Layers of one vector: one kernel for a sample, a sample in each lane for batches.</summary>
    [Fact]
    public Task NarrowLoops() => Verify(
        """
        namespace Sample;

        [Network(4, 16, 16, 3, Activation = ReLU, Loss = SoftmaxCE)]
        public partial class NarrowLoops;
        """);

    /// <summary>Inputs across lanes in the last layer.</summary>
    [Fact]
    public Task FewOutputs() => Verify(
        """
        namespace Sample;

        [Network(5, 48, 3, Activation = Tanh, Loss = SoftmaxCE)]
        public partial class FewOutputs;
        """);

    /// <summary>A layer so large that its sums are put aside between blocks of terms.</summary>
    [Fact]
    public Task TermBlocks() => Verify(
        """
        namespace Sample;

        [Network(1030, 130)]
        public partial class TermBlocks;
        """);

    [Fact]
    public Task Deep() => Verify(
        """
        [Network(2, 3, 3, 3, 3, 1, Activations = new[] { ReLU, Sigmoid, Tanh, Identity }, Loss = SigmoidBCE)]
        public partial class DeepNet;
        """);

    [Fact]
    public Task OneLayer() => Verify(
        """
        namespace Sample;

        [Network(3, 2)]
        public partial class OneLayer
        {
            /// <summary>The user's own constructor.</summary>
            public OneLayer() : this(seed: 7)
            {
            }
        }
        """);

    private static Task Verify(
        string source,
        [System.Runtime.CompilerServices.CallerFilePath] string sourceFile = "",
        [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(source);
        NetworkExercise.RunAll(networks);
        return Verifier.Verify(networks.Generation.Driver, sourceFile, method);
    }
}
