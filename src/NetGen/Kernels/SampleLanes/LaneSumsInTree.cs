using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// As networks in loops add: the outputs of a sample lie across 64 bytes, a chain for each, and the tree of <see cref="LaneSum"/> joins the chains.
/// Those behind the last output are 0, and one 0 that is added last does the same to the sum.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneSumsInTree : ILaneSums
{
    /// <summary>The most outputs: as many as 64 bytes hold floats.</summary>
    private const int Most = 16;

    /// <inheritdoc/>
    public static TLanes OfExponentials<TLanes, T>(ref T terms, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => count switch
        {
            1 => Term<TLanes, T>(ref terms, step, 0),
            2 => Term<TLanes, T>(ref terms, step, 0) + Term<TLanes, T>(ref terms, step, 1),
            3 => Term<TLanes, T>(ref terms, step, 0) + Term<TLanes, T>(ref terms, step, 2) + Term<TLanes, T>(ref terms, step, 1),
            4 => Term<TLanes, T>(ref terms, step, 0) + Term<TLanes, T>(ref terms, step, 2) + (Term<TLanes, T>(ref terms, step, 1) + Term<TLanes, T>(ref terms, step, 3)),
            _ => OfMany<TLanes, T>(ref terms, step, count),
        };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfLosses<TLanes, T>(ref T terms, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => OfExponentials<TLanes, T>(ref terms, step, count) + TLanes.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfTargets<TLanes, T>(ref T terms, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => OfExponentials<TLanes, T>(ref terms, step, count) + TLanes.Zero;

    /// <inheritdoc/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TLanes OfProducts<TLanes, T>(ref T left, ref T right, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        nuint lanes = (nuint)TLanes.Count;
        Span<T> memory = stackalloc T[(Most + 1) * Lanes512<T>.Count];
        ref T products = ref StackMemory.Aligned(memory);
        for (nuint output = 0; output < (nuint)count; output++)
            TLanes.Store(TLanes.Load(ref left, output * step) * TLanes.Load(ref right, output * step), ref products, output * lanes);
        return Join<TLanes, T>(ref products, count) + TLanes.Zero;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfTwoLosses<TLanes, T>(TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => first + second + TLanes.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfTwoTargets<TLanes, T>(TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => first + second + TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Term<TLanes, T>(ref T terms, nuint step, nuint output)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Load(ref terms, output * step);

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TLanes OfMany<TLanes, T>(ref T terms, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        nuint lanes = (nuint)TLanes.Count;
        Span<T> memory = stackalloc T[(Most + 1) * Lanes512<T>.Count];
        ref T chains = ref StackMemory.Aligned(memory);
        for (nuint output = 0; output < (nuint)count; output++)
            TLanes.Store(TLanes.Load(ref terms, output * step), ref chains, output * lanes);
        return Join<TLanes, T>(ref chains, count);
    }

    /// <summary>The upper half onto the lower half until one is left; what is not there adds nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Join<TLanes, T>(ref T chains, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        nuint lanes = (nuint)TLanes.Count;
        for (int half = Most / 2; half >= 1; half /= 2)
        {
            for (int chain = 0; chain + half < Math.Min(count, 2 * half); chain++)
            {
                TLanes sum = TLanes.Load(ref chains, (nuint)chain * lanes) + TLanes.Load(ref chains, (nuint)(chain + half) * lanes);
                TLanes.Store(sum, ref chains, (nuint)chain * lanes);
            }
        }

        return TLanes.Load(ref chains, 0);
    }
}
