using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>The L2 penalty: L += l2 sum W^2, dW += 2 l2 W.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WeightPenalty
{
    /// <summary>Adds the gradient of the penalty and returns its value.</summary>
    /// <param name="l2">The factor.</param>
    /// <param name="weights">The weights of a layer.</param>
    /// <param name="gradients">As many gradients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Add<T>(double l2, ReadOnlySpan<T> weights, Span<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> factor = Lanes512<T>.Broadcast(T.CreateTruncating(2 * l2));
        Lanes512<T> squares = Lanes512<T>.Zero;
        ref T weight = ref MemoryMarshal.GetReference(weights);
        ref T gradient = ref MemoryMarshal.GetReference(gradients);
        for (int index = 0; index < weights.Length; index += Lanes512<T>.Count)
        {
            int rest = weights.Length - index;
            Lanes512<T> w = Lanes512<T>.LoadPartial(ref weight, (nuint)index, rest);
            Lanes512<T> g = Lanes512<T>.LoadPartial(ref gradient, (nuint)index, rest);
            squares = Lanes512<T>.FusedMultiplyAdd(w, w, squares);
            Lanes512<T>.StorePartial(Lanes512<T>.FusedMultiplyAdd(factor, w, g), ref gradient, (nuint)index, rest);
        }

        return l2 * double.CreateTruncating(LaneSum.Of(squares));
    }

    /// <summary>Adds the gradient of the penalty of some weights, with the bits of <see cref="Add"/>.</summary>
    /// <param name="l2">The factor.</param>
    /// <param name="weights">The first of the weights.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="gradients">The first of as many gradients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddGradients<T>(double l2, ref readonly T weights, nuint count, ref T gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> factor = Lanes512<T>.Broadcast(T.CreateTruncating(2 * l2));
        for (nuint index = 0; index < count; index += (nuint)Lanes512<T>.Count)
        {
            int rest = (int)(count - index);
            Lanes512<T> w = Lanes512<T>.LoadPartial(in weights, index, rest);
            Lanes512<T> g = Lanes512<T>.LoadPartial(ref gradients, index, rest);
            Lanes512<T>.StorePartial(Lanes512<T>.FusedMultiplyAdd(factor, w, g), ref gradients, index, rest);
        }
    }

    /// <summary>The value of the penalty, with the bits of <see cref="Add"/>.</summary>
    /// <param name="l2">The factor.</param>
    /// <param name="weights">The weights of a layer.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of<T>(double l2, ReadOnlySpan<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> squares = Lanes512<T>.Zero;
        ref T weight = ref MemoryMarshal.GetReference(weights);
        for (int index = 0; index < weights.Length; index += Lanes512<T>.Count)
        {
            Lanes512<T> w = Lanes512<T>.LoadPartial(ref weight, (nuint)index, weights.Length - index);
            squares = Lanes512<T>.FusedMultiplyAdd(w, w, squares);
        }

        return l2 * double.CreateTruncating(LaneSum.Of(squares));
    }
}
