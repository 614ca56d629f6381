namespace NetGen.Tests.Chaining;

/// <summary>The front of a chain: its outputs are the head's inputs.</summary>
[Network(5, 7, 3, Activation = Tanh, Output = Tanh, Precision = Precision.Double)]
internal sealed partial class Encoder;

/// <summary>The end of a chain: it has the loss.</summary>
[Network(3, 6, 2, Activation = GELU, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class Head;

/// <summary>The same layers as one network. Its parameters are the encoder's, then the head's.</summary>
[Network(5, 7, 3, 6, 2, Activations = [Tanh, Tanh, GELU], Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class Whole;

/// <summary>The front as loops.</summary>
[Network(5, 7, 3, Activation = Tanh, Output = Tanh, Precision = Precision.Double, Unroll = Unroll.Never)]
internal sealed partial class EncoderLoops;

/// <summary>The end as loops.</summary>
[Network(3, 6, 2, Activation = GELU, Loss = SoftmaxCE, Precision = Precision.Double, Unroll = Unroll.Never)]
internal sealed partial class HeadLoops;

/// <summary>The whole as loops.</summary>
[Network(5, 7, 3, 6, 2, Activations = [Tanh, Tanh, GELU], Loss = SoftmaxCE, Precision = Precision.Double, Unroll = Unroll.Never)]
internal sealed partial class WholeLoops;

/// <summary>A policy: from a state to an action between -1 and 1.</summary>
[Network(1, 8, 1, Activation = Tanh, Output = Tanh, Precision = Precision.Double)]
internal sealed partial class Actor;

/// <summary>A value that is known: HardSwish(u) + HardSwish(-u) = u^2 / 3 for |u| &lt; 3, so that two units make a square.</summary>
[Network(2, 2, 1, Activation = HardSwish, Precision = Precision.Double)]
internal sealed partial class SquareCritic;

/// <summary>A policy in float.</summary>
[Network(1, 8, 1, Activation = Tanh, Output = Tanh)]
internal sealed partial class SingleActor;

/// <summary>A value that is learned, from state and action.</summary>
[Network(2, 16, 16, 1, Activation = Tanh, Loss = MSE)]
internal sealed partial class LearnedCritic;

/// <summary>A step in time: its outputs are its next inputs.</summary>
[Network(4, 6, 4, Activation = Tanh, Output = Tanh)]
internal sealed partial class Recurrent;

/// <summary>The same as loops.</summary>
[Network(4, 6, 4, Activation = Tanh, Output = Tanh, Unroll = Unroll.Never)]
internal sealed partial class RecurrentLoops;

/// <summary>Inputs that are no network's outputs.</summary>
internal struct Observation : NetGen.Shapes.IVector<float, NetGen.Shapes.Size<NetGen.Shapes.D4>>
{
    public float Position;
    public float Velocity;
    public float Angle;
    public float Spin;
}

/// <summary>A struct that does not keep what its type promises.</summary>
internal struct TooShort : NetGen.Shapes.IVector<float, NetGen.Shapes.Size<NetGen.Shapes.D4>>
{
    public float Position;
}
