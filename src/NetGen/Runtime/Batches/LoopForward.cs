using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>The forward passes of a network in loops.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LoopForward
{
    /// <summary>The outputs of one sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sample<TKernel, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> output)
        where TKernel : struct, ILoopKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => WidestVectors.Sample<TKernel, ToOutputs, T>(ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(parameters), ref MemoryMarshal.GetReference(output));

    /// <summary>The class of one sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Classify<TKernel, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters)
        where TKernel : struct, ILoopKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => WidestVectors.Sample<TKernel, ToClass, T>(ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(parameters), ref Unsafe.NullRef<T>());

    /// <summary>The outputs of each sample, in rows.</summary>
    public static void Run<TKernel, T>(ReadOnlySpan<T> inputs, int samples, ReadOnlySpan<T> parameters, Span<T> outputs)
        where TKernel : struct, ILoopKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => RunRows<TKernel, T>(inputs, first: 0, samples, parameters, outputs);

    /// <summary>With one sample in each lane, and those that fill no vector in rows.</summary>
    public static void RunInLanes<TKernel, T>(ReadOnlySpan<T> inputs, int samples, ReadOnlySpan<T> parameters, Span<T> outputs)
        where TKernel : struct, ILoopKernel<T>, ISampleLanesKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => RunRows<TKernel, T>(inputs, samples == 1 ? 0 : SampleLanes.Forward<TKernel, T>(inputs, samples, parameters, outputs), samples, parameters, outputs);

    private static void RunRows<TKernel, T>(ReadOnlySpan<T> inputs, int first, int samples, ReadOnlySpan<T> parameters, Span<T> outputs)
        where TKernel : struct, ILoopKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (samples == 1)
        {
            Sample<TKernel, T>(inputs, parameters, outputs);
            return;
        }

        if (first == samples)
            return;
        WidestVectors.ForwardBatch<TKernel, T>(
            ref Unsafe.Add(ref MemoryMarshal.GetReference(inputs), first * TKernel.InputSize),
            (nuint)(samples - first),
            ref MemoryMarshal.GetReference(parameters),
            ref Unsafe.Add(ref MemoryMarshal.GetReference(outputs), first * TKernel.OutputSize));
    }
}
