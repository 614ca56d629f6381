using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary><see cref="Softmax"/> over a row that fits in a vector of 64 bytes: all of it stays in registers. Same additions, same bits.</summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, ten classes: 139 instructions for loss and error, no spill. Each waits for the one before it: three reductions
/// over the lanes, an exponential, a division. Not inlined: with a kernel around it, it exceeds what the JIT inlines in one method.
/// </remarks>
internal static class SoftmaxOfVector
{
    /// <inheritdoc cref="Softmax.Write"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Write<T>(ref T z, ref T output, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> logits = Lanes512<T>.Load(ref z, 0);
        Lanes512<T> exponentials = Exponentials(logits, TailMask.First<T>(count), out _, out Lanes512<T> sum);
        Lanes512<T>.StorePartial(exponentials / sum, ref output, 0, count);
    }

    /// <inheritdoc cref="Softmax.CrossEntropy"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static T CrossEntropy<T>(ref T z, ref T y, T scale, ref T delta, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> logits = Lanes512<T>.Load(ref z, 0);
        Lanes512<T> targets = Lanes512<T>.LoadPartial(ref y, 0, count);
        Lanes512<T> mass = Lanes512<T>.Broadcast(LaneSum.Of(Lanes512<T>.Zero + targets));
        Lanes512<T> exponentials = Exponentials(logits, TailMask.First<T>(count), out Lanes512<T> largest, out Lanes512<T> sum);
        Lanes512<T> error = Lanes512<T>.FusedMultiplyAdd(exponentials / sum, mass, -targets) * Lanes512<T>.Broadcast(scale);
        Lanes512<T>.Store(error, ref delta, 0);

        Lanes512<T> logSum = Elementary.LogOfSum<Lanes512<T>, T>(sum);
        return LaneSum.Of(Lanes512<T>.Zero + Losses.CrossEntropy<Lanes512<T>, T>(targets, logSum + (largest - logits)));
    }

    /// <summary>exp(z - largest); behind the last class, of numbers that mean nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes512<T> Exponentials<T>(Lanes512<T> z, Lanes512<T> mask, out Lanes512<T> largest, out Lanes512<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Behind the last class, the first logit: any number of the row leaves the largest as it is.
        Lanes512<T> row = Lanes512<T>.Select(mask, z, Lanes512<T>.Broadcast(z.Vector.ToScalar()));
        largest = Lanes512<T>.Broadcast(LaneMaximum.Of(row));
        Lanes512<T> exponentials = Elementary.Exp<Lanes512<T>, T>(z - largest);
        sum = Lanes512<T>.Broadcast(LaneSum.Of(exponentials & mask));
        return exponentials;
    }
}
