using System.Numerics;
using NetGen.Tests.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// An optimiser of one's own: what it is given, and that plain descent written as one has the bits of the library's. Its steps in place are compared
/// with the long way where those of the library are.
/// </summary>
public sealed class CustomOptimizerTests
{
    [Fact]
    public void The_blocks_come_in_order_with_their_parameters_gradients_and_states()
    {
        var network = new SmallSingle(seed: 1);
        float[] before = network.Parameters.ToArray();
        float[] gradients = OptimizerCases.Gradients<float>(SmallSingle.ParameterCount, 1);
        var recorder = new Recorder(network);
        recorder.Step(gradients);

        Assert.Equal(SmallSingle.Description.Blocks.ToArray().Select(block => block.ToString()), recorder.Blocks);
        Assert.Equal(before, recorder.Parameters);
        Assert.Equal(gradients, recorder.Gradients);
        Assert.Equal([1L], recorder.Steps.Distinct());

        // Each block's state is its own part of the array, and starts at 0.
        Assert.All(recorder.Remembered, state => Assert.Equal(0, state));
        recorder.Step(gradients);
        Assert.Equal(before, recorder.Remembered[SmallSingle.ParameterCount..]);
        Assert.Equal([1L, 2L], recorder.Steps.Distinct());
    }

    [Fact]
    public void A_state_that_there_is_not_is_refused()
    {
        var optimizer = new WrongState(new SmallSingle());
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("index", () => optimizer.Step(new float[SmallSingle.ParameterCount]));
        Assert.StartsWith("WrongState remembers 2 numbers of each parameter; the index counts from 0.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("stateCount", () => new Recorder(new SmallSingle(), stateCount: -1));
        Assert.Throws<ArgumentOutOfRangeException>("weightDecay", () => new Recorder(new SmallSingle(), weightDecay: double.NaN));
    }

    [Fact]
    public void Plain_descent_of_ones_own_has_the_bits_of_the_librarys_unrolled() => AssertSameDescent(new SmallSingle(1), new SmallSingle(1));

    [Fact]
    public void Plain_descent_of_ones_own_has_the_bits_of_the_librarys_in_loops() => AssertSameDescent(new SmallLoopsSingle(1), new SmallLoopsSingle(1));

    [Fact]
    public void Plain_descent_of_ones_own_has_the_bits_of_the_librarys_with_a_penalty()
    {
        Assert.True(PenalisedSingle.Description.L2 > 0);
        AssertSameDescent(new PenalisedSingle(1), new PenalisedSingle(1));
        AssertSameDescent(new PenalisedLoops(1), new PenalisedLoops(1));
    }

    [Fact]
    public void A_step_in_place_allocates_nothing_after_the_first()
    {
        var network = new PenalisedLoops(seed: 1);
        Optimizer<double> optimizer = new LionSettings().Create<double>(network);
        double[] input = new double[PenalisedLoops.InputSize];
        double[] target = new double[PenalisedLoops.OutputSize];
        network.TrainStep(input, target, optimizer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 10; step++)
            network.TrainStep(input, target, optimizer);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(11, optimizer.StepCount);
    }

    /// <summary>The calling thread makes it, so that a team that has ended is not missed.</summary>
    [Fact]
    public void A_step_does_not_need_the_team_of_the_network()
    {
        var network = new Threads.SharedUpdate(seed: 1);
        Optimizer<float> optimizer = new LionSettings().Create<float>(network);
        var team = new ThreadTeam(2);
        network.Team = team;
        team.Dispose();
        float[] before = network.Parameters.ToArray();
        optimizer.Step([.. Enumerable.Repeat(1f, Threads.SharedUpdate.ParameterCount)]);
        Assert.NotEqual(before, network.Parameters.ToArray());
    }

    private static void AssertSameDescent<T>(INetwork<T> own, INetwork<T> library)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var descent = new Descent<T>(own, 0.05);
        Sgd<T> sgd = Optimizer.Sgd(library, 0.05);
        NetworkDescription description = own.Description;
        T[] gradients = new T[description.ParameterCount];
        T[] start = own.Parameters.ToArray();
        for (int step = 0; step < 6; step++)
        {
            T[] input = [.. Samples.Uniform(step, description.InputSize).Select(T.CreateChecked)];
            T[] target = [.. Samples.Targets(step, description.Loss, 1, description.OutputSize).Select(T.CreateChecked)];

            // By turns in place and by the long way.
            T loss = step % 2 == 0 ? own.TrainStep(input, target, descent) : own.Backward(input, target, gradients);
            if (step % 2 == 1)
                descent.Step(gradients);
            Assert.Equal(library.TrainStep(input, target, sgd), loss);
            Assert.Equal(library.Parameters.ToArray(), own.Parameters.ToArray());
        }

        Assert.NotEqual(start, own.Parameters.ToArray());
        Assert.Equal(6, descent.StepCount);
    }

    private sealed class Descent<T>(INetwork<T> network, double learningRate) : CustomOptimizer<T>(network, stateCount: 0, learningRate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        protected override void Update(in ParameterBlock block, Span<T> parameters, ReadOnlySpan<T> gradients)
        {
            T rate = T.CreateChecked(-LearningRate);
            for (int k = 0; k < parameters.Length; k++)
                parameters[k] = T.FusedMultiplyAdd(rate, gradients[k], parameters[k]);
        }
    }

    /// <summary>Changes nothing; keeps what it was given, and the parameters as its second state.</summary>
    private sealed class Recorder(INetwork<float> network, int stateCount = 2, double weightDecay = 0)
        : CustomOptimizer<float>(network, stateCount, learningRate: 0.1, weightDecay)
    {
        public List<string> Blocks { get; } = [];

        public List<float> Parameters { get; } = [];

        public List<float> Gradients { get; } = [];

        public List<float> Remembered { get; } = [];

        public List<long> Steps { get; } = [];

        protected override void Update(in ParameterBlock block, Span<float> parameters, ReadOnlySpan<float> gradients)
        {
            Blocks.Add(block.ToString());
            Steps.Add(StepCount);
            Parameters.AddRange(parameters);
            Gradients.AddRange(gradients);
            Remembered.AddRange(GetState(1, in block));
            parameters.CopyTo(GetState(1, in block));
        }
    }

    private sealed class WrongState(INetwork<float> network) : CustomOptimizer<float>(network, stateCount: 2, learningRate: 0.1)
    {
        protected override void Update(in ParameterBlock block, Span<float> parameters, ReadOnlySpan<float> gradients) => GetState(2, in block);
    }
}

/// <summary>Named scalars, with a penalty.</summary>
[Network(3, 5, 2, Activation = Tanh, L2 = 0.01)]
internal sealed partial class PenalisedSingle;

/// <summary>Loops over layers wider than a vector and no multiple of one, with a penalty.</summary>
[Network(19, 37, 21, Activation = Tanh, L2 = 0.01, Precision = Precision.Double, Unroll = Unroll.Never)]
internal sealed partial class PenalisedLoops;
