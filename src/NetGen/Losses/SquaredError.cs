using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

internal sealed partial class LossDefinition
{
    public static LossDefinition SquaredError { get; } = new(nameof(SquaredError))
    {
        Value = "1/2 sum (a - y)^2",
        Delta = "(a - y) f'(z)",
    };
}

#if NET
/// <summary><see cref="Loss.SquaredError"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SquaredError : ILossFunction
{
    /// <inheritdoc/>
    public static bool IsOfLogits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <summary>1/2 (a - y)^2.</summary>
    public static TLanes Value<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes error = a - y;
        return TLanes.Constant(0.5) * error * error;
    }

    /// <summary>a - y.</summary>
    public static TLanes Derivative<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => a - y;
}
#endif
