using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// Softmax over one row, its cross-entropy and its derivative. Sums over the row run in the chains of
/// <see cref="LaneSum"/>. Rows of logits and of errors lie in a workspace, padded to whole vectors: they are read and written in
/// whole vectors, and what the padding holds is masked.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>output_j = exp(z_j - max z) / sum_k exp(z_k - max z): the shift keeps exp from overflowing.</summary>
    /// <param name="z">The padded row of logits; may be overwritten by the exponentials.</param>
    /// <param name="output">The row of results, <paramref name="count"/> elements exactly; may be the row of logits.</param>
    /// <param name="count">The number of classes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T>(ref T z, ref T output, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float) && count <= SoftmaxOfFew.Most)
            SoftmaxOfFew.Write(ref Unsafe.As<T, float>(ref z), ref Unsafe.As<T, float>(ref output), count);
        else if (count <= Lanes512<T>.Count)
            SoftmaxOfVector.Write(ref z, ref output, count);
        else
            WriteVectors(ref z, ref output, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WriteVectors<T>(ref T z, ref T output, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> divisor = WriteExponentials(ref z, Maximum(ref z, count), ref z, count);
        for (int column = 0; column < count; column += Lanes512<T>.Count)
            Lanes512<T>.StorePartial(Lanes512<T>.Load(ref z, (nuint)column) / divisor, ref output, (nuint)column, count - column);
    }

    /// <summary>
    /// The loss -sum y log p and its error (p sum(y) - y) scale, which is (p - y) scale for targets that sum to 1. log p is computed
    /// as z - max - log(sum), never from a rounded p.
    /// </summary>
    /// <param name="z">The row of logits.</param>
    /// <param name="y">The row of targets.</param>
    /// <param name="scale">What the error is multiplied by.</param>
    /// <param name="delta">The row of errors; written in whole vectors, so it is padded.</param>
    /// <param name="count">The number of classes.</param>
    /// <returns>The loss, not scaled.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T CrossEntropy<T>(ref T z, ref T y, T scale, ref T delta, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float) && count <= SoftmaxOfFew.Most)
        {
            float loss = SoftmaxOfFew.CrossEntropy(
                ref Unsafe.As<T, float>(ref z), ref Unsafe.As<T, float>(ref y), float.CreateTruncating(scale), ref Unsafe.As<T, float>(ref delta), count);
            return T.CreateTruncating(loss);
        }

        return count <= Lanes512<T>.Count
            ? SoftmaxOfVector.CrossEntropy(ref z, ref y, scale, ref delta, count)
            : CrossEntropyVectors(ref z, ref y, scale, ref delta, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T CrossEntropyVectors<T>(ref T z, ref T y, T scale, ref T delta, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> shift = Maximum(ref z, count);
        Lanes512<T> divisor = WriteExponentials(ref z, shift, ref delta, count);
        Lanes512<T> logSum = Elementary.LogOfSum<Lanes512<T>, T>(divisor);

        Lanes512<T> losses = Lanes512<T>.Zero;
        Lanes512<T> targets = Lanes512<T>.Zero;
        for (int column = 0; column < count; column += Lanes512<T>.Count)
        {
            Lanes512<T> target = Lanes512<T>.LoadPartial(ref y, (nuint)column, count - column);
            Lanes512<T> logit = Lanes512<T>.Load(ref z, (nuint)column);
            losses += Losses.CrossEntropy<Lanes512<T>, T>(target, logSum + (shift - logit));
            targets += target;
        }

        Lanes512<T> mass = Lanes512<T>.Broadcast(LaneSum.Of(targets));
        Lanes512<T> scales = Lanes512<T>.Broadcast(scale);
        for (int column = 0; column < count; column += Lanes512<T>.Count)
        {
            Lanes512<T> target = Lanes512<T>.LoadPartial(ref y, (nuint)column, count - column);
            Lanes512<T> probability = Lanes512<T>.Load(ref delta, (nuint)column) / divisor;
            Lanes512<T> error = Lanes512<T>.FusedMultiplyAdd(probability, mass, -target) * scales;
            Lanes512<T>.Store(error, ref delta, (nuint)column);
        }

        return LaneSum.Of(losses);
    }

    /// <summary>From the gradient g by the outputs a to the gradient by the logits: delta_j = a_j (g_j - sum_k g_k a_k).</summary>
    /// <param name="output">The row of outputs.</param>
    /// <param name="gradient">The row of gradients by the outputs.</param>
    /// <param name="delta">The row of results; may be the row of gradients.</param>
    /// <param name="count">The number of classes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void BackPropagate<T>(ref T output, ref T gradient, ref T delta, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> products = Lanes512<T>.Zero;
        for (int column = 0; column < count; column += Lanes512<T>.Count)
        {
            Lanes512<T> a = Lanes512<T>.LoadPartial(ref output, (nuint)column, count - column);
            Lanes512<T> g = Lanes512<T>.LoadPartial(ref gradient, (nuint)column, count - column);
            products = Lanes512<T>.FusedMultiplyAdd(a, g, products);
        }

        Lanes512<T> projection = Lanes512<T>.Broadcast(LaneSum.Of(products));
        for (int column = 0; column < count; column += Lanes512<T>.Count)
        {
            Lanes512<T> a = Lanes512<T>.LoadPartial(ref output, (nuint)column, count - column);
            Lanes512<T> g = Lanes512<T>.LoadPartial(ref gradient, (nuint)column, count - column);
            Lanes512<T>.StorePartial(a * (g - projection), ref delta, (nuint)column, count - column);
        }
    }

    /// <summary>Writes exp(z - largest) and returns the sum, in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes512<T> WriteExponentials<T>(ref T z, Lanes512<T> largest, ref T output, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> sum = Lanes512<T>.Zero;
        for (int column = 0; column < count; column += Lanes512<T>.Count)
        {
            Lanes512<T> exponential = Elementary.Exp<Lanes512<T>, T>(Lanes512<T>.Load(ref z, (nuint)column) - largest);
            Lanes512<T>.Store(exponential, ref output, (nuint)column);
            sum += exponential & TailMask.First<T>(count - column);
        }

        return Lanes512<T>.Broadcast(LaneSum.Of(sum));
    }

    /// <summary>
    /// The largest logit, in all lanes. Any order of comparisons finds the same number; where a logit is NaN the sum of the
    /// exponentials is NaN whatever this returns.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes512<T> Maximum<T>(ref T z, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> largest = Lanes512<T>.Broadcast(z);
        for (int column = 0; column < count; column += Lanes512<T>.Count)
        {
            Lanes512<T> logit = Lanes512<T>.Load(ref z, (nuint)column);
            largest = Lanes512<T>.Select(TailMask.First<T>(count - column), Lanes512<T>.Max(logit, largest), largest);
        }

        return Lanes512<T>.Broadcast(LaneMaximum.Of(largest));
    }
}
