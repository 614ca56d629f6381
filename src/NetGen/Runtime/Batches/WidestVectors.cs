using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Calls a kernel with the widest vectors that the hardware has, or with single numbers where it has none; the compiler leaves one call of each.</summary>
internal static class WidestVectors
{
    /// <inheritdoc cref="ILoopKernel{T}.Sample{TLanes, TPass}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sample<TKernel, TPass, T>(ref T x, ref T parameters, ref T output)
        where TKernel : struct, ILoopKernel<T>
        where TPass : struct, ISamplePass
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            return TKernel.Sample<Lanes512<T>, TPass>(ref x, ref parameters, ref output);
        else if (Vector256.IsHardwareAccelerated)
            return TKernel.Sample<Lanes256<T>, TPass>(ref x, ref parameters, ref output);
        else if (Vector128.IsHardwareAccelerated)
            return TKernel.Sample<Lanes128<T>, TPass>(ref x, ref parameters, ref output);
        else
            return TKernel.Sample<Lanes1<T>, TPass>(ref x, ref parameters, ref output);
    }

    /// <inheritdoc cref="ILoopKernel{T}.ForwardBatch{TLanes}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardBatch<TKernel, T>(ref T x, nuint samples, ref T parameters, ref T outputs)
        where TKernel : struct, ILoopKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            TKernel.ForwardBatch<Lanes512<T>>(ref x, samples, ref parameters, ref outputs);
        else if (Vector256.IsHardwareAccelerated)
            TKernel.ForwardBatch<Lanes256<T>>(ref x, samples, ref parameters, ref outputs);
        else if (Vector128.IsHardwareAccelerated)
            TKernel.ForwardBatch<Lanes128<T>>(ref x, samples, ref parameters, ref outputs);
        else
            TKernel.ForwardBatch<Lanes1<T>>(ref x, samples, ref parameters, ref outputs);
    }

    /// <summary>As <see cref="ISampleLanesKernel{T}.ForwardLanes{TLanes}"/>; single numbers would share no lanes, so that without vectors nothing is done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ForwardLanes<TKernel, T>(ref T x, int samples, ref T parameters, ref T outputs, ref T memory)
        where TKernel : struct, ISampleLanesKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            return TKernel.ForwardLanes<Lanes512<T>>(ref x, samples, ref parameters, ref outputs, ref memory);
        else if (Vector256.IsHardwareAccelerated)
            return TKernel.ForwardLanes<Lanes256<T>>(ref x, samples, ref parameters, ref outputs, ref memory);
        else if (Vector128.IsHardwareAccelerated)
            return TKernel.ForwardLanes<Lanes128<T>>(ref x, samples, ref parameters, ref outputs, ref memory);
        else
            return 0;
    }

    /// <inheritdoc cref="ILaneBackwardKernel{T}.BackwardLanes{TLanes}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BackwardLanes<TKernel, T>(ref T memory, int count, nuint columns, bool fromOutputs, PassPart part, bool isFirst, bool withInputGradients, ref T parameters)
        where TKernel : struct, ILaneBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            TKernel.BackwardLanes<Lanes512<T>>(ref memory, count, columns, fromOutputs, part, isFirst, withInputGradients, ref parameters);
        else if (Vector256.IsHardwareAccelerated)
            TKernel.BackwardLanes<Lanes256<T>>(ref memory, count, columns, fromOutputs, part, isFirst, withInputGradients, ref parameters);
        else if (Vector128.IsHardwareAccelerated)
            TKernel.BackwardLanes<Lanes128<T>>(ref memory, count, columns, fromOutputs, part, isFirst, withInputGradients, ref parameters);
        else
            TKernel.BackwardLanes<Lanes1<T>>(ref memory, count, columns, fromOutputs, part, isFirst, withInputGradients, ref parameters);
    }

    /// <inheritdoc cref="IBackwardKernel{T}.Propagate{TLanes}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Propagate<TKernel, T>(in TrainingBatch<T> rows, nuint first, ref T parameters, ref T dx, bool withInputGradients, ref T memory)
        where TKernel : struct, IBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            TKernel.Propagate<Lanes512<T>>(in rows, first, ref parameters, ref dx, withInputGradients, ref memory);
        else if (Vector256.IsHardwareAccelerated)
            TKernel.Propagate<Lanes256<T>>(in rows, first, ref parameters, ref dx, withInputGradients, ref memory);
        else if (Vector128.IsHardwareAccelerated)
            TKernel.Propagate<Lanes128<T>>(in rows, first, ref parameters, ref dx, withInputGradients, ref memory);
        else
            TKernel.Propagate<Lanes1<T>>(in rows, first, ref parameters, ref dx, withInputGradients, ref memory);
    }

    /// <inheritdoc cref="IBackwardKernel{T}.AddGradients{TLanes}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddGradients<TKernel, T>(ref T x, int count, bool isFirst, ref T gradients, int share, int shares, ref T memory)
        where TKernel : struct, IBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            TKernel.AddGradients<Lanes512<T>>(ref x, count, isFirst, ref gradients, share, shares, ref memory);
        else if (Vector256.IsHardwareAccelerated)
            TKernel.AddGradients<Lanes256<T>>(ref x, count, isFirst, ref gradients, share, shares, ref memory);
        else if (Vector128.IsHardwareAccelerated)
            TKernel.AddGradients<Lanes128<T>>(ref x, count, isFirst, ref gradients, share, shares, ref memory);
        else
            TKernel.AddGradients<Lanes1<T>>(ref x, count, isFirst, ref gradients, share, shares, ref memory);
    }

    /// <inheritdoc cref="ITrainStepKernel{T}.TrainStep{TLanes, TRule}"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double TrainStep<TKernel, TRule, T>(in TrainingSample<T> sample, in NetworkUpdate<TRule, T> update, ref T memory)
        where TKernel : struct, ITrainStepKernel<T>
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            return TKernel.TrainStep<Lanes512<T>, TRule>(in sample, in update, ref memory);
        else if (Vector256.IsHardwareAccelerated)
            return TKernel.TrainStep<Lanes256<T>, TRule>(in sample, in update, ref memory);
        else if (Vector128.IsHardwareAccelerated)
            return TKernel.TrainStep<Lanes128<T>, TRule>(in sample, in update, ref memory);
        else
            return TKernel.TrainStep<Lanes1<T>, TRule>(in sample, in update, ref memory);
    }
}
