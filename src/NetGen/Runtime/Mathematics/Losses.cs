using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// The terms of the losses, one for each output, and their derivatives, of a single number: what networks that are written out as scalars call.
/// The sums, and the factors 1/outputs and 1/samples, are theirs. The bits are those of lanes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Losses
{
    /// <summary>The term of an output, from its logit where the loss is fused with its activation.</summary>
    public static float Value<TLoss>(float source, float y)
        where TLoss : struct, ILossFunction
        => TLoss.Value<Lanes1<float>, float>(new(source), new(y)).Value;

    /// <summary>The term of an output, from its logit where the loss is fused with its activation.</summary>
    public static double Value<TLoss>(double source, double y)
        where TLoss : struct, ILossFunction
        => TLoss.Value<Lanes1<double>, double>(new(source), new(y)).Value;

    /// <summary>The derivative of the term: by the logit where the loss is fused with its activation, else by the output.</summary>
    public static float Derivative<TLoss>(float a, float y)
        where TLoss : struct, ILossFunction
        => TLoss.Derivative<Lanes1<float>, float>(new(a), new(y)).Value;

    /// <summary>The derivative of the term: by the logit where the loss is fused with its activation, else by the output.</summary>
    public static double Derivative<TLoss>(double a, double y)
        where TLoss : struct, ILossFunction
        => TLoss.Derivative<Lanes1<double>, double>(new(a), new(y)).Value;
}
