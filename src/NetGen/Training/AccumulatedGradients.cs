using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>The gradients of several batches, summed by what each batch counts.</summary>
internal static class AccumulatedGradients
{
    /// <summary>sum += mass * gradients, each a fused multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(Span<T> sum, ReadOnlySpan<T> gradients, double mass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> share = Lanes512<T>.Broadcast(T.CreateTruncating(mass));
        ref T to = ref MemoryMarshal.GetReference(sum);
        ref T from = ref MemoryMarshal.GetReference(gradients);
        for (int index = 0; index < sum.Length; index += Lanes512<T>.Count)
        {
            int rest = sum.Length - index;
            Lanes512<T> added = Lanes512<T>.FusedMultiplyAdd(
                share, Lanes512<T>.LoadPartial(ref from, (nuint)index, rest), Lanes512<T>.LoadPartial(ref to, (nuint)index, rest));
            Lanes512<T>.StorePartial(added, ref to, (nuint)index, rest);
        }
    }

    /// <summary>gradients *= factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale<T>(Span<T> gradients, double factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> rounded = Lanes512<T>.Broadcast(T.CreateTruncating(factor));
        ref T gradient = ref MemoryMarshal.GetReference(gradients);
        for (int index = 0; index < gradients.Length; index += Lanes512<T>.Count)
        {
            int rest = gradients.Length - index;
            Lanes512<T>.StorePartial(Lanes512<T>.LoadPartial(ref gradient, (nuint)index, rest) * rounded, ref gradient, (nuint)index, rest);
        }
    }
}
