using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Arguments;

/// <summary>
/// A span of a wrong length throws an ArgumentException that names the network, the argument, the length it got and the one
/// it needs, before anything is written: every method, every argument, too short and too long.
/// </summary>
public sealed class WrongLengthTests
{
    public static TheoryData<Type> NetworkTypes => [.. TestNetworks.Types];

    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void Every_wrong_length_is_rejected(Type type) => NetworkUnderTest.Create(type).Accept(new WrongLengths());

    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void An_empty_batch_has_outputs_but_no_mean(Type type) => NetworkUnderTest.Create(type).Accept(new EmptyBatches());

    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void Wrong_parameters_are_rejected_by_the_constructor(Type type) => NetworkUnderTest.Create(type).Accept(new WrongParameters());

    private sealed class WrongLengths : INetworkVisitor
    {
        private const int BatchSamples = 3;

        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (SpanMethod<T> method in SpanMethods.Of<TNetwork, T>(network))
            {
                int samples = method.IsBatch ? BatchSamples : 1;
                for (int index = 0; index < method.Arguments.Length; index++)
                    WrongArgument<TNetwork, T>(network, method, samples, index);
                if (method.TakesLabels && method.IsBatch)
                    WrongLabels<TNetwork, T>(network, method, samples);
            }
        }

        private static void WrongArgument<TNetwork, T>(TNetwork network, SpanMethod<T> method, int samples, int index)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            SpanArgument argument = method.Arguments[index];
            int needed = argument.Count(samples);
            foreach (int length in new[] { 0, 1, needed - 1, needed + 1, needed + argument.Count(1), 2 * needed, needed + 64 }.Distinct())
            {
                if (length == needed)
                    continue;
                var call = new MethodCall<T>(method, samples, TNetwork.OutputSize);
                call.Memory[index] = MethodCall<T>.Content(argument, index, length);
                string circumstance = $"{argument.Name} of {length} for {needed}";

                ArgumentException exception = AssertThrows<TNetwork, T>(network, call, circumstance);

                // The inputs of a batch say how many samples there are: a multiple of InputSize makes the others wrong.
                // An empty batch is at fault itself where a mean is asked for.
                if (argument.Name == "inputs" && length % TNetwork.InputSize == 0)
                {
                    Assert.True(length == 0 || exception.ParamName != "inputs", $"{method}, {circumstance}: blames inputs.");
                    continue;
                }

                Assert.True(argument.Name == exception.ParamName, $"{method}, {circumstance}: blames {exception.ParamName}.");
                Names(exception, TNetwork.Description.Name, length, argument.Name == "inputs" ? TNetwork.InputSize : needed);
            }
        }

        private static void WrongLabels<TNetwork, T>(TNetwork network, SpanMethod<T> method, int samples)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (int length in new[] { 0, 1, samples - 1, samples + 1, 2 * samples })
            {
                var call = new MethodCall<T>(method, samples, TNetwork.OutputSize) { Labels = new int[length] };
                ArgumentException exception = AssertThrows<TNetwork, T>(network, call, $"{length} labels for {samples}");
                Assert.Equal("labels", exception.ParamName);
                Names(exception, TNetwork.Description.Name, length, samples);
            }
        }

        private static void Names(ArgumentException exception, string network, params int[] lengths)
        {
            Assert.Contains(network, exception.Message, StringComparison.Ordinal);
            foreach (int length in lengths)
            {
                string number = length.ToString(CultureInfo.InvariantCulture);
                Assert.True(Regex.IsMatch(exception.Message, $@"(?<!\d){number}(?!\d)"), $"{number} is not in: {exception.Message}");
            }
        }
    }

    private sealed class EmptyBatches : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (SpanMethod<T> method in SpanMethods.Of<TNetwork, T>(network).Where(method => method.IsBatch))
            {
                var call = new MethodCall<T>(method, samples: 0, TNetwork.OutputSize);
                if (method.Name == "ForwardBatch")
                    call.Run(network);
                else
                    Assert.Equal("inputs", AssertThrows<TNetwork, T>(network, call, "empty batch").ParamName);
            }
        }
    }

    private sealed class WrongParameters : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Func<T[], TNetwork> construct = Construction.FromParameters<TNetwork, T>();
            Assert.Equal(network.Parameters.ToArray(), construct(network.Parameters.ToArray()).Parameters.ToArray());
            foreach (int length in new[] { 0, TNetwork.ParameterCount - 1, TNetwork.ParameterCount + 1 })
            {
                var exception = Assert.Throws<ArgumentException>(() => construct(new T[length]));
                Assert.Equal("parameters", exception.ParamName);
                Assert.Contains(TNetwork.Description.Name, exception.Message, StringComparison.Ordinal);
                Assert.Contains(length.ToString(CultureInfo.InvariantCulture), exception.Message, StringComparison.Ordinal);
                Assert.Contains(TNetwork.ParameterCount.ToString(CultureInfo.InvariantCulture), exception.Message, StringComparison.Ordinal);
            }
        }
    }

    private static ArgumentException AssertThrows<TNetwork, T>(TNetwork network, MethodCall<T> call, string circumstance)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Exception? exception = Record.Exception(() => call.Run(network));
        Assert.True(exception?.GetType() == typeof(ArgumentException), $"{TNetwork.Description} {call.Method}, {circumstance}: {exception?.ToString() ?? "accepted"}");
        call.AssertNothingWritten(circumstance);
        return (ArgumentException)exception!;
    }
}
