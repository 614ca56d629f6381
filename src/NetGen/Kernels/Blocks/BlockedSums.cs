using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Sums of so many terms that the matrix does not stay in a cache: they are put aside in memory between blocks of terms, and taken up again.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BlockedSums
{
    /// <summary>The rows of the matrix that a single row reads side by side.</summary>
    private const int Streams = 8;

    /// <summary>What the sums z = a W + b start from.</summary>
    /// <typeparam name="TLanes">The lanes of a vector.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="TStart">What each sum starts from.</typeparam>
    /// <param name="start">What <typeparamref name="TStart"/> reads.</param>
    /// <param name="samples">The number of rows.</param>
    /// <param name="z">The sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Start<TLanes, T, TLayer, TStart>(ref T start, nuint samples, ref T z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TLayer : struct, ILayer
        where TStart : struct, ISumStart
    {
        for (nuint row = 0; row < samples; row++)
        {
            for (nuint column = 0; column < (nuint)TLayer.OutputStep; column += (nuint)TLanes.Count)
                TLanes.Store(TStart.Of<TLanes, T>(ref start, 0, column, 0, 0), ref z, (row * (nuint)TLayer.OutputStep) + column);
        }
    }

    /// <summary>
    /// z = a W + b of single rows: the matrix is read from its start to its end, as fast as the cache that holds it gives it away, some of its rows
    /// side by side; the sums are in the nearest cache.
    /// </summary>
    /// <typeparam name="TLanes">The lanes of a vector.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="TStart">What each sum starts from.</typeparam>
    /// <param name="a">The rows.</param>
    /// <param name="samples">The number of rows.</param>
    /// <param name="w">The matrix.</param>
    /// <param name="start">What <typeparamref name="TStart"/> reads.</param>
    /// <param name="z">The sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Stream<TLanes, T, TLayer, TStart>(ref T a, nuint samples, ref T w, ref T start, ref T z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TLayer : struct, ILayer
        where TStart : struct, ISumStart
    {
        nuint whole = (nuint)(TLayer.Inputs - (TLayer.Inputs % Streams));
        for (nuint row = 0; row < samples; row++)
        {
            ref T values = ref Unsafe.Add(ref a, row * (nuint)TLayer.InputStep);
            ref T sums = ref Unsafe.Add(ref z, row * (nuint)TLayer.OutputStep);
            Start<TLanes, T, TLayer, TStart>(ref start, 1, ref sums);
            for (nuint term = 0; term < whole; term += Streams)
                AddEight<TLanes, T, TLayer>(ref Unsafe.Add(ref values, term), ref Unsafe.Add(ref w, term * (nuint)TLayer.Outputs), ref sums);
            for (nuint term = whole; term < (nuint)TLayer.Inputs; term++)
                AddOne<TLanes, T, TLayer>(ref Unsafe.Add(ref values, term), ref Unsafe.Add(ref w, term * (nuint)TLayer.Outputs), ref sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddEight<TLanes, T, TLayer>(ref T values, ref T w, ref T sums)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TLayer : struct, ILayer
    {
        nuint step = (nuint)TLayer.Outputs;
        TLanes value0 = TLanes.Broadcast(values);
        TLanes value1 = TLanes.Broadcast(Unsafe.Add(ref values, 1));
        TLanes value2 = TLanes.Broadcast(Unsafe.Add(ref values, 2));
        TLanes value3 = TLanes.Broadcast(Unsafe.Add(ref values, 3));
        TLanes value4 = TLanes.Broadcast(Unsafe.Add(ref values, 4));
        TLanes value5 = TLanes.Broadcast(Unsafe.Add(ref values, 5));
        TLanes value6 = TLanes.Broadcast(Unsafe.Add(ref values, 6));
        TLanes value7 = TLanes.Broadcast(Unsafe.Add(ref values, 7));
        for (nuint column = 0; column < step; column += (nuint)TLanes.Count)
        {
            TLanes sum = TLanes.Load(ref sums, column);
            sum = TLanes.FusedMultiplyAdd(value0, TLanes.Load(ref w, column), sum);
            sum = TLanes.FusedMultiplyAdd(value1, TLanes.Load(ref w, step + column), sum);
            sum = TLanes.FusedMultiplyAdd(value2, TLanes.Load(ref w, (2 * step) + column), sum);
            sum = TLanes.FusedMultiplyAdd(value3, TLanes.Load(ref w, (3 * step) + column), sum);
            sum = TLanes.FusedMultiplyAdd(value4, TLanes.Load(ref w, (4 * step) + column), sum);
            sum = TLanes.FusedMultiplyAdd(value5, TLanes.Load(ref w, (5 * step) + column), sum);
            sum = TLanes.FusedMultiplyAdd(value6, TLanes.Load(ref w, (6 * step) + column), sum);
            sum = TLanes.FusedMultiplyAdd(value7, TLanes.Load(ref w, (7 * step) + column), sum);
            TLanes.Store(sum, ref sums, column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddOne<TLanes, T, TLayer>(ref T values, ref T w, ref T sums)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TLayer : struct, ILayer
    {
        TLanes value = TLanes.Broadcast(values);
        for (nuint column = 0; column < (nuint)TLayer.Outputs; column += (nuint)TLanes.Count)
            TLanes.Store(TLanes.FusedMultiplyAdd(value, TLanes.Load(ref w, column), TLanes.Load(ref sums, column)), ref sums, column);
    }
}
