namespace NetGen.ProcessProbe;

// Written out in full and as loops; with the generator's constructors, and with the user's, which need not touch what those touch.

[Network(3, 4, 2, Activation = Tanh)]
internal sealed partial class GeneratedConstructor;

[Network(20, 40, 3, Activation = ReLU, Precision = Precision.Double)]
internal sealed partial class GeneratedConstructorLoops;

[Network(4, 3, 2, Activation = Tanh)]
internal sealed partial class OwnConstructor
{
    public OwnConstructor() => Parameters.Fill(0.5f);
}

[Network(40, 30, 3, Activation = ReLU)]
internal sealed partial class OwnConstructorLoops
{
    public OwnConstructorLoops() => Parameters.Fill(0.5f);
}

[Network(2, 7, 1, Activation = ReLU)]
internal sealed partial class OwnPrimaryConstructor(float scale)
{
    public float Scale { get; } = scale;
}

/// <summary>Large enough that writing it takes a while.</summary>
[Network(256, 128, 8)]
internal sealed partial class Saved;
