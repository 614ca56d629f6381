using NetGen.Tests.Data;
using NetGen.Tests.Golden;

namespace NetGen.Tests.Chaining;

/// <summary>
/// An actor that is trained against a critic: the critic's gradient by the action is the actor's gradient by its output. The
/// task is one step long: the reward of action a in state s is -u^2, u = a - s / 2 - 1/4, so the best policy is known.
/// </summary>
public sealed class ActorCriticTests
{
    private const int StateCount = 32;

    private static readonly double[] s_states = Samples.Uniform(7, StateCount);

    /// <summary>The critic's output for a state and an action is the reward, and its gradient by the action is -2 u.</summary>
    [Fact]
    public void The_critics_gradient_by_the_action_is_that_of_the_reward()
    {
        var critic = new SquareCritic(ExactCritic());
        double[] actions = Samples.Uniform(8, StateCount);
        double[] pairs = Pairs(actions);
        double[] values = new double[StateCount];
        double[] inputGradients = new double[pairs.Length];

        critic.ForwardBatch(pairs, values);
        critic.BackwardFromOutputBatch(pairs, [.. Enumerable.Repeat(1.0, StateCount)], inputGradients: inputGradients);

        Closeness.AssertClose("rewards", [.. s_states.Zip(actions, Reward)], values, Closeness.Double);
        Closeness.AssertClose("dQ / da", [.. s_states.Zip(actions, (state, action) => -2 * Distance(state, action))], ByAction(inputGradients), Closeness.Double);
    }

    /// <summary>d mean Q / d actor parameters of the chain, against central differences of the mean Q.</summary>
    [Fact]
    public void The_actors_gradient_through_the_critic_is_the_gradient_of_the_mean_value()
    {
        var critic = new SquareCritic(ExactCritic());
        var actor = new Actor(seed: 3);
        double[] gradients = new double[Actor.ParameterCount];
        MeanValueAndGradient(actor, critic, gradients);

        double[] differences = new double[Actor.ParameterCount];
        const double Step = 1e-5;
        for (int k = 0; k < differences.Length; k++)
        {
            double parameter = actor.Parameters[k];
            actor.Parameters[k] = parameter + Step;
            double above = MeanValueAndGradient(actor, critic, new double[Actor.ParameterCount]);
            actor.Parameters[k] = parameter - Step;
            differences[k] = (above - MeanValueAndGradient(actor, critic, new double[Actor.ParameterCount])) / (2 * Step);
            actor.Parameters[k] = parameter;
        }

        // The error of a central difference: of the order of the step squared, and of the rounding over the step.
        Closeness.AssertClose("d mean Q / d parameters", differences, gradients, 1e-7);
    }

    [Fact]
    public void The_mean_value_rises_to_that_of_the_best_policy()
    {
        var critic = new SquareCritic(ExactCritic());
        var actor = new Actor(seed: 3);
        var optimizer = Optimizer.Adam(actor, learningRate: 0.02);
        double[] gradients = new double[Actor.ParameterCount];
        double first = MeanValueAndGradient(actor, critic, gradients);
        for (int step = 0; step < 2000; step++)
        {
            MeanValueAndGradient(actor, critic, gradients);
            Descend(gradients);
            optimizer.Step(gradients);
        }

        double last = MeanValueAndGradient(actor, critic, gradients);
        Assert.True(first < -0.05, $"The mean value is {first} before any training: nothing was left to learn.");
        Assert.True(last > -1e-4, $"The mean value rose from {first} to {last} only; the best policy has 0.");
    }

    /// <summary>The same with a critic that learns the reward from tries of the actor with noise, in float.</summary>
    [Fact]
    public void An_actor_and_a_critic_learn_together()
    {
        var critic = new LearnedCritic(seed: 1);
        var actor = new SingleActor(seed: 3);
        var criticOptimizer = Optimizer.Adam(critic, learningRate: 0.01);
        var actorOptimizer = Optimizer.Adam(actor, learningRate: 0.005);
        var random = new Random(5);
        float[] states = [.. s_states.Select(state => (float)state)];
        float[] actions = new float[StateCount];
        float[] pairs = new float[2 * StateCount];
        float[] rewards = new float[StateCount];
        float[] byPair = new float[pairs.Length];
        float[] criticGradients = new float[LearnedCritic.ParameterCount];
        float[] actorGradients = new float[SingleActor.ParameterCount];
        float[] meanOverStates = [.. Enumerable.Repeat(-1f / StateCount, StateCount)];

        double first = MeanReward();
        for (int step = 0; step < 1500; step++)
        {
            actor.ForwardBatch(states, actions);
            for (int k = 0; k < StateCount; k++)
            {
                float tried = actions[k] + (float)(random.NextDouble() - 0.5);
                (pairs[2 * k], pairs[2 * k + 1], rewards[k]) = (states[k], tried, (float)Reward(states[k], tried));
            }

            critic.BackwardBatch(pairs, rewards, criticGradients);
            criticOptimizer.Step(criticGradients);

            for (int k = 0; k < StateCount; k++)
                pairs[2 * k + 1] = actions[k];
            critic.BackwardFromOutputBatch(pairs, meanOverStates, inputGradients: byPair);
            float[] byAction = [.. byPair.Where((_, index) => index % 2 == 1)];
            actor.BackwardFromOutputBatch(states, byAction, actorGradients);
            actorOptimizer.Step(actorGradients);
        }

        double last = MeanReward();
        Assert.True(first < -0.05, $"The mean reward is {first} before any training: nothing was left to learn.");
        Assert.True(last > -2e-3, $"The mean reward rose from {first} to {last} only; the best policy has 0.");

        double MeanReward()
        {
            actor.ForwardBatch(states, actions);
            return states.Zip(actions, (state, action) => Reward(state, action)).Average();
        }
    }

    /// <summary>What the actor's actions are worth to the critic, on average, and the gradient of that by the actor's parameters.</summary>
    private static double MeanValueAndGradient(Actor actor, SquareCritic critic, double[] gradients)
    {
        double[] actions = new double[StateCount];
        actor.ForwardBatch(s_states, actions);
        double[] pairs = Pairs(actions);
        double[] values = new double[StateCount];
        critic.ForwardBatch(pairs, values);

        double[] byPair = new double[pairs.Length];
        critic.BackwardFromOutputBatch(pairs, [.. Enumerable.Repeat(1.0 / StateCount, StateCount)], inputGradients: byPair);
        actor.BackwardFromOutputBatch(s_states, ByAction(byPair), gradients);
        return values.Average();
    }

    /// <summary>Optimisers go down; the value is to rise.</summary>
    private static void Descend(double[] gradients)
    {
        for (int k = 0; k < gradients.Length; k++)
            gradients[k] = -gradients[k];
    }

    /// <summary>W1 and b1 make u and -u from (s, a); W2 makes -3 (HardSwish(u) + HardSwish(-u)) = -u^2.</summary>
    private static double[] ExactCritic() => [-0.5, 0.5, 1, -1, -0.25, 0.25, -3, -3, 0];

    private static double Distance(double state, double action) => action - state / 2 - 0.25;

    private static double Reward(double state, double action) => -Distance(state, action) * Distance(state, action);

    private static double[] Pairs(double[] actions) => [.. s_states.Zip(actions, (state, action) => new[] { state, action }).SelectMany(pair => pair)];

    private static double[] ByAction(double[] byPair) => [.. byPair.Where((_, index) => index % 2 == 1)];
}
