namespace NetGen.Tests.Programs;

[Network(4, 64, 2, Activation = ReLU)]
internal sealed partial class QNetwork;

/// <summary>CartPole by deep Q-learning (Mnih et al., 2015; van Hasselt's double Q): a TD error on one action, a target network that follows, a replay buffer.</summary>
public sealed class DeepQLearningTests
{
    [Fact]
    public void The_pole_stands()
    {
        QNetwork q = Train();
        double steps = CartPole.Judge(game => Best(q.Forward(game.State)), episodes: 50);
        Assert.True(steps > 150, $"The pole stood for {steps} steps of {CartPole.MaxSteps}.");
    }

    private static int Best(QNetwork.Output values) => Best(values[0], values[1]);

    private static int Best(float left, float right) => right > left ? 1 : 0;

    private static QNetwork Train()
    {
        const int steps = 12_000, batch = 64, capacity = 10_000;
        var random = new Random(1);
        var game = new CartPole(random);
        var q = new QNetwork(seed: 1);
        QNetwork target = q.Clone();
        Adam<float> adam = Optimizer.Adam(q, 1e-3);
        using NetworkPass<float> pass = q.CreatePass(batch);

        float[] states = new float[capacity * CartPole.StateSize], next = new float[capacity * CartPole.StateSize];
        var actions = new int[capacity];
        var goesOn = new bool[capacity];
        float[] inputs = new float[batch * CartPole.StateSize], nextInputs = new float[batch * CartPole.StateSize];
        float[] chosen = new float[batch * CartPole.ActionCount], valued = new float[batch * CartPole.ActionCount];
        float[] outputGradients = new float[batch * CartPole.ActionCount], gradients = new float[QNetwork.ParameterCount];
        var rows = new int[batch];

        game.Reset();
        for (int step = 0; step < steps; step++)
        {
            int place = step % capacity;
            double explore = Math.Max(0.05, 1 - (step / 3000.0));
            game.State.CopyTo(states.AsSpan(place * CartPole.StateSize));
            actions[place] = random.NextDouble() < explore ? random.Next(CartPole.ActionCount) : Best(q.Forward(game.State));
            game.Push(actions[place]);
            game.State.CopyTo(next.AsSpan(place * CartPole.StateSize));
            goesOn[place] = !game.HasFallen;
            if (game.HasEnded)
                game.Reset();
            if (step < 500)
                continue;

            for (int sample = 0; sample < batch; sample++)
            {
                int row = rows[sample] = random.Next(Math.Min(step + 1, capacity));
                states.AsSpan(row * CartPole.StateSize, CartPole.StateSize).CopyTo(inputs.AsSpan(sample * CartPole.StateSize));
                next.AsSpan(row * CartPole.StateSize, CartPole.StateSize).CopyTo(nextInputs.AsSpan(sample * CartPole.StateSize));
            }

            // The network chooses what follows, the target says what it is worth.
            q.ForwardBatch(nextInputs, chosen);
            target.ForwardBatch(nextInputs, valued);
            pass.Forward(inputs);
            Array.Clear(outputGradients);
            for (int sample = 0; sample < batch; sample++)
            {
                int first = sample * CartPole.ActionCount, row = rows[sample], taken = first + actions[row];
                float worth = goesOn[row] ? 1 + (0.99f * valued[first + Best(chosen[first], chosen[first + 1])]) : 1;
                outputGradients[taken] = Math.Clamp(pass.Outputs[taken] - worth, -1, 1) / batch; // of Huber's loss of the TD error
            }

            pass.Backward(outputGradients, gradients);
            adam.Step(gradients);
            target.Lerp(q, amount: 0.005);
        }

        return q;
    }
}
