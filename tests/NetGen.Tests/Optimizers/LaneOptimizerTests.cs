#pragma warning disable NETGENEXP001 // The door over lanes may change; that it is open is tested here.

using System.Numerics;
using NetGen.Data;
using NetGen.Runtime;
using NetGen.Tests.Networks;
using NetGen.Tests.Threads;
using NetGen.Training;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// An optimiser of a user's own over lanes has the bits of the same formula over spans: a step over gradients, on any number of threads, a step in place,
/// and a training with <c>Fit</c>; it allocates nothing, and its state is saved and loaded.
/// </summary>
public sealed class LaneOptimizerTests
{
    private const int Steps = 5;

    [Fact]
    public void Steps_over_gradients_have_the_bits_of_loops()
    {
        AssertSameSteps(new SmallSingle(1), new SmallSingle(1));
        AssertSameSteps(new SmallDouble(1), new SmallDouble(1));
        AssertSameSteps(new SharedUpdate(1), new SharedUpdate(1));
    }

    [Fact]
    public void Steps_in_place_have_the_bits_of_a_backward_pass_and_a_step()
    {
        AssertSameInPlace(new SmallSingle(1), new SmallSingle(1));
        AssertSameInPlace(new SmallLoopsSingle(1), new SmallLoopsSingle(1));
        AssertSameInPlace(new PenalisedLoops(1), new PenalisedLoops(1));
    }

    [Fact]
    public void Fit_takes_it_and_allocates_nothing_more()
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 300).Select(_ => random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, 100).Select(row => inputs[3 * row] > 0.5f ? 1 : 0)];
        SampleSet<float> data = SampleSet.Create(inputs, 3, labels, 2);
        SmallSingle network = new(1), loops = new(1);
        network.Fit(data, new() { Epochs = 5, Optimizer = new LaneLionSettings(0.01) });
        loops.Fit(data, new() { Epochs = 5, Optimizer = new LionSettings(0.01) });
        Assert.Equal(loops.Parameters.ToArray(), network.Parameters.ToArray());

        var optimizer = new LaneLion<float>(network, 0.01);
        float[] gradients = OptimizerCases.Gradients<float>(SmallSingle.ParameterCount, 1);
        optimizer.Step(gradients);
        network.TrainStep(inputs.AsSpan(0, 3), 1, optimizer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Step(gradients);
        network.TrainStep(inputs.AsSpan(0, 3), 1, optimizer);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_state_goes_on_from_its_file()
    {
        SmallSingle network = new(1), other = new(2);
        var optimizer = new LaneLion<float>(network, 0.01, weightDecay: 0.1);
        float[] gradients = OptimizerCases.Gradients<float>(SmallSingle.ParameterCount, 1);
        optimizer.Step(gradients);
        var file = new MemoryStream();
        Checkpoint.Save(network, optimizer, file);
        file.Position = 0;
        var loaded = new LaneLion<float>(other, 0.01, weightDecay: 0.1);
        Checkpoint.Load(other, loaded, file);
        optimizer.Step(gradients);
        loaded.Step(gradients);
        Assert.Equal(network.Parameters.ToArray(), other.Parameters.ToArray());
        file.Position = 0;
        Assert.Throws<InvalidDataException>(() => Checkpoint.Load(other, new LionSettings(0.01, weightDecay: 0.1).Create<float>(other), file));
        Assert.StartsWith("LaneLion(learningRate: 0.01, weightDecay: 0.1)", optimizer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_remembers_too_much_is_refused() => Assert.Contains(
        "Greedy remembers 4 numbers of each parameter; a rule over lanes remembers 0 to 3.",
        Assert.Throws<NotSupportedException>(() => new GreedyOptimizer(new SmallSingle(1))).Message,
        StringComparison.Ordinal);

    private static void AssertSameSteps<T>(INetwork<T> network, INetwork<T> twin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var team = new ThreadTeam(3);
        Optimizer<T> lanes = new LaneLion<T>(network, 0.05, weightDecay: 0.1), loops = new LionSettings(0.05, weightDecay: 0.1).Create(twin);
        for (int step = 0; step < Steps; step++)
        {
            network.Team = step % 2 == 0 ? team : null;
            T[] gradients = OptimizerCases.Gradients<T>(network.Description.ParameterCount, step);
            lanes.Step(gradients);
            loops.Step(gradients);
            Assert.Equal(twin.Parameters.ToArray(), network.Parameters.ToArray());
        }
    }

    private static void AssertSameInPlace<T>(INetwork<T> network, INetwork<T> twin)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Optimizer<T> inPlace = new LaneLion<T>(network, 0.05), overGradients = new LaneLion<T>(twin, 0.05);
        var gradients = new T[network.Description.ParameterCount];
        var random = new Random(3);
        for (int step = 0; step < Steps; step++)
        {
            T[] input = Numbers(network.Description.InputSize), target = Numbers(network.Description.OutputSize);
            Assert.Equal(twin.Backward(input, target, gradients), network.TrainStep(input, target, inPlace));
            overGradients.Step(gradients);
            Assert.Equal(twin.Parameters.ToArray(), network.Parameters.ToArray());
        }

        T[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble()))];
    }

    private sealed class GreedyOptimizer(INetwork<float> network) : LaneOptimizer<float, Greedy>(network, 0.1)
    {
        protected override Greedy CreateRule(ParameterKind kind) => default;
    }

    private struct Greedy : IUpdateRule<float>
    {
        public static int StateCount => 4;

        public readonly void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes, float> => parameter -= gradient;
    }
}
