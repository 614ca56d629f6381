using NetGen.Tests.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Safety;

/// <summary>A training loop with the check stops where its numbers stop being finite, and says where that was.</summary>
public sealed class DivergenceTests
{
    private const int SampleCount = 20;

    [Fact]
    public void A_learning_rate_that_is_too_high_is_found_at_its_first_infinite_loss()
    {
        var network = new DivergingSingle(seed: 1);
        var optimizer = Optimizer.Sgd(network, learningRate: 10);
        float[] inputs = Single(Samples.Uniform(1, SampleCount * DivergingSingle.InputSize));
        float[] targets = Single(Samples.Uniform(2, SampleCount * DivergingSingle.OutputSize));
        var losses = new List<float>();

        NotFiniteNumberException error = Assert.Throws<NotFiniteNumberException>(() => Train(network, optimizer, inputs, targets, losses));

        Assert.True(losses.Count > 2, "Diverging takes a few steps.");
        Assert.All(losses[..^1], loss => Assert.True(float.IsFinite(loss)));
        Assert.False(float.IsFinite(losses[^1]));
        Assert.StartsWith($"The loss of step {losses.Count - 1} is ", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The check comes before the step, so that the parameters are those of the last good step.</summary>
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Data_that_are_no_numbers_are_found_before_they_reach_the_parameters(float value)
    {
        var network = new DivergingSingle(seed: 1);
        var optimizer = Optimizer.Adam(network);
        float[] inputs = Single(Samples.Uniform(1, SampleCount * DivergingSingle.InputSize));
        float[] targets = Single(Samples.Uniform(2, SampleCount * DivergingSingle.OutputSize));
        inputs[11] = value;
        float[] before = network.Parameters.ToArray();

        Assert.Throws<NotFiniteNumberException>(() => Train(network, optimizer, inputs, targets, []));
        Assert.Equal(before, network.Parameters.ToArray());
    }

    /// <summary>Without the check of the loss, that of the gradients names the place.</summary>
    [Fact]
    public void Gradients_that_are_no_numbers_are_named()
    {
        var network = new DivergingSingle(seed: 1);
        float[] gradients = new float[DivergingSingle.ParameterCount];
        network.Backward([0.5f, float.NaN, 1], [0, 0], gradients);

        NotFiniteNumberException error = Assert.Throws<NotFiniteNumberException>(() => FiniteCheck.ThrowIfNotFinite<float>(network, gradients));
        Assert.Equal("DivergingSingle (3-8-2): the value of W1[0,0] (index 0) is NaN.", error.Message);
    }

    private static void Train(DivergingSingle network, Optimizer<float> optimizer, float[] inputs, float[] targets, List<float> losses)
    {
        float[] gradients = new float[DivergingSingle.ParameterCount];
        for (int step = 0; step < 10_000; step++)
        {
            float loss = network.BackwardBatch(inputs, targets, gradients);
            losses.Add(loss);
            FiniteCheck.ThrowIfNotFinite(loss, step);
            optimizer.Step(gradients);
        }
    }

    private static float[] Single(double[] values) => [.. values.Select(value => (float)value)];
}

/// <summary>Its loss is not bounded: a step that is too long makes the next one longer.</summary>
[Network(3, 8, 2, Activation = Softplus)]
internal sealed partial class DivergingSingle;
