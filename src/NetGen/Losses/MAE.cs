using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

internal sealed partial class LossDefinition
{
    public static LossDefinition MAE { get; } = new(nameof(MAE))
    {
        Value = "1/n sum |a - y|",
        Delta = "1/n sign(a - y) f'(z)",
        IsMeanOverOutputs = true,
    };
}

#if NET
/// <summary><see cref="Loss.MAE"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MAE : ILossFunction
{
    /// <inheritdoc/>
    public static bool IsOfLogits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <summary>|a - y|.</summary>
    public static TLanes Value<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Abs(a - y);

    /// <summary>sign(a - y), 0 where they are equal.</summary>
    public static TLanes Derivative<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = TLanes.Constant(1);
        TLanes error = a - y;
        TLanes sign = (TLanes.GreaterThan(error, TLanes.Zero) & one) - (TLanes.GreaterThan(TLanes.Zero, error) & one);
        return TLanes.Select(TLanes.Equals(error, error), sign, error);
    }
}
#endif
