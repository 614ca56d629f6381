namespace NetGen.Tests.Programs;

[Network(4, 32, 2, Activation = Tanh, Loss = Loss.SoftmaxCE)]
internal sealed partial class PushPolicy;

/// <summary>CartPole by policy gradient (REINFORCE with a baseline and entropy): a loss of the user's own through a kept pass, as a user writes it.</summary>
public sealed class PolicyGradientTests
{
    [Fact]
    public void The_pole_stands()
    {
        PushPolicy policy = Train();
        double steps = CartPole.Judge(game => policy.Classify(game.State), episodes: 50);
        Assert.True(steps > 190, $"The pole stood for {steps} steps of {CartPole.MaxSteps}.");
    }

    private static PushPolicy Train()
    {
        const int updates = 60, episodes = 10, most = episodes * CartPole.MaxSteps;
        var random = new Random(1);
        var game = new CartPole(random);
        var policy = new PushPolicy(seed: 1);
        Adam<float> adam = Optimizer.Adam(policy, 0.01);
        using NetworkPass<float> pass = policy.CreatePass(most);
        float[] states = new float[most * CartPole.StateSize], returns = new float[most], gradients = new float[PushPolicy.ParameterCount];
        float[] outputGradients = new float[most * CartPole.ActionCount];
        var actions = new int[most];

        for (int update = 0; update < updates; update++)
        {
            int count = 0;
            for (int episode = 0; episode < episodes; episode++)
            {
                int first = count;
                for (game.Reset(); !game.HasEnded; count++)
                {
                    game.State.CopyTo(states.AsSpan(count * CartPole.StateSize));
                    actions[count] = random.NextSingle() < policy.Forward(game.State)[1] ? 1 : 0;
                    game.Push(actions[count]);
                }

                // The discounted steps that were still to come.
                float sum = 0;
                for (int step = count - 1; step >= first; step--)
                    returns[step] = sum = 1 + (0.99f * sum);
            }

            Normalize(returns.AsSpan(0, count));

            // L = -1/n sum (advantage log p(action) + 0.01 entropy), by the probabilities p.
            pass.Forward(states.AsSpan(0, count * CartPole.StateSize));
            for (int place = 0; place < count * CartPole.ActionCount; place++)
            {
                int step = place / CartPole.ActionCount;
                float p = MathF.Max(pass.Outputs[place], 1e-6f), gradient = 0.01f * (MathF.Log(p) + 1);
                if (place % CartPole.ActionCount == actions[step])
                    gradient -= returns[step] / p;
                outputGradients[place] = gradient / count;
            }

            pass.Backward(outputGradients.AsSpan(0, count * CartPole.ActionCount), gradients);
            adam.Step(gradients);
        }

        return policy;
    }

    private static void Normalize(Span<float> values)
    {
        double sum = 0, squares = 0;
        foreach (float value in values)
            (sum, squares) = (sum + value, squares + ((double)value * value));
        double mean = sum / values.Length, deviation = Math.Sqrt(Math.Max(squares / values.Length - (mean * mean), 1e-12));
        foreach (ref float value in values)
            value = (float)((value - mean) / deviation);
    }
}
