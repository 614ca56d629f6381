namespace Lockstep;

[Network(CartPole.StateSize, 32, CartPole.ActionCount, Activation = ReLU)]
internal sealed partial class Values;

/// <summary>Learns to keep a pole standing by deep Q-learning (Mnih et al., 2015), a step of training for each of the game.</summary>
internal sealed class Learner
{
    private const int Batch = 16, Capacity = 5_000, FirstTraining = 200;
    private const float Discount = 0.99f;

    private readonly Random _random;
    private readonly Values _values;
    private readonly Values _target;
    private readonly Adam<float> _adam;
    private readonly NetworkPass<float> _pass;
    private readonly float[] _states = new float[Capacity * CartPole.StateSize], _next = new float[Capacity * CartPole.StateSize];
    private readonly int[] _actions = new int[Capacity];
    private readonly bool[] _goesOn = new bool[Capacity];
    private readonly float[] _inputs = new float[Batch * CartPole.StateSize], _nextInputs = new float[Batch * CartPole.StateSize];
    private readonly float[] _worth = new float[Batch * CartPole.ActionCount], _outputGradients = new float[Batch * CartPole.ActionCount];
    private readonly float[] _gradients = new float[Values.ParameterCount];
    private readonly int[] _rows = new int[Batch];
    private int _step;

    public Learner(int seed)
    {
        _random = new Random(seed);
        Game = new CartPole(_random);
        Game.Reset();
        _values = new Values(seed);
        _target = _values.Clone();
        _adam = Optimizer.Adam(_values, learningRate: 0.002);
        _pass = _values.CreatePass(Batch);
    }

    public CartPole Game { get; }

    public Span<float> Parameters => _values.Parameters;

    /// <summary>The number of steps that the pole of the last game stood.</summary>
    public int Stood { get; private set; }

    /// <summary>What to do: at first mostly by chance.</summary>
    public int Decide()
    {
        float explore = MathF.Max(0.02f, 1 - (_step / 1000f));
        if (_random.NextSingle() < explore)
            return _random.Next(CartPole.ActionCount);
        Values.Output values = _values.Forward(Game.State);
        return values[1] > values[0] ? 1 : 0;
    }

    /// <summary>Plays what was decided, here or elsewhere, and learns from it.</summary>
    public void Play(int action)
    {
        int place = _step++ % Capacity;
        Game.State.CopyTo(_states.AsSpan(place * CartPole.StateSize));
        _actions[place] = action;
        Game.Push(action);
        Game.State.CopyTo(_next.AsSpan(place * CartPole.StateSize));
        _goesOn[place] = !Game.HasFallen;
        if (Game.HasEnded)
        {
            Stood = Game.Steps;
            Game.Reset();
        }

        if (_step >= FirstTraining)
            Train();
    }

    private void Train()
    {
        for (int sample = 0; sample < Batch; sample++)
        {
            int row = _rows[sample] = _random.Next(Math.Min(_step, Capacity));
            _states.AsSpan(row * CartPole.StateSize, CartPole.StateSize).CopyTo(_inputs.AsSpan(sample * CartPole.StateSize));
            _next.AsSpan(row * CartPole.StateSize, CartPole.StateSize).CopyTo(_nextInputs.AsSpan(sample * CartPole.StateSize));
        }

        _target.ForwardBatch(_nextInputs, _worth);
        _pass.Forward(_inputs);
        Array.Clear(_outputGradients);
        for (int sample = 0; sample < Batch; sample++)
        {
            int first = sample * CartPole.ActionCount, row = _rows[sample], taken = first + _actions[row];
            float worth = _goesOn[row] ? 1 + (Discount * MathF.Max(_worth[first], _worth[first + 1])) : 1;
            _outputGradients[taken] = Math.Clamp(_pass.Outputs[taken] - worth, -1, 1) / Batch;
        }

        _pass.Backward(_outputGradients, _gradients);
        _adam.Step(_gradients);
        _target.Lerp(_values, amount: 0.01f);
    }
}
