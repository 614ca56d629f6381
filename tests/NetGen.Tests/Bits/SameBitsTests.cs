using NetGen.Tests.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Bits;

/// <summary>A result depends on the network, its parameters and the data, and on nothing else: equal here means equal bits.</summary>
public sealed class SameBitsTests
{
    private const int LargestBatch = 70;

    public static TheoryData<Type> NetworkTypes => [.. TestNetworks.Types];

    public static TheoryData<Type> Classifiers => [.. TestNetworks.Classifiers];

    /// <summary>A sample has the same outputs alone and at any place of a batch of any size.</summary>
    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void A_sample_alone_and_in_a_batch(Type type)
    {
        NetworkUnderTest network = Prepared(type);
        double[] inputs = Samples.Uniform(2, LargestBatch * network.InputSize, 2);
        double[] alone = [.. Enumerable.Range(0, LargestBatch).SelectMany(sample => network.Forward(Row(inputs, sample, network.InputSize)))];

        for (int samples = 1; samples <= LargestBatch; samples++)
            AssertSameBits($"batch of {samples}", alone[..(samples * network.OutputSize)], network.ForwardBatch(inputs[..(samples * network.InputSize)]));
    }

    /// <summary>The class of the classifier is the arg max of the outputs.</summary>
    [Theory]
    [MemberData(nameof(Classifiers))]
    public void Classify_is_the_arg_max_of_Forward(Type type)
    {
        NetworkUnderTest network = Prepared(type);
        double[] inputs = Samples.Uniform(3, LargestBatch * network.InputSize, 2);
        for (int sample = 0; sample < LargestBatch; sample++)
        {
            double[] outputs = network.Forward(Row(inputs, sample, network.InputSize));
            Assert.Equal(Array.IndexOf(outputs, outputs.Max()), network.Classify(Row(inputs, sample, network.InputSize)));
        }
    }

    /// <summary>A batch of one sample is that sample.</summary>
    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void Backward_of_one_sample_alone_and_as_a_batch(Type type)
    {
        NetworkUnderTest network = Prepared(type);
        for (int seed = 0; seed < 5; seed++)
        {
            double[] input = Samples.Uniform(seed, network.InputSize, 2);
            double[] target = Samples.Targets(seed + 1, network.Description.Loss, 1, network.OutputSize);
            double[] outputGradients = Samples.Uniform(seed + 2, network.OutputSize);

            AssertSame("Backward", network.Backward(input, target), network.BackwardBatch(input, target));
            AssertSame("BackwardFromOutput", network.BackwardFromOutput(input, outputGradients), network.BackwardFromOutputBatch(input, outputGradients));
        }
    }

    /// <summary>The overload with input gradients computes the same besides.</summary>
    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void Backward_with_and_without_input_gradients(Type type)
    {
        NetworkUnderTest network = Prepared(type);
        for (int samples = 1; samples <= LargestBatch; samples += 23)
        {
            double[] inputs = Samples.Uniform(samples, samples * network.InputSize, 2);
            double[] targets = Samples.Targets(samples + 1, network.Description.Loss, samples, network.OutputSize);
            BackwardResult with = network.BackwardBatch(inputs, targets);
            BackwardResult without = network.BackwardBatch(inputs, targets, withInputGradients: false);
            Assert.Equal(with.Loss, without.Loss);
            AssertSameBits("gradients", with.Gradients, without.Gradients);
        }
    }

    /// <summary>A weight of 1 for every sample is no weight, and one of 0 leaves a sample's loss and gradients out.</summary>
    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void Backward_with_weights_of_one_and_zero(Type type)
    {
        NetworkUnderTest network = Prepared(type);
        for (int samples = 1; samples <= LargestBatch; samples += 23)
        {
            double[] inputs = Samples.Uniform(samples, samples * network.InputSize, 2);
            double[] targets = Samples.Targets(samples + 1, network.Description.Loss, samples, network.OutputSize);
            double[] weights = [.. Enumerable.Repeat(1.0, samples)];
            AssertSame("weights of 1", network.BackwardBatch(inputs, targets), network.BackwardBatchWeighted(inputs, targets, weights));

            weights[samples / 2] = 0;
            double[] others = [.. targets];
            Samples.Targets(99, network.Description.Loss, 1, network.OutputSize).CopyTo(others, samples / 2 * network.OutputSize);
            BackwardResult left = network.BackwardBatchWeighted(inputs, targets, weights);
            BackwardResult leftWithOthers = network.BackwardBatchWeighted(inputs, others, weights);

            // The sign of the sample's zeros is that of its residual: these are compared as numbers.
            Assert.Equal(left.Loss, leftWithOthers.Loss);
            Assert.Equal(left.Gradients, leftWithOthers.Gradients);
            Assert.Equal(left.InputGradients, leftWithOthers.InputGradients);
            Assert.All(Row(left.InputGradients, samples / 2, network.InputSize), gradient => Assert.Equal(0, gradient));
        }
    }

    /// <summary>Many threads on one network compute what one computes.</summary>
    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void Many_threads_at_once(Type type)
    {
        const int Threads = 8;
        NetworkUnderTest network = Prepared(type);
        double[] inputs = Samples.Uniform(4, LargestBatch * network.InputSize, 2);
        double[] targets = Samples.Targets(5, network.Description.Loss, LargestBatch, network.OutputSize);
        double[] outputs = network.ForwardBatch(inputs);
        BackwardResult backward = network.BackwardBatch(inputs, targets);

        using var start = new Barrier(Threads);
        var failures = new Exception?[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(index => new Thread(() => failures[index] = Record.Exception(() =>
        {
            start.SignalAndWait();
            for (int round = 0; round < 3; round++)
            {
                AssertSameBits("ForwardBatch", outputs, network.ForwardBatch(inputs));
                for (int sample = index; sample < LargestBatch; sample += Threads)
                    AssertSameBits("Forward", Row(outputs, sample, network.OutputSize), network.Forward(Row(inputs, sample, network.InputSize)));
                AssertSame("BackwardBatch", backward, network.BackwardBatch(inputs, targets));
            }
        })))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(failures, Assert.Null);
    }

    private static NetworkUnderTest Prepared(Type type)
    {
        NetworkUnderTest network = NetworkUnderTest.Create(type);
        network.Parameters = Samples.Uniform(1, network.Description.ParameterCount, 1.5 / Math.Sqrt(network.Description.Sizes.ToArray().Average()));
        return network;
    }

    private static double[] Row(double[] rows, int row, int size) => rows[(row * size)..((row + 1) * size)];

    private static void AssertSame(string what, BackwardResult expected, BackwardResult actual)
    {
        AssertSameBits($"{what}: loss", [expected.Loss], [actual.Loss]);
        AssertSameBits($"{what}: gradients", expected.Gradients, actual.Gradients);
        AssertSameBits($"{what}: input gradients", expected.InputGradients, actual.InputGradients);
    }

    private static void AssertSameBits(string what, double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int k = 0; k < expected.Length; k++)
            Assert.True(BitConverter.DoubleToInt64Bits(expected[k]) == BitConverter.DoubleToInt64Bits(actual[k]), $"{what} [{k}]: {actual[k]:R} instead of {expected[k]:R}.");
    }
}
