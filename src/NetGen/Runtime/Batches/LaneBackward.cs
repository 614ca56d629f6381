using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>The backward pass of a batch with one sample in each lane, block by block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneBackward
{
    /// <summary>
    /// Writes the gradients, summed over the samples, and returns the sum of the losses. Without targets, labels stand for one-hot rows; without
    /// weights, each sample counts 1. Gradients by parameters and by inputs are left out where their spans are empty.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Run<TKernel, T>(
        ReadOnlySpan<T> inputs, int samples, ReadOnlySpan<T> targets, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights,
        bool fromOutputs, T scale, ReadOnlySpan<T> parameters, Span<T> gradients, Span<T> inputGradients)
        where TKernel : struct, ILaneBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Workspace<T> workspace = TKernel.RentWorkspace();
        ref T memory = ref workspace.Reference;
        ref T y = ref Unsafe.Add(ref memory, TKernel.Targets);
        ref T scales = ref Unsafe.Add(ref memory, TKernel.Scales);
        ref T losses = ref Unsafe.Add(ref memory, TKernel.Losses);
        Span<double> lossChains = stackalloc double[Lanes512<T>.Count];
        lossChains.Clear();
        for (int first = 0; first < samples; first += TKernel.Samples)
        {
            int count = Math.Min(TKernel.Samples, samples - first);
            int columns = (count + Lanes512<T>.Count - 1) / Lanes512<T>.Count * Lanes512<T>.Count;
            SampleRows.Load(ref Unsafe.Add(ref MemoryMarshal.GetReference(inputs), first * TKernel.InputSize), count, TKernel.InputSize, ref memory, TKernel.Samples, columns);
            if (labels.IsEmpty)
                SampleRows.Load(ref Unsafe.Add(ref MemoryMarshal.GetReference(targets), first * TKernel.OutputSize), count, TKernel.OutputSize, ref y, TKernel.Samples, columns);
            else
                SampleRows.LoadOneHot(labels.Slice(first, count), TKernel.OutputSize, ref y, TKernel.Samples, columns);
            if (sampleWeights.IsEmpty)
                MemoryMarshal.CreateSpan(ref scales, columns).Fill(scale);
            for (int sample = 0; sample < count && !sampleWeights.IsEmpty; sample++)
                Unsafe.Add(ref scales, sample) = sampleWeights[first + sample] * scale;

            TKernel.BackwardRows(ref memory, count, (nuint)columns, fromOutputs, first == 0, !inputGradients.IsEmpty, ref MemoryMarshal.GetReference(parameters));
            if (!fromOutputs)
                SampleRows.AddLosses(ref losses, sampleWeights.IsEmpty ? default : sampleWeights.Slice(first, count), count, lossChains);
            if (!inputGradients.IsEmpty)
                Transposition.Write(ref Unsafe.Add(ref memory, TKernel.InputErrors), TKernel.InputSize, count, TKernel.Samples, ref inputGradients[first * TKernel.InputSize], TKernel.InputSize);
        }

        if (!gradients.IsEmpty)
            SampleRows.Join(ref Unsafe.Add(ref memory, TKernel.Chains), TKernel.ParameterCount, ref MemoryMarshal.GetReference(gradients));
        return SampleRows.Join(lossChains);
    }
}
