namespace NetGen.Tests.Programs;

/// <summary>
/// A pole on a cart that can be pushed left and right (Barto, Sutton and Anderson, 1983; the numbers of Gymnasium's CartPole-v1): a reward of 1 for each
/// step that it stands, 200 at most.
/// </summary>
internal sealed class CartPole(Random random)
{
    /// <summary>Position, velocity, angle and its velocity.</summary>
    public const int StateSize = 4;

    /// <summary>To the left, to the right.</summary>
    public const int ActionCount = 2;

    public const int MaxSteps = 200;

    private const float Force = 10, Gravity = 9.8f, PoleMass = 0.1f, TotalMass = 1.1f, HalfLength = 0.5f, Seconds = 0.02f;
    private const float FarthestPosition = 2.4f, LargestAngle = 12 * MathF.PI / 180;

    private readonly float[] _state = new float[StateSize];

    public int Steps { get; private set; }

    public ReadOnlySpan<float> State => _state;

    public bool HasFallen => MathF.Abs(_state[0]) > FarthestPosition || MathF.Abs(_state[2]) > LargestAngle;

    public bool HasEnded => HasFallen || Steps == MaxSteps;

    public void Reset()
    {
        Steps = 0;
        foreach (ref float value in _state.AsSpan())
            value = (random.NextSingle() - 0.5f) / 10;
    }

    public void Push(int action)
    {
        (float sine, float cosine) = MathF.SinCos(_state[2]);
        float push = ((action == 1 ? Force : -Force) + (PoleMass * HalfLength * _state[3] * _state[3] * sine)) / TotalMass;
        float turn = ((Gravity * sine) - (cosine * push)) / (HalfLength * ((4f / 3) - (PoleMass * cosine * cosine / TotalMass)));
        float drive = push - (PoleMass * HalfLength * turn * cosine / TotalMass);
        _state[0] += Seconds * _state[1];
        _state[1] += Seconds * drive;
        _state[2] += Seconds * _state[3];
        _state[3] += Seconds * turn;
        Steps++;
    }

    /// <summary>The mean number of steps that a policy keeps the pole standing, over episodes that it has not seen.</summary>
    public static double Judge(Func<CartPole, int> act, int episodes)
    {
        var game = new CartPole(new Random(1234));
        int steps = 0;
        for (int episode = 0; episode < episodes; episode++)
        {
            for (game.Reset(); !game.HasEnded;)
                game.Push(act(game));
            steps += game.Steps;
        }

        return (double)steps / episodes;
    }
}
