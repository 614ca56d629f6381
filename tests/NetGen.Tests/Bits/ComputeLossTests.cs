using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Bits;

/// <summary>
/// A loss without gradients has the bits of the loss that comes with them, and touches nothing else: for every declared network and every network
/// of the reference cases, of one sample and of batches in several blocks, by targets and by labels, weighted or not, with and without a team.
/// </summary>
public sealed class ComputeLossTests
{
    private static readonly int[] s_batches = [1, 2, 37, 700];

    public static TheoryData<Type> Declared => [.. TestNetworks.All];

    public static TheoryData<string, Precision> GoldenCases => GoldenTests.Sample;

    [Theory]
    [MemberData(nameof(Declared))]
    public void Declared_network(Type type) => NetworkUnderTest.Create(type).Accept(new AgainstBackward());

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void Network_of_a_golden_case(string name, Precision precision) => GoldenNetworks.Create(GoldenFolder.Cases[name], precision).Accept(new AgainstBackward());

    private sealed class AgainstBackward : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var random = new Random(1);
            var gradients = new T[TNetwork.ParameterCount];
            T[] parameters = network.Parameters.ToArray();
            using var team = new ThreadTeam(2);
            foreach (int samples in s_batches)
            {
                T[] inputs = Numbers<T>(random, samples * TNetwork.InputSize);
                T[] targets = Numbers<T>(random, samples * TNetwork.OutputSize);
                T[] weights = Numbers<T>(random, samples);
                int[] labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(TNetwork.OutputSize))];
                network.Team = samples % 2 == 0 ? team : null;

                Assert.Equal(network.BackwardBatch(inputs, targets, gradients), network.ComputeLoss(inputs, targets));
                Assert.Equal(network.BackwardBatch(inputs, targets, gradients, sampleWeights: weights), network.ComputeLoss(inputs, targets, weights));
                if (network is not ILabelClassifier<T> classifier)
                    continue;
                Assert.Equal(classifier.BackwardBatch(inputs, labels, gradients), classifier.ComputeLoss(inputs, labels));
                Assert.Equal(classifier.BackwardBatch(inputs, labels, gradients, sampleWeights: weights), classifier.ComputeLoss(inputs, labels, weights));
            }

            Assert.Equal(parameters, network.Parameters.ToArray());
        }

        private static T[] Numbers<T>(Random random, int count)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble()))];
    }
}
