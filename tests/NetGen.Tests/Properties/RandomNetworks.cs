using FsCheck;
using FsCheck.Fluent;
using NetGen.Testing;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Properties;

/// <summary>Random architectures: shapes, activations, losses, bias, penalty, precision and unrolling.</summary>
internal static class RandomNetworks
{
    /// <summary>FsCheck's size, which these architectures do not depend on.</summary>
    private const int Size = 240;

    /// <summary>How many are compiled and checked.</summary>
    public static int Count { get; } = ThoroughFactAttribute.IsThorough ? 240 : 40;

    private static readonly Activation[] s_elementwise = [.. ReferenceActivations.Elementwise];

    /// <summary>
    /// The seed of the architectures and their data: always the same, so that a failure today is a failure tomorrow, unless
    /// NETGEN_PROPERTY_SEED asks for others.
    /// </summary>
    public static ulong Seed { get; } = ulong.TryParse(Environment.GetEnvironmentVariable("NETGEN_PROPERTY_SEED"), out ulong seed) ? seed : 20190506;

    /// <summary>The networks of the seed, by name. Of those that end in softmax, every other one ends in its logarithms instead.</summary>
    public static IReadOnlyList<NetworkSource> Sources { get; } =
        [.. Architectures().Sample(Count, new Rnd(Seed), Size).Select((source, index) => source with { Name = $"Random{index:D3}", Output = index % 2 == 0 && source.Output == Softmax ? LogSoftmax : source.Output })];

    private static Gen<NetworkSource> Architectures() =>
        from layers in Gen.Choose(1, 5)
        from sizes in Gen.Choose(1, 40).ArrayOf(layers + 1)
        from hidden in Hidden(layers - 1)
        from loss in Gen.Elements(Enum.GetValues<Loss>())
        from output in loss switch { SoftmaxCE => Gen.Constant(Softmax), SigmoidBCE => Gen.Constant(Sigmoid), _ => Gen.Elements((Activation[])[.. s_elementwise, Softmax]) }
        from bias in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from l2 in Gen.Elements(0, 0, 0.01, 0.3)
        from precision in Gen.Elements(Precision.Single, Precision.Double)
        from unroll in Gen.Elements(Enum.GetValues<Unroll>())
        from saysFusedOutput in Gen.Elements(true, false)
        select new NetworkSource("", loss == SoftmaxCE ? [.. sizes[..^1], Math.Max(sizes[^1], 2)] : sizes, hidden, output, loss)
        {
            Bias = bias,
            L2 = l2,
            Precision = precision,
            Unroll = unroll,
            SaysFusedOutput = saysFusedOutput,
        };

    /// <summary>One activation for all hidden layers, or one for each.</summary>
    private static Gen<Activation[]> Hidden(int layers) =>
        Gen.OneOf(
            Gen.Elements(s_elementwise).Select(activation => Enumerable.Repeat(activation, layers).ToArray()),
            Gen.Elements(s_elementwise).ArrayOf(layers));
}
