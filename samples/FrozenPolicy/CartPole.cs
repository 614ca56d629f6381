namespace FrozenPolicy;

/// <summary>
/// A pole on a cart that can be pushed left and right (Barto, Sutton and Anderson, 1983; the numbers of Gymnasium's CartPole-v1),
/// in steps of a fiftieth of a second.
/// </summary>
internal struct CartPole
{
    private const float Force = 10;
    private const float Gravity = 9.8f;
    private const float PoleMass = 0.1f;
    private const float TotalMass = 1.1f;
    private const float HalfLength = 0.5f;
    private const float Seconds = 0.02f;
    private const float FarthestPosition = 2.4f;
    private const float LargestAngle = 12 * MathF.PI / 180;

    private float _position;
    private float _velocity;
    private float _angle;
    private float _spin;

    /// <summary>A cart at rest whose pole leans a little.</summary>
    /// <param name="angle">How far, in radians.</param>
    public CartPole(float angle) => _angle = angle;

    /// <summary>Whether the pole is near upright and the cart near the middle.</summary>
    public readonly bool Stands => MathF.Abs(_position) <= FarthestPosition && MathF.Abs(_angle) <= LargestAngle;

    /// <summary>What the policy is asked about.</summary>
    public readonly void Observe(out Policy.Input state)
    {
        state = default;
        state[0] = _position;
        state[1] = _velocity;
        state[2] = _angle;
        state[3] = _spin;
    }

    /// <summary>Pushes the cart for one step.</summary>
    /// <param name="right">To the right, or to the left.</param>
    public void Push(bool right)
    {
        (float sine, float cosine) = MathF.SinCos(_angle);
        float push = ((right ? Force : -Force) + PoleMass * HalfLength * _spin * _spin * sine) / TotalMass;
        float turn = (Gravity * sine - cosine * push) / (HalfLength * (4f / 3 - PoleMass * cosine * cosine / TotalMass));
        float drive = push - PoleMass * HalfLength * turn * cosine / TotalMass;
        _position += Seconds * _velocity;
        _velocity += Seconds * drive;
        _angle += Seconds * _spin;
        _spin += Seconds * turn;
    }
}
