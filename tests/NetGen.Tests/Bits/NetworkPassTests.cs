using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Bits;

/// <summary>
/// A kept pass has the bits of the network's own passes, for every declared network and every network of the reference cases: of one sample and of
/// several blocks, of fewer samples than before, with and without a team; once and again for other gradients, with another pass alive, at 0 bytes.
/// </summary>
public sealed class NetworkPassTests
{
    private const int MaxSamples = 700;

    private static readonly int[] s_batches = [2, 700, 1, 37, 512];

    public static TheoryData<Type> Declared => [.. TestNetworks.All];

    public static TheoryData<string, Precision> GoldenCases => GoldenTests.Sample;

    [Theory]
    [MemberData(nameof(Declared))]
    public void Declared_network(Type type) => NetworkUnderTest.Create(type).Accept(new AgainstNetwork());

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void Network_of_a_golden_case(string name, Precision precision) => GoldenNetworks.Create(GoldenFolder.Cases[name], precision).Accept(new AgainstNetwork());

    [Fact]
    public void Wrong_use_is_refused_with_what_to_do()
    {
        var network = new SmallSingle();
        Assert.Throws<ArgumentOutOfRangeException>(() => network.CreatePass(0));
        Assert.Contains("numbers, more than one array holds", Assert.Throws<ArgumentOutOfRangeException>(() => network.CreatePass(500_000_000)).Message, StringComparison.Ordinal);

        NetworkPass<float> pass = network.CreatePass(2);
        Assert.Equal((2, 0, 0), (pass.MaxSamples, pass.Samples, pass.Outputs.Length));
        Assert.Same(network, pass.Network);
        Assert.Contains("Call Forward first.", Assert.Throws<InvalidOperationException>(() => pass.Backward(new float[2], new float[26])).Message, StringComparison.Ordinal);
        Assert.Contains("up to 2 samples, but inputs holds 3.", Assert.Throws<ArgumentException>(() => pass.Forward(new float[9])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => pass.Forward(new float[4]));
        Assert.Throws<ArgumentException>(() => pass.Forward([]));
        pass.Forward(new float[6]);
        Assert.Throws<ArgumentException>(() => pass.Backward(new float[2], new float[26]));
        Assert.Throws<ArgumentException>(() => pass.Backward(new float[4], new float[25]));
        Assert.Throws<ArgumentException>(() => pass.Backward(new float[4], new float[26], new float[3]));
        Assert.Throws<ArgumentException>(() => pass.Backward(new float[4]));
        Assert.Throws<ArgumentException>(() => pass.Backward(new float[4], network.Parameters));
        var shared = new float[26];
        Assert.Throws<ArgumentException>(() => pass.Backward(shared.AsSpan(0, 4), shared));
        pass.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pass.Forward(new float[6]));
        Assert.Throws<ObjectDisposedException>(() => pass.Backward(new float[4], shared));
    }

    private sealed class AgainstNetwork : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var random = new Random(1);
            T[] parameters = network.Parameters.ToArray();
            using var team = new ThreadTeam(2);
            using NetworkPass<T> pass = network.CreatePass(MaxSamples);
            using NetworkPass<T> other = network.CreatePass(3);
            T[] otherInputs = Numbers<T>(random, 3 * TNetwork.InputSize);
            foreach (int samples in s_batches)
            {
                T[] inputs = Numbers<T>(random, samples * TNetwork.InputSize), outputs = new T[samples * TNetwork.OutputSize];
                network.Team = samples % 2 == 0 ? team : null;
                network.ForwardBatch(inputs, outputs);
                pass.Forward(inputs);
                other.Forward(otherInputs);
                Assert.Equal(samples, pass.Samples);
                Assert.Equal(outputs, pass.Outputs.ToArray());
                for (int turn = 0; turn < 2; turn++)
                    AssertSameGradients<TNetwork, T>(network, pass, inputs, Numbers<T>(random, outputs.Length));
            }

            Assert.Equal(parameters, network.Parameters.ToArray());
            AssertAllocatesNothing<TNetwork, T>(network, pass, random);
        }

        private static void AssertSameGradients<TNetwork, T>(TNetwork network, NetworkPass<T> pass, T[] inputs, T[] outputGradients)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] expected = new T[TNetwork.ParameterCount], actual = new T[TNetwork.ParameterCount];
            T[] expectedOfInputs = new T[inputs.Length], actualOfInputs = new T[inputs.Length];
            network.BackwardFromOutputBatch(inputs, outputGradients, expected, expectedOfInputs);
            pass.Backward(outputGradients, actual, actualOfInputs);
            Assert.Equal(expected, actual);
            Assert.Equal(expectedOfInputs, actualOfInputs);

            Array.Clear(actual);
            Array.Clear(actualOfInputs);
            pass.Backward(outputGradients, actual);
            pass.Backward(outputGradients, inputGradients: actualOfInputs);
            Assert.Equal(expected, actual);
            Assert.Equal(expectedOfInputs, actualOfInputs);
        }

        private static void AssertAllocatesNothing<TNetwork, T>(TNetwork network, NetworkPass<T> pass, Random random)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] inputs = Numbers<T>(random, 32 * TNetwork.InputSize), outputGradients = Numbers<T>(random, 32 * TNetwork.OutputSize);
            var gradients = new T[TNetwork.ParameterCount];
            network.Team = null;
            long before = GC.GetAllocatedBytesForCurrentThread();
            pass.Forward(inputs);
            pass.Backward(outputGradients, gradients, inputs);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        private static T[] Numbers<T>(Random random, int count)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked((random.NextDouble() * 2) - 1))];
    }
}
