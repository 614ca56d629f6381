using System.Numerics;
using NetGen.Tests.Data;
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

    public static TheoryData<string, Precision> GoldenCases => GoldenTests.Cases;

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
            where TNetwork : class, INetwork<T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => twin.Accept(new Twin<T>(network));
    }

    /// <summary>Takes the steps of the other network by the long way.</summary>
    private sealed class Twin<TStepped>(INetwork<TStepped> stepped) : INetworkVisitor
        where TStepped : unmanaged, IBinaryFloatingPointIeee754<TStepped>
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var inPlace = (INetwork<T>)stepped;
            // Zeros of both signs too: a step must keep the sign that the long way gives.
            for (int index = 0; index < network.Parameters.Length; index += 7)
                network.Parameters[index] = index % 2 == 0 ? T.Zero : T.NegativeZero;
            network.Parameters.CopyTo(inPlace.Parameters);

            T learningRate = T.CreateChecked(0.05f);
            var descent = new Sgd<T>(TNetwork.Description, double.CreateChecked(learningRate));
            var gradients = new T[TNetwork.ParameterCount];
            for (int step = 0; step < Steps; step++)
            {
                T[] input = [.. Samples.Uniform(step, TNetwork.InputSize, 2).Select(T.CreateChecked)];
                input[0] = T.Zero;
                T[] target = [.. Samples.Targets(step + 1, TNetwork.Description.Loss, 1, TNetwork.OutputSize).Select(T.CreateChecked)];
                int label = step % TNetwork.OutputSize;
                bool byLabel = step % 2 == 1 && network is IClassifier<T>;
                T expected = byLabel ? ((IClassifier<T>)network).Backward(input, label, gradients) : network.Backward(input, target, gradients);
                descent.Step(network, gradients);
                T actual = byLabel ? ((IClassifier<T>)inPlace).TrainStep(input, label, learningRate) : inPlace.TrainStep(input, target, learningRate);

                Assert.True(Bits(expected) == Bits(actual), $"{TNetwork.Description}: the loss of step {step} is {actual}, by the long way {expected}.");
                for (int index = 0; index < gradients.Length; index++)
                {
                    if (Bits(network.Parameters[index]) != Bits(inPlace.Parameters[index]))
                        Assert.Fail($"{TNetwork.Description}: parameter {index} after step {step} is {inPlace.Parameters[index]}, by the long way {network.Parameters[index]}.");
                }
            }
        }

        private static long Bits<T>(T value)
            where T : INumberBase<T> => BitConverter.DoubleToInt64Bits(double.CreateChecked(value));
    }

    private sealed class BadLearningRates : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] before = network.Parameters.ToArray();
            foreach (T bad in new[] { -T.One, T.NaN, T.PositiveInfinity, T.NegativeInfinity })
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
            where TNetwork : class, INetwork<T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] before = network.Parameters.ToArray();
            Assert.Throws<ArgumentException>("input", () => network.TrainStep(network.Parameters[..TNetwork.InputSize], new T[TNetwork.OutputSize], T.One));
            Assert.Throws<ArgumentException>("target", () => network.TrainStep(new T[TNetwork.InputSize], network.Parameters[..TNetwork.OutputSize], T.One));
            Assert.Equal(before, network.Parameters.ToArray());
        }
    }
}
