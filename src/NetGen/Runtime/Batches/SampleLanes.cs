using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Calls forward kernels that have one sample in each lane.</summary>
internal static class SampleLanes
{
    /// <summary>
    /// The outputs of as many samples as fill whole vectors; returns their number. Lends the kernel a part of the stack that is not cleared before:
    /// clearing it takes as long as eight samples of a small network.
    /// </summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Forward<TKernel, T>(ReadOnlySpan<T> inputs, int samples, ReadOnlySpan<T> parameters, Span<T> outputs)
        where TKernel : struct, ISampleLanesKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> memory = stackalloc T[TKernel.ForwardElements + Lanes512<T>.Count];
        return WidestVectors.ForwardLanes<TKernel, T>(
            ref MemoryMarshal.GetReference(inputs), samples, ref MemoryMarshal.GetReference(parameters), ref MemoryMarshal.GetReference(outputs), ref StackMemory.Aligned(memory));
    }
}
