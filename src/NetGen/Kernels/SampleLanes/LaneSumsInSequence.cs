using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>One output after the other, as networks add that are written out as scalars.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneSumsInSequence : ILaneSums
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfExponentials<TLanes, T>(ref T terms, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes sum = TLanes.Load(ref terms, 0);
        for (int output = 1; output < count; output++)
            sum += TLanes.Load(ref terms, (nuint)output * step);
        return sum;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfLosses<TLanes, T>(ref T terms, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes sum = TLanes.Zero;
        for (int output = 0; output < count; output++)
            sum += TLanes.Load(ref terms, (nuint)output * step);
        return sum;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfTargets<TLanes, T>(ref T terms, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => OfExponentials<TLanes, T>(ref terms, step, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfProducts<TLanes, T>(ref T left, ref T right, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes sum = TLanes.Load(ref left, 0) * TLanes.Load(ref right, 0);
        for (int output = 1; output < count; output++)
            sum = TLanes.FusedMultiplyAdd(TLanes.Load(ref left, (nuint)output * step), TLanes.Load(ref right, (nuint)output * step), sum);
        return sum;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfTwoLosses<TLanes, T>(TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Zero + first + second;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfTwoTargets<TLanes, T>(TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => first + second;
}
