namespace FrozenPolicy;

/// <summary>
/// What to do with the pole, from position, velocity, angle and angular velocity: preferences for a push to the left and to the
/// right. Architecture and weights are those of the file; there is nothing to load and nothing to construct.
/// </summary>
[Network("policy.onnx")]
internal static partial class Policy;
