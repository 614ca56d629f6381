using System.Numerics;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Arguments;

/// <summary>
/// Spans that overlap are computed rightly, with the bits of separate memory, or rejected before anything is written; never
/// silently wrong. Every method, every pair of its arguments of which one is written, at every distance; and every written
/// argument over the parameters themselves. Spans that only touch must be accepted.
/// </summary>
public sealed class OverlapTests
{
    public static TheoryData<Type> NetworkTypes => [.. TestNetworks.ForOverlaps];

    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void Every_overlap_of_two_arguments_is_right_or_rejected(Type type) => NetworkUnderTest.Create(type).Accept(new OfArguments());

    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void Every_overlap_with_the_parameters_is_right_or_rejected(Type type) => NetworkUnderTest.Create(type).Accept(new WithParameters());

    private sealed class OfArguments : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (SpanMethod<T> method in SpanMethods.Of<TNetwork, T>(network))
            {
                for (int first = 0; first < method.Arguments.Length; first++)
                {
                    for (int second = first + 1; second < method.Arguments.Length; second++)
                    {
                        if (method.Arguments[first].IsWritten || method.Arguments[second].IsWritten)
                            EveryDistance<TNetwork, T>(network, method, first, second);
                    }
                }
            }
        }

        private static void EveryDistance<TNetwork, T>(TNetwork network, SpanMethod<T> method, int first, int second)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int samples = method.IsBatch ? 3 : 1;
            (int firstCount, int secondCount) = (method.Arguments[first].Count(samples), method.Arguments[second].Count(samples));
            for (int distance = -secondCount; distance <= firstCount; distance++)
            {
                var separate = new MethodCall<T>(method, samples, TNetwork.OutputSize);
                var overlapping = new MethodCall<T>(method, samples, TNetwork.OutputSize);
                var shared = new T[firstCount + 2 * secondCount];
                overlapping.Memory[first] = shared.AsMemory(secondCount, firstCount);
                overlapping.Memory[second] = shared.AsMemory(secondCount + distance, secondCount);

                // Where an input is overlapped its content is what the memory holds, so the separate call reads the same.
                separate.Memory[first].CopyTo(overlapping.Memory[first]);
                separate.Memory[second].CopyTo(overlapping.Memory[second]);
                foreach (int index in new[] { first, second })
                {
                    if (!method.Arguments[index].IsWritten)
                        overlapping.Memory[index].CopyTo(separate.Memory[index]);
                }

                bool touches = distance == -secondCount || distance == firstCount;
                string circumstance = $"{TNetwork.Description} {method}: {method.Arguments[second].Name} starts {distance} after {method.Arguments[first].Name}";
                RightOrRejected(network, separate, overlapping, [shared], mayReject: !touches, circumstance);
            }
        }
    }

    private sealed class WithParameters : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] parameters = network.Parameters.ToArray();
            var memory = new ParameterMemory<T>(network);
            foreach (SpanMethod<T> method in SpanMethods.Of<TNetwork, T>(network))
            {
                int samples = method.IsBatch ? 3 : 1;
                for (int index = 0; index < method.Arguments.Length; index++)
                {
                    int count = method.Arguments[index].Count(samples);
                    for (int offset = 0; method.Arguments[index].IsWritten && offset <= parameters.Length - count; offset++)
                    {
                        var separate = new MethodCall<T>(method, samples, TNetwork.OutputSize);
                        var overlapping = new MethodCall<T>(method, samples, TNetwork.OutputSize);
                        overlapping.Memory[index] = memory.Memory.Slice(offset, count);
                        RightOrRejected(network, separate, overlapping, [memory.Memory], mayReject: true, $"{TNetwork.Description} {method}: {method.Arguments[index].Name} over the parameters at {offset}");
                        parameters.CopyTo(network.Parameters);
                    }
                }
            }
        }
    }

    private static void RightOrRejected<T>(INetwork<T> network, MethodCall<T> separate, MethodCall<T> overlapping, Memory<T>[] shared, bool mayReject, string circumstance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T expected = separate.Run(network);
        T[][] before = [.. shared.Select(memory => memory.ToArray())];
        Exception? exception = null;
        T actual = default;
        try
        {
            actual = overlapping.Run(network);
        }
        catch (ArgumentException rejected)
        {
            exception = rejected;
        }

        if (exception is not null)
        {
            Assert.True(mayReject, $"{circumstance}: rejected, though the spans only touch. {exception.Message}");
            Assert.True(before.Zip(shared).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second.Span)), $"{circumstance}: written before it was rejected.");
            return;
        }

        Assert.True(expected.Equals(actual), $"{circumstance}: result {actual} instead of {expected}.");
        foreach ((T[] right, T[] found) in separate.Written().Zip(overlapping.Written()))
            Assert.True(right.AsSpan().SequenceEqual(found), $"{circumstance}: silently wrong.");
    }
}
