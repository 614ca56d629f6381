using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Calls kernels that have one sample in each lane.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleLanes
{
    /// <summary>
    /// The outputs of as many samples as fill whole vectors; returns their number. Lends the kernel a part of the stack that is not cleared before,
    /// as generated code could not ask for without unsafe code in the user's project: clearing it takes as long as eight samples of a small network.
    /// </summary>
    /// <inheritdoc cref="ISampleLanesKernel{T}.Forward"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Forward<TKernel, T>(ref T x, int samples, ref T parameters, ref T outputs)
        where TKernel : struct, ISampleLanesKernel<T>
        where T : unmanaged
    {
        Span<T> memory = stackalloc T[TKernel.Elements + Lanes512<T>.Count];
        return TKernel.Forward(ref x, samples, ref parameters, ref outputs, ref StackMemory.Aligned(memory));
    }
}
