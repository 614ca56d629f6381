using System.Numerics;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Arguments;

/// <summary>A label that is no class throws before anything is written; a label is worth its one-hot target.</summary>
public sealed class LabelTests
{
    public static TheoryData<Type> NetworkTypes => [.. TestNetworks.Classifiers];

    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void A_label_out_of_range_is_rejected(Type type) => NetworkUnderTest.Create(type).Accept(new WrongLabels());

    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void A_label_has_the_same_bits_as_its_one_hot_target(Type type)
    {
        NetworkUnderTest network = NetworkUnderTest.Create(type);
        const int Count = 7;
        double[] inputs = Data.Samples.Uniform(8, Count * network.InputSize);
        int[] labels = Data.Samples.Labels(9, Count, network.OutputSize);
        double[] targets = Data.Samples.OneHot(labels, network.OutputSize);

        AssertSame(network.BackwardBatch(inputs, targets), network.BackwardBatch(inputs, labels));
        double[] weights = Data.Samples.Uniform(10, Count);
        AssertSame(network.BackwardBatchWeighted(inputs, targets, weights), network.BackwardBatchWeighted(inputs, labels, weights));
        for (int label = 0; label < network.OutputSize; label++)
        {
            double[] input = inputs[..network.InputSize];
            AssertSame(network.Backward(input, Data.Samples.OneHot([label], network.OutputSize)), network.Backward(input, label));
        }
    }

    private static void AssertSame(BackwardResult expected, BackwardResult actual)
    {
        Assert.Equal(expected.Loss, actual.Loss);
        Assert.Equal(expected.Gradients, actual.Gradients);
        Assert.Equal(expected.InputGradients, actual.InputGradients);
    }

    private sealed class WrongLabels : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            foreach (SpanMethod<T> method in SpanMethods.Of<TNetwork, T>(network).Where(method => method.TakesLabels))
            {
                int samples = method.IsBatch ? 37 : 1;
                foreach (int label in new[] { -1, TNetwork.OutputSize, int.MinValue, int.MaxValue })
                {
                    foreach (int position in new[] { 0, samples / 2, samples - 1 })
                    {
                        var call = new MethodCall<T>(method, samples, TNetwork.OutputSize);
                        call.Labels[position] = label;
                        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => call.Run(network));
                        Assert.Equal(method.IsBatch ? "labels" : "label", exception.ParamName);
                        Assert.Contains(TNetwork.Description.Name, exception.Message, StringComparison.Ordinal);
                        call.AssertNothingWritten($"label {label} at {position}");
                    }
                }
            }
        }
    }
}
