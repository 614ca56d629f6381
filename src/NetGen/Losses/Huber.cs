using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

internal sealed partial class LossDefinition
{
    public static LossDefinition Huber { get; } = new(nameof(Huber))
    {
        Value = "1/n sum h(a - y), h(e) = |e| <= 1 ? e^2 / 2 : |e| - 1/2",
        Delta = "1/n clamp(a - y, -1, 1) f'(z)",
        IsMeanOverOutputs = true,
    };
}

#if NET
/// <summary><see cref="Loss.Huber"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Huber : ILossFunction
{
    /// <inheritdoc/>
    public static bool IsOfLogits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <summary>e^2 / 2 where |e| &lt;= 1, else |e| - 1/2, with e = a - y.</summary>
    public static TLanes Value<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = TLanes.Constant(1);
        TLanes half = TLanes.Constant(0.5);
        TLanes error = a - y;
        TLanes size = TLanes.Abs(error);
        return TLanes.Select(TLanes.GreaterThan(size, one), size - half, half * error * error);
    }

    /// <summary>a - y, held between -1 and 1.</summary>
    public static TLanes Derivative<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = TLanes.Constant(1);
        return TLanes.Max(-one, TLanes.Min(one, a - y));
    }
}
#endif
