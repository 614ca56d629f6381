using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Bits;

/// <summary>
/// A training step in place has the bits of a backward pass and a step of plain gradient descent: loss and all parameters, over
/// several steps, for every declared network and every network of the reference cases.
/// </summary>
public sealed class TrainStepTests
{
    private const int Steps = 5;

    public static TheoryData<Type> Declared => [.. TestNetworks.All];

    public static TheoryData<string, Precision> GoldenCases => GoldenTests.Sample;

    [Theory]
    [MemberData(nameof(Declared))]
    public void Declared_network(Type type) => NetworkUnderTest.Create(type).Accept(new AgainstGradientDescent(NetworkUnderTest.Create(type)));

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void Network_of_a_golden_case(string name, Precision precision) =>
        GoldenNetworks.Create(GoldenFolder.Cases[name], precision).Accept(new AgainstGradientDescent(GoldenNetworks.Create(GoldenFolder.Cases[name], precision)));

    [Theory]
    [MemberData(nameof(Declared))]
    public void A_learning_rate_that_is_no_finite_number_from_0_on_is_refused(Type type) => NetworkUnderTest.Create(type).Accept(new BadLearningRates());

    [Theory]
    [MemberData(nameof(Declared))]
    public void A_sample_in_the_memory_of_the_parameters_is_refused(Type type) => NetworkUnderTest.Create(type).Accept(new OverlappingSamples());

    private sealed class AgainstGradientDescent(NetworkUnderTest twin) : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => twin.Accept(new Twin<T>(network));
    }

    /// <summary>Takes the steps of the other network by the long way.</summary>
    private sealed class Twin<TStepped>(INetwork<TStepped> stepped) : INetworkVisitor
        where TStepped : unmanaged, IBinaryFloatingPointIeee754<TStepped>
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var inPlace = (INetwork<T>)stepped;
            T[] start = StepComparison.WithZeros<T>(network.Parameters);
            start.CopyTo(network.Parameters);
            start.CopyTo(inPlace.Parameters);

            // 0.05 is no float: both round it.
            const double learningRate = 0.05;
            StepComparison.Run(
                network, Optimizer.Sgd<T>(network, learningRate), inPlace,
                (input, target, label) => label is { } known
                    ? ((ILabelClassifier<T>)inPlace).TrainStep(input, known, learningRate)
                    : inPlace.TrainStep(input, target, learningRate),
                Steps);
        }
    }

    private sealed class BadLearningRates : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] before = network.Parameters.ToArray();
            foreach (double bad in new[] { -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, typeof(T) == typeof(float) ? 1e39 : -1e-300 })
            {
                ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
                    "learningRate", () => network.TrainStep(new T[TNetwork.InputSize], new T[TNetwork.OutputSize], bad));
                Assert.Contains(TNetwork.Description.ToString(), error.Message);
            }

            Assert.Equal(before, network.Parameters.ToArray());
        }
    }

    private sealed class OverlappingSamples : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] before = network.Parameters.ToArray();
            Assert.Throws<ArgumentException>("input", () => network.TrainStep(network.Parameters[..TNetwork.InputSize], new T[TNetwork.OutputSize], 1));
            Assert.Throws<ArgumentException>("target", () => network.TrainStep(new T[TNetwork.InputSize], network.Parameters[..TNetwork.OutputSize], 1));
            Assert.Equal(before, network.Parameters.ToArray());
        }
    }
}
