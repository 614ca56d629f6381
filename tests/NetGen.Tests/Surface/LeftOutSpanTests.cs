using NetGen.Tests.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Surface;

/// <summary>Spans that may be left out: what is computed beside them has the same bits, and a span of the wrong length is no span left out.</summary>
public sealed class LeftOutSpanTests
{
    public static TheoryData<Type> NetworkTypes => [.. TestNetworks.Types];

    [Theory]
    [MemberData(nameof(NetworkTypes))]
    public void What_is_left_out_changes_no_bit_of_the_rest(Type type)
    {
        NetworkUnderTest network = NetworkUnderTest.Create(type);
        foreach (int samples in new[] { 1, 2, 37 })
        {
            double[] inputs = Samples.Uniform(3, samples * network.InputSize);
            double[] byOutputs = Samples.Uniform(4, samples * network.OutputSize);
            BackwardResult both = network.BackwardFromOutputBatch(inputs, byOutputs);
            Assert.Equal(both.Gradients, network.BackwardFromOutputBatch(inputs, byOutputs, byParameters: true).Gradients);
            Assert.Equal(both.InputGradients, network.BackwardFromOutputBatch(inputs, byOutputs, byParameters: false).InputGradients);
        }
    }

    [Fact]
    public void A_team_shares_the_errors_of_inputs_alone()
    {
        const int count = 4000;
        var network = new WideSingle(seed: 1);
        float[] inputs = [.. Samples.Uniform(3, count * WideSingle.InputSize).Select(value => (float)value)];
        float[] byOutputs = [.. Samples.Uniform(4, count * WideSingle.OutputSize).Select(value => (float)value)];
        float[] alone = new float[inputs.Length];
        float[] shared = new float[inputs.Length];
        network.BackwardFromOutputBatch(inputs, byOutputs, inputGradients: alone);
        using var team = new ThreadTeam(2);
        network.Team = team;
        network.BackwardFromOutputBatch(inputs, byOutputs, inputGradients: shared);
        Assert.Equal(alone, shared);
        Assert.Contains(alone, value => value != 0);
    }

    [Fact]
    public void What_is_empty_but_not_left_out_is_refused()
    {
        var network = new SmallSingle(seed: 1);
        float[] gradients = new float[SmallSingle.ParameterCount];
        float[] target = [0, 1];
        float[] none = [];
        float[] some = new float[4];
        Assert.Throws<ArgumentException>("inputGradients", () => network.Backward([1, 2, 3], [0, 1], gradients, none));
        Assert.Throws<ArgumentException>("inputGradients", () => network.BackwardBatch([1, 2, 3], target, gradients, some.AsSpan(4)));
        Assert.Throws<ArgumentException>("sampleWeights", () => network.BackwardBatch([1, 2, 3], target, gradients, sampleWeights: none));
        Assert.Throws<ArgumentException>("gradients", () => network.BackwardFromOutput([1, 2, 3], [0, 1], none));
        Assert.Throws<ArgumentException>("inputGradients", () => network.BackwardFromOutput([1, 2, 3], [0, 1], gradients, none));
        Assert.All(gradients, gradient => Assert.Equal(0, gradient));
    }

    [Fact]
    public void Every_way_of_leaving_a_span_out_is_one()
    {
        var network = new SmallSingle(seed: 1);
        float[] expected = new float[SmallSingle.ParameterCount];
        float[] gradients = new float[SmallSingle.ParameterCount];
        float loss = network.Backward([1, 2, 3], [0, 1], expected);
        float[]? nothing = null;
        Assert.Equal(loss, network.Backward([1, 2, 3], [0, 1], gradients, default));
        Assert.Equal(loss, network.Backward([1, 2, 3], [0, 1], gradients, []));
        Assert.Equal(loss, network.Backward([1, 2, 3], [0, 1], gradients, Span<float>.Empty));
        Assert.Equal(loss, network.Backward([1, 2, 3], [0, 1], gradients, nothing));
        Assert.Equal(expected, gradients);
    }

    [Fact]
    public void A_pass_with_nothing_to_write_is_refused_with_a_sentence()
    {
        var error = Assert.Throws<ArgumentException>("gradients", () => new SmallSingle().BackwardFromOutput([1, 2, 3], [0, 1]));
        Assert.StartsWith("SmallSingle (3-4-2): neither gradients nor inputGradients is passed, so there is nothing to compute; pass one of them, or both.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("gradients", () => new SmallLoopsDouble().BackwardFromOutputBatch([1, 2, 3], [0, 1]));
    }
}

/// <summary>Wide enough for a team to share a batch.</summary>
[Network(24, 48, 16, Activation = Tanh, Loss = MSE)]
internal sealed partial class WideSingle;
