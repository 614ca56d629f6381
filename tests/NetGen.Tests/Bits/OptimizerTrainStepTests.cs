using System.Numerics;
using NetGen.Testing;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;
using NetGen.Tests.Optimizers;

namespace NetGen.Tests.Bits;

/// <summary>
/// A training step of an optimiser in place has the bits of a backward pass and a step of the same optimiser: loss, all parameters and
/// what the optimiser remembers, over several steps, for every optimiser with all its terms, every declared network and every network of
/// the reference cases.
/// </summary>
public sealed class OptimizerTrainStepTests
{
    private const int Steps = 4;

    public static TheoryData<Type> Declared => [.. TestNetworks.All];

    public static TheoryData<string, Precision> GoldenCases => GoldenTests.Sample;

    [Theory]
    [MemberData(nameof(Declared))]
    public void Declared_network(Type type) => NetworkUnderTest.Create(type).Accept(new AgainstSteps(NetworkUnderTest.Create(type)));

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void Network_of_a_golden_case(string name, Precision precision) =>
        GoldenNetworks.Create(GoldenFolder.Cases[name], precision).Accept(new AgainstSteps(GoldenNetworks.Create(GoldenFolder.Cases[name], precision)));

    [Theory]
    [MemberData(nameof(Declared))]
    public void No_optimizer_is_refused(Type type) => NetworkUnderTest.Create(type).Accept(new WithoutOptimizer());

    [Theory]
    [MemberData(nameof(Declared))]
    public void An_optimizer_of_another_network_is_refused(Type type) => NetworkUnderTest.Create(type).Accept(new OtherNetwork(NetworkUnderTest.Create(type)));

    [Theory]
    [MemberData(nameof(Declared))]
    public void A_sample_in_the_memory_of_the_parameters_is_refused(Type type) => NetworkUnderTest.Create(type).Accept(new OverlappingSamples());

    private static Optimizer<T>[] Optimizers<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
    [
        Optimizer.Sgd(network, 0.05),
        Optimizer.Sgd(network, 0.05, weightDecay: 0.1),
        Optimizer.Sgd(network, 0.05, momentum: 0.9, nesterov: true),
        Optimizer.Adagrad(network, 0.05, weightDecay: 0.1),
        Optimizer.RmsProp(network, 0.05),
        Optimizer.RmsProp(network, 0.05, momentum: 0.5, centered: true, weightDecay: 0.1),
        Optimizer.Adam(network, 0.05),
        Optimizer.Adam(network, 0.05, weightDecay: 0.1, amsGrad: true),
        Optimizer.AdamW(network, 0.05),
        Optimizer.AdamW(network, 0.05, amsGrad: true),
        new LionSettings(0.05, weightDecay: 0.1).Create(network),
    ];

    private static byte[] Saved<T>(Optimizer<T> optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        optimizer.Save(stream);
        return stream.ToArray();
    }

    private sealed class AgainstSteps(NetworkUnderTest twin) : INetworkVisitor
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
            Optimizer<T>[] others = Optimizers(inPlace);
            foreach ((int index, Optimizer<T> optimizer) in Optimizers<T>(network).Index())
            {
                start.CopyTo(network.Parameters);
                start.CopyTo(inPlace.Parameters);
                Optimizer<T> other = others[index];
                StepComparison.Run(
                    network, optimizer, inPlace,
                    (input, target, label) => label is { } known
                        ? ((ILabelClassifier<T>)inPlace).TrainStep(input, known, other)
                        : inPlace.TrainStep(input, target, other),
                    Steps);
                Assert.Equal(Steps, other.StepCount);
                Assert.Equal(Saved(optimizer), Saved(other));
            }
        }
    }

    private sealed class WithoutOptimizer : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] before = network.Parameters.ToArray();
            Assert.Throws<ArgumentNullException>("optimizer", () => network.TrainStep(new T[TNetwork.InputSize], new T[TNetwork.OutputSize], null!));
            Assert.Equal(before, network.Parameters.ToArray());
        }
    }

    private sealed class OtherNetwork(NetworkUnderTest twin) : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => twin.Accept(new OptimizerOfTwin<T>(network));
    }

    /// <summary>Of the same class, so that nothing but the network itself tells the two apart.</summary>
    private sealed class OptimizerOfTwin<TStepped>(INetwork<TStepped> stepped) : INetworkVisitor
        where TStepped : unmanaged, IBinaryFloatingPointIeee754<TStepped>
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var other = (INetwork<T>)stepped;
            Adam<T> adam = Optimizer.Adam<T>(network);
            T[] before = other.Parameters.ToArray();
            ArgumentException error = Assert.Throws<ArgumentException>(
                "optimizer", () => other.TrainStep(new T[TNetwork.InputSize], new T[TNetwork.OutputSize], adam));
            Assert.Contains($"This Adam steps the network it was made for, a {TNetwork.Description}", error.Message, StringComparison.Ordinal);
            Assert.Equal(before, other.Parameters.ToArray());
            Assert.Equal(before, network.Parameters.ToArray());
            Assert.Equal(0, adam.StepCount);
        }
    }

    private sealed class OverlappingSamples : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Adam<T> adam = Optimizer.Adam<T>(network);
            T[] before = network.Parameters.ToArray();
            Assert.Throws<ArgumentException>("input", () => network.TrainStep(network.Parameters[..TNetwork.InputSize], new T[TNetwork.OutputSize], adam));
            Assert.Throws<ArgumentException>("target", () => network.TrainStep(new T[TNetwork.InputSize], network.Parameters[..TNetwork.OutputSize], adam));
            Assert.Equal(before, network.Parameters.ToArray());
            Assert.Equal(0, adam.StepCount);
        }
    }
}
