using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Runtime;
using NetGen.Tests.Arguments;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Threads;

/// <summary>
/// Whatever a network computes of a batch has the same bits on any number of threads: every batch method of every declared network, on
/// batches that are large enough to be shared, and the parameters after steps of an optimiser.
/// </summary>
public sealed class SharedBatchTests
{
    private const int Steps = 3;

    /// <summary>Odd, and more than two: shares and threads do not go into each other.</summary>
    private const int Threads = 3;

    public static TheoryData<Type> Declared => [.. TestNetworks.Types, typeof(SharedUpdate)];

    [Theory]
    [MemberData(nameof(Declared))]
    public void Same_bits_with_and_without_a_team(Type type) =>
        NetworkUnderTest.Create(type).Accept(new WithAndWithout(NetworkUnderTest.Create(type)));

    private sealed class WithAndWithout(NetworkUnderTest twin) : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => twin.Accept(new Twin<T>(network));
    }

    private sealed class Twin<TShared>(INetwork<TShared> shared) : INetworkVisitor
        where TShared : unmanaged, IBinaryFloatingPointIeee754<TShared>
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            using var team = new ThreadTeam(Threads);
            var withTeam = (INetwork<T>)shared;
            withTeam.Team = team;
            Assert.Same(team, withTeam.Team);
            Assert.Null(network.Team);

            // Twice the least work that is shared, and no whole tile at the end.
            int samples = (int)(2 * Shares.LeastMultiplyAdds / TNetwork.Description.Cost.ForwardMultiplyAdds) + 3;
            foreach (SpanMethod<T> method in SpanMethods.Of<TNetwork, T>(network).Where(method => method.IsBatch))
            {
                var alone = new MethodCall<T>(method, samples, TNetwork.OutputSize);
                var together = new MethodCall<T>(method, samples, TNetwork.OutputSize);
                alone.Run(network);
                together.Run(withTeam);
                for (int argument = 0; argument < alone.Memory.Length; argument++)
                {
                    Assert.True(
                        MemoryMarshal.AsBytes(alone.Memory[argument].Span).SequenceEqual(MemoryMarshal.AsBytes(together.Memory[argument].Span)),
                        $"{TNetwork.Description}: {method}, {samples} samples, {Threads} threads: argument {argument} differs.");
                }
            }

            AssertSameTraining<TNetwork, T>(network, withTeam, samples);
        }

        private static void AssertSameTraining<TNetwork, T>(TNetwork network, INetwork<T> withTeam, int samples)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] inputs = [.. Data.Samples.Uniform(1, samples * TNetwork.InputSize).Select(T.CreateChecked)];
            T[] targets = [.. Data.Samples.Targets(2, TNetwork.Description.Loss, samples, TNetwork.OutputSize).Select(T.CreateChecked)];
            var gradients = new T[TNetwork.ParameterCount];
            foreach (INetwork<T> trained in (INetwork<T>[])[network, withTeam])
            {
                AdamW<T> adam = Optimizer.AdamW(trained, learningRate: 0.01, weightDecay: 0.1);
                for (int step = 0; step < Steps; step++)
                {
                    trained.BackwardBatch(inputs, targets, gradients);
                    adam.Step(gradients);
                }
            }

            Assert.True(MemoryMarshal.AsBytes(network.Parameters).SequenceEqual(MemoryMarshal.AsBytes(withTeam.Parameters)));
        }
    }
}

/// <summary>So many parameters that a team shares the update, too, and no whole tile of them at the end.</summary>
[Network(300, 137, 5, Activation = Activation.Tanh, Loss = SoftmaxCE)]
internal sealed partial class SharedUpdate;
