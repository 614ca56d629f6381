using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Softmax and its logarithm with a sample in each lane: shifted by the largest logit, which keeps exp from overflowing.</summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, two outputs: loss and errors of 16 samples in 91 instructions, three divisions, no spill; the divisions and
/// the chain through exponential, sum and quotient bound it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneSoftmax
{
    /// <summary>a = softmax(z), in place.</summary>
    /// <param name="z">The logits, a row for each output.</param>
    /// <param name="count">The number of outputs.</param>
    /// <param name="samples">The number of samples, whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TLanes, T, TSums, TRows>(ref T z, int count, nuint samples)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSums : struct, ILaneSums
        where TRows : struct, IRows
    {
        nuint step = (nuint)TRows.Step;
        for (nuint sample = 0; sample < samples; sample += (nuint)TLanes.Count)
        {
            ref T column = ref Unsafe.Add(ref z, sample);
            if (count == 2)
            {
                TLanes first = TLanes.Load(ref column, 0);
                TLanes second = TLanes.Load(ref column, step);
                TLanes largest = TLanes.Max(second, first);
                (TLanes e1, TLanes e2) = Elementary.ExpOfTwo<TLanes, T>(first - largest, second - largest);
                TLanes both = e1 + e2;
                TLanes.Store(e1 / both, ref column, 0);
                TLanes.Store(e2 / both, ref column, step);
                continue;
            }

            Exponentials<TLanes, T>(ref column, step, count, ref column);
            TLanes sum = TSums.OfExponentials<TLanes, T>(ref column, step, count);
            for (nuint output = 0; output < (nuint)count; output++)
                TLanes.Store(TLanes.Load(ref column, output * step) / sum, ref column, output * step);
        }
    }

    /// <summary>a = log softmax(z), in place.</summary>
    /// <inheritdoc cref="Apply"/>
    /// <param name="z">The logits, a row for each output.</param>
    /// <param name="count">The number of outputs.</param>
    /// <param name="samples">The number of samples, whole vectors.</param>
    /// <param name="exponentials">Memory for as many rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ApplyLogarithm<TLanes, T, TSums, TRows>(ref T z, int count, nuint samples, ref T exponentials)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSums : struct, ILaneSums
        where TRows : struct, IRows
    {
        nuint step = (nuint)TRows.Step;
        for (nuint sample = 0; sample < samples; sample += (nuint)TLanes.Count)
        {
            ref T column = ref Unsafe.Add(ref z, sample);
            ref T e = ref Unsafe.Add(ref exponentials, sample);
            TLanes largest = Exponentials<TLanes, T>(ref column, step, count, ref e);
            TLanes logSum = Elementary.LogOfSum<TLanes, T>(TSums.OfExponentials<TLanes, T>(ref e, step, count));
            for (nuint output = 0; output < (nuint)count; output++)
                TLanes.Store(TLanes.Load(ref column, output * step) - largest - logSum, ref column, output * step);
        }
    }

    /// <summary>exp(z - largest) of each output; returns the largest logit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Exponentials<TLanes, T>(ref T z, nuint step, int count, ref T exponentials)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLanes largest = TLanes.Load(ref z, 0);
        for (nuint output = 1; output < (nuint)count; output++)
            largest = TLanes.Max(TLanes.Load(ref z, output * step), largest);
        for (nuint output = 0; output < (nuint)count; output++)
            TLanes.Store(Elementary.Exp<TLanes, T>(TLanes.Load(ref z, output * step) - largest), ref exponentials, output * step);
        return largest;
    }
}
