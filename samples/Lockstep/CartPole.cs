namespace Lockstep;

/// <summary>
/// A pole on a cart that can be pushed left and right (Barto, Sutton and Anderson, 1983; the numbers of Gymnasium's CartPole-v1), of
/// operations that are the same everywhere: MathF's sine is another function on another system.
/// </summary>
internal sealed class CartPole(Random random)
{
    public const int StateSize = 4;
    public const int ActionCount = 2;
    public const int MostSteps = 200;

    private const float Force = 10, Gravity = 9.8f, PoleMass = 0.1f, TotalMass = 1.1f, HalfLength = 0.5f, Seconds = 0.02f;
    private const float FarthestPosition = 2.4f, LargestAngle = 12 * MathF.PI / 180;

    private readonly float[] _state = new float[StateSize];

    public int Steps { get; private set; }

    /// <summary>Position, velocity, angle and its velocity.</summary>
    public ReadOnlySpan<float> State => _state;

    public bool HasFallen => MathF.Abs(_state[0]) > FarthestPosition || MathF.Abs(_state[2]) > LargestAngle;

    public bool HasEnded => HasFallen || Steps == MostSteps;

    public void Reset()
    {
        Steps = 0;
        foreach (ref float value in _state.AsSpan())
            value = (random.NextSingle() - 0.5f) / 10;
    }

    public void Push(int action)
    {
        float angle = _state[2];
        float square = angle * angle;

        // Taylor's series: an angle before the pole has fallen is small.
        float sine = angle * (1 - (square / 6 * (1 - (square / 20 * (1 - (square / 42))))));
        float cosine = 1 - (square / 2 * (1 - (square / 12 * (1 - (square / 30)))));
        float push = ((action == 1 ? Force : -Force) + (PoleMass * HalfLength * _state[3] * _state[3] * sine)) / TotalMass;
        float turn = ((Gravity * sine) - (cosine * push)) / (HalfLength * ((4f / 3) - (PoleMass * cosine * cosine / TotalMass)));
        float drive = push - (PoleMass * HalfLength * turn * cosine / TotalMass);
        _state[0] += Seconds * _state[1];
        _state[1] += Seconds * drive;
        _state[2] += Seconds * _state[3];
        _state[3] += Seconds * turn;
        Steps++;
    }
}
