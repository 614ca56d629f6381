using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

internal sealed partial class LossDefinition
{
    public static LossDefinition MSE { get; } = new(nameof(MSE))
    {
        Value = "1/n sum (a - y)^2",
        Delta = "2/n (a - y) f'(z)",
        IsMeanOverOutputs = true,
    };
}

#if NET
/// <summary><see cref="Loss.MSE"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MSE : ILossFunction
{
    /// <inheritdoc/>
    public static bool IsOfLogits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <summary>(a - y)^2.</summary>
    public static TLanes Value<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes error = a - y;
        return error * error;
    }

    /// <summary>2 (a - y).</summary>
    public static TLanes Derivative<TLanes, T>(TLanes a, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes error = a - y;
        return error + error;
    }
}
#endif
