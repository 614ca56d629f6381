using NetGen.Testing;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Safety;

/// <summary>Networks of one layer for every loss, whose logits a test chooses; in both precisions, as named scalars and as loops.</summary>
internal static class SafetyNetworks
{
    /// <summary>The number of inputs and of outputs.</summary>
    public const int Size = 3;

    private static readonly (Precision Precision, Unroll Unroll)[] s_ways =
    [
        (Precision.Single, Unroll.Always), (Precision.Single, Unroll.Never), (Precision.Double, Unroll.Always), (Precision.Double, Unroll.Never),
    ];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => NetworkCompiler.Compile(
        from loss in Enum.GetValues<Loss>()
        from way in s_ways
        select Source(loss, way.Precision, way.Unroll).Text));

    /// <summary>Every loss in every way of computing it.</summary>
    public static TheoryData<Loss, Precision, Unroll> Losses
    {
        get
        {
            var rows = new TheoryData<Loss, Precision, Unroll>();
            foreach (Loss loss in Enum.GetValues<Loss>())
            {
                foreach ((Precision precision, Unroll unroll) in s_ways)
                    rows.Add(loss, precision, unroll);
            }

            return rows;
        }
    }

    /// <summary>z = x: the weights are the identity, the biases 0.</summary>
    public static NetworkUnderTest LogitsAreInputs(Loss loss, Precision precision, Unroll unroll)
    {
        NetworkUnderTest network = Create(loss, precision, unroll);
        network.Parameters = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];
        return network;
    }

    /// <summary>z = b: the weights are 0, so that a logit can be infinite without making the others NaN.</summary>
    public static NetworkUnderTest LogitsAreBiases(Loss loss, Precision precision, Unroll unroll, double[] logits)
    {
        NetworkUnderTest network = Create(loss, precision, unroll);
        network.Parameters = [.. new double[Size * Size], .. logits];
        return network;
    }

    public static Reference.ReferenceNetwork Reference(Loss loss) => Source(loss, Precision.Double, Unroll.Auto).Reference;

    /// <summary>The largest finite number of a precision, near enough; twice as much overflows.</summary>
    public static double Large(Precision precision) => precision == Precision.Single ? 3e38f : 1.7e308;

    private static NetworkUnderTest Create(Loss loss, Precision precision, Unroll unroll) =>
        NetworkUnderTest.Create(s_compiled.Value.Type(Source(loss, precision, unroll).Name));

    private static NetworkSource Source(Loss loss, Precision precision, Unroll unroll)
    {
        Activation output = loss switch { SoftmaxCE => Softmax, SigmoidBCE => Activation.Sigmoid, _ => Identity };
        return new NetworkSource($"{loss}{precision}{unroll}", [Size, Size], [], output, loss) { Precision = precision, Unroll = unroll };
    }
}
