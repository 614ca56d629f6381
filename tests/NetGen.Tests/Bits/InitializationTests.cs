using NetGen.Tests.Networks;

namespace NetGen.Tests.Bits;

/// <summary>
/// A seed means the same parameters for ever: xoshiro256** seeded by SplitMix64, the numbers below computed from the papers'
/// definitions by another program. Weights are He-uniform for the ReLU family and Glorot-uniform otherwise, biases 0.
/// </summary>
public sealed class InitializationTests
{
    public static TheoryData<Type> NetworkTypes => [.. TestNetworks.Types];

    [Theory]
    [InlineData(1, 0.5739496171097136, 0.05780349017319176, 0.20960257203408741, 1.2932082651426133, 0.8655454022268414, -0.8724512709835257)]
    [InlineData(-1, 0.16940214871089007, 0.756420633319346, 0.02063808999835746, -1.2901233635694345, -0.041665671268340754, -0.08257792834170208)]
    [InlineData(20190506, 1.0009978718089831, 0.8572916484399158, -1.0011116466298777, -0.010337910942825306, 0.2633036616869566, -0.5543762429750312)]
    public void A_seed_means_these_numbers(int seed, double first, double second, double third, double lastOfW1, double firstOfW2, double lastOfW2)
    {
        var network = new SmallDouble(seed);
        Assert.Equal([first, second, third, lastOfW1], [network.Weights1[0], network.Weights1[1], network.Weights1[2], network.Weights1[^1]]);
        Assert.Equal([firstOfW2, lastOfW2], [network.Weights2[0], network.Weights2[^1]]);
    }

    [Fact]
    public void No_seed_is_seed_0() => Assert.Equal(new SmallDouble(0).Parameters.ToArray(), new SmallDouble().Parameters.ToArray());

    [Fact]
    public void Seeds_differ() => Assert.NotEqual(new SmallDouble(0).Parameters.ToArray(), new SmallDouble(1).Parameters.ToArray());

    [Fact]
    public void A_float_network_has_the_numbers_of_the_double_network_rounded()
    {
        Assert.Equal(Array.ConvertAll(new LargeDouble(7).Parameters.ToArray(), value => (float)value), new LargeSingle(7).Parameters.ToArray());
        Assert.Equal(Array.ConvertAll(new SmallDouble(7).Parameters.ToArray(), value => (float)value), new SmallSingle(7).Parameters.ToArray());
    }

    [Fact]
    public void Unrolling_does_not_matter() => Assert.Equal(new SmallDouble(7).Parameters.ToArray(), new SmallLoopsDouble(7).Parameters.ToArray());

    /// <summary>Bounds hold for every weight, and the spread is that of a uniform distribution where there are enough weights to tell.</summary>
    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void Weights_are_uniform_within_the_bound_of_their_layer_and_biases_zero(Type type)
    {
        NetworkUnderTest network = NetworkUnderTest.Create(type, seed: 3);
        double[] parameters = network.Parameters;
        foreach (ParameterBlock block in network.Description.Blocks)
        {
            double[] values = parameters[block.Offset..(block.Offset + block.Count)];
            if (block.Kind == ParameterKind.Biases)
            {
                Assert.All(values, value => Assert.Equal(0, value));
                continue;
            }

            bool rectifier = network.Description.Activations[block.Layer - 1] is ReLU or ReLU6 or LeakyReLU or ELU or GELU or GELUTanh or SiLU or Mish or HardSwish;
            double bound = Math.Sqrt(6.0 / (rectifier ? block.Rows : block.Rows + block.Columns));
            Assert.All(values, value => Assert.InRange(value, -bound * (1 + 1e-7), bound * (1 + 1e-7)));
            if (values.Length < 500)
                continue;

            // The variance of the uniform distribution is a third of the bound squared: 2 / inputs, or 2 / (inputs + outputs).
            Assert.InRange(values.Average(), -0.15 * bound, 0.15 * bound);
            Assert.InRange(values.Average(value => value * value), bound * bound / 3 * 0.85, bound * bound / 3 * 1.15);
        }
    }
}
