using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The gradients of a layer of few outputs, which would leave a vector nearly empty: inputs lie across lanes, over dW transposed, which is
/// turned in registers. Each sum is the same chain through the samples as elsewhere.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InputLanesGradients
{
    /// <summary>The most vectors of a tile: enough accumulators to hide the latency of the multiply-add, and few enough for 16 registers.</summary>
    private const int MostVectors = 8;

    /// <summary>dW = a^T delta for some inputs, summed over the samples in their order.</summary>
    /// <typeparam name="TLanes">The lanes of a vector.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="TTile">A row for each output, by the vectors of inputs that are summed together.</typeparam>
    /// <param name="a">The inputs, from the first of them on.</param>
    /// <param name="delta">The errors.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="isFirst">Whether these are the first samples of a batch, whose sums start from 0.</param>
    /// <param name="inputs">The number of inputs, whole tiles at 64 bytes.</param>
    /// <param name="dW">Their gradients.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TLanes, T, TLayer, TTile>(ref T a, ref T delta, nuint samples, bool isFirst, nuint inputs, ref T dW)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TLayer : struct, ILayer
        where TTile : struct, ITile
    {
        int width = TTile.Vectors * Lanes512<T>.Count;
        Span<T> memory = stackalloc T[(MostVectors + 1) * Lanes512<T>.Count];
        ref T turned = ref StackMemory.Aligned(memory);
        for (nuint input = 0; input < inputs; input += (nuint)width)
        {
            ref T rows = ref Unsafe.Add(ref dW, input * (nuint)TLayer.Outputs);
            ref T sums = ref TLayer.Outputs == 1 ? ref rows : ref turned;
            if (!isFirst && TLayer.Outputs > 1)
                Transposition.Write(ref rows, width, TLayer.Outputs, ref turned, width);
            TTile.Sum<TLanes, T, InputLanesProduct<TLayer, TTile, T>, FromSums, StoredGradients, FetchNothing>(
                ref delta, ref Unsafe.Add(ref a, input), samples, ref isFirst ? ref Unsafe.NullRef<T>() : ref sums, ref sums, ref sums, (nuint)width, width);
            if (TLayer.Outputs > 1)
                Transposition.Write(ref turned, TLayer.Outputs, width, ref rows, TLayer.Outputs);
        }
    }
}
