using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

internal sealed partial class LossDefinition
{
    public static LossDefinition SigmoidBCE { get; } = new(nameof(SigmoidBCE))
    {
        Value = "-sum (y log a + (1 - y) log(1 - a)), a = sigmoid(z)",
        Delta = "a - y",
        FusedOutputs = [ActivationDefinition.Sigmoid],
    };
}

#if NET
/// <summary><see cref="Loss.SigmoidBCE"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SigmoidBCE : ILossFunction
{
    /// <inheritdoc/>
    public static bool IsOfLogits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>
    /// -(y log a + (1 - y) log(1 - a)) with a = sigmoid(z), as |z| w + log(1 + exp(-|z|)) with w = 1 - y where z &gt; 0, else y: the
    /// same as max(z, 0) - z y + log(1 + exp(-|z|)), without its difference, which is NaN for an infinite z and has lost digits near
    /// y = 1. Where w is 0 so is the product, even if z is infinite.
    /// </summary>
    public static TLanes Value<TLanes, T>(TLanes z, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes size = TLanes.Abs(z);
        TLanes weight = TLanes.Select(TLanes.GreaterThan(z, TLanes.Zero), TLanes.Constant(1) - y, y);
        TLanes linear = TLanes.Select(TLanes.Equals(weight, TLanes.Zero), TLanes.Zero, size * weight);
        return linear + Elementary.Log1p<TLanes, T>(Elementary.Exp<TLanes, T>(-size));
    }

    /// <summary>a - y: the derivative by the logit z, of which a is the sigmoid.</summary>
    public static TLanes Derivative<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => a - y;
}
#endif
