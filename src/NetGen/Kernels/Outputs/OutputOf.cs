using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>An output activation of each number for itself.</summary>
/// <typeparam name="TActivation">The activation.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OutputOf<TActivation> : IOutputFunction
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    public static bool IsOfRow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TActivation.Value<TLanes, T>(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MultiplyByDerivative<TLanes, T>(TLanes errors, TLanes z, TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => typeof(TActivation) == typeof(Identity) ? errors : errors * TActivation.Derivative<TLanes, T>(TActivation.DerivesFromOutput ? a : z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteRows<TLanes, T>(ref T z, int step, ref T outputs, int samples, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < samples; row++)
        {
            for (int column = 0; column < count; column += TLanes.Count)
            {
                TLanes sums = TLanes.Load(ref z, ((nuint)row * (nuint)step) + (nuint)column);
                TLanes.StorePartial(TActivation.Value<TLanes, T>(sums), ref outputs, ((nuint)row * (nuint)count) + (nuint)column, count - column);
            }
        }
    }

    /// <inheritdoc/>
    public static void ApplyToRow<T>(ref T z, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    /// <inheritdoc/>
    public static void BackPropagateRow<T>(ref T a, ref T gradients, ref T delta, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }
}
