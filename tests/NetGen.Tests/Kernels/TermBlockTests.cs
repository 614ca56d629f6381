using System.Runtime.InteropServices;

namespace NetGen.Tests.Kernels;

/// <summary>Layers so large that their sums are put aside between blocks of terms, which a single sample's are not.</summary>
public class TermBlockTests
{
    /// <summary>Whole tiles of any width, and rests; more than one pass.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(131)]
    public void A_batch_has_the_bits_of_its_samples(int samples)
    {
        var network = new TermBlocks(seed: 1);
        float[] inputs = [.. Data.Samples.Uniform(1, samples * TermBlocks.InputSize, 1).Select(value => (float)value)];
        float[] batch = new float[samples * TermBlocks.OutputSize];
        float[] single = new float[batch.Length];
        network.ForwardBatch(inputs, batch);
        for (int sample = 0; sample < samples; sample++)
            network.Forward(inputs.AsSpan(sample * TermBlocks.InputSize, TermBlocks.InputSize), single.AsSpan(sample * TermBlocks.OutputSize, TermBlocks.OutputSize));
        Assert.True(MemoryMarshal.AsBytes<float>(single).SequenceEqual(MemoryMarshal.AsBytes<float>(batch)));
    }

    /// <summary>The sums are those of the formulas: outputs and gradients beside the reference in double precision.</summary>
    [Fact]
    public void A_batch_agrees_with_the_reference()
    {
        const int Samples = 9;
        var network = new TermBlocks(seed: 1);
        double[] inputs = Data.Samples.Uniform(1, Samples * TermBlocks.InputSize, 1);
        double[] targets = Data.Samples.Targets(2, SoftmaxCE, Samples, TermBlocks.OutputSize);
        float[] gradients = new float[TermBlocks.ParameterCount];
        float loss = network.BackwardBatch([.. inputs.Select(value => (float)value)], [.. targets.Select(value => (float)value)], gradients);

        var reference = Networks.TestNetworks.Reference(typeof(TermBlocks));
        double[] parameters = [.. network.Parameters.ToArray().Select(value => (double)value)];
        var expected = reference.Backward(parameters, [.. inputs.Select(value => (double)(float)value)], [.. targets.Select(value => (double)(float)value)]);
        Assert.Equal(expected.Loss, loss, 1e-5);
        double largest = expected.Gradients.Max(Math.Abs);
        for (int index = 0; index < gradients.Length; index++)
            Assert.Equal(expected.Gradients[index], gradients[index], 1e-5 * largest);
    }
}

[Network(1025, 130, 3, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class TermBlocks;
