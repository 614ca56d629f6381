using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The logarithms of <see cref="Softmax"/> over one row, and their derivative. The loss that goes with them is
/// <see cref="Softmax.CrossEntropy"/>, which takes the logits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LogSoftmax
{
    /// <summary>output_j = (z_j - max z) - log sum_k exp(z_k - max z), never the logarithm of a rounded probability.</summary>
    /// <param name="z">The padded row of logits, read in whole vectors.</param>
    /// <param name="output">The row of results, <paramref name="count"/> elements exactly; may be the row of logits.</param>
    /// <param name="count">The number of classes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(ref T z, ref T output, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> largest = Softmax.Maximum(ref z, count);
        Lanes512<T> sum = Lanes512<T>.Zero;
        for (int column = 0; column < count; column += Lanes512<T>.Count)
            sum += Elementary.Exp<Lanes512<T>, T>(Lanes512<T>.Load(ref z, (nuint)column) - largest) & TailMask.First<T>(count - column);

        Lanes512<T> logSum = Elementary.LogOfSum<Lanes512<T>, T>(Lanes512<T>.Broadcast(LaneSum.Of(sum)));
        for (int column = 0; column < count; column += Lanes512<T>.Count)
            Lanes512<T>.StorePartial(Lanes512<T>.Load(ref z, (nuint)column) - largest - logSum, ref output, (nuint)column, count - column);
    }

    /// <summary>From the gradient g by the outputs a to the gradient by the logits: delta_j = g_j - exp(a_j) sum_k g_k.</summary>
    /// <param name="output">The row of outputs.</param>
    /// <param name="gradient">The row of gradients by the outputs.</param>
    /// <param name="delta">The row of results; may be the row of gradients.</param>
    /// <param name="count">The number of classes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BackPropagate<T>(ref T output, ref T gradient, ref T delta, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> gradients = Lanes512<T>.Zero;
        for (int column = 0; column < count; column += Lanes512<T>.Count)
            gradients += Lanes512<T>.LoadPartial(ref gradient, (nuint)column, count - column);

        Lanes512<T> total = Lanes512<T>.Broadcast(LaneSum.Of(gradients));
        for (int column = 0; column < count; column += Lanes512<T>.Count)
        {
            Lanes512<T> probability = Elementary.Exp<Lanes512<T>, T>(Lanes512<T>.LoadPartial(ref output, (nuint)column, count - column));
            Lanes512<T> g = Lanes512<T>.LoadPartial(ref gradient, (nuint)column, count - column);
            Lanes512<T>.StorePartial(Lanes512<T>.FusedMultiplyAdd(-probability, total, g), ref delta, (nuint)column, count - column);
        }
    }
}
