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
    /// Writes the gradients, summed over the samples, and returns the sum of the losses. Gradients by parameters and by inputs are left out where
    /// their spans are empty.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Run<TKernel, T>(
        in TrainingBatch<T> batch, ReadOnlySpan<T> parameters, Span<T> gradients, FeatureScaling<T>? inputScaling = null, FeatureScaling<T>? outputScaling = null)
        where TKernel : struct, ILaneBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Workspace<T> workspace = TKernel.RentWorkspace();
        return Run<TKernel, T>(in batch, parameters, gradients, ref workspace.Reference, workspaceStep: 0, inputScaling, outputScaling);
    }

    /// <summary>The same in memory that may be kept for another part of the pass: a workspace for each block.</summary>
    /// <param name="batch">The samples, and which part of the pass is computed.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradients by them; may be empty.</param>
    /// <param name="workspaces">The workspace of the first block.</param>
    /// <param name="workspaceStep">The distance of two of them; 0 where all blocks use one.</param>
    /// <param name="inputScaling">The scaling of the inputs; null for none.</param>
    /// <param name="outputScaling">The scaling of outputs and targets; null for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Run<TKernel, T>(
        in TrainingBatch<T> batch,
        ReadOnlySpan<T> parameters,
        Span<T> gradients,
        ref T workspaces,
        nint workspaceStep,
        FeatureScaling<T>? inputScaling,
        FeatureScaling<T>? outputScaling)
        where TKernel : struct, ILaneBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int samples = batch.Samples;
        Span<T> inputGradients = batch.InputGradients;
        ReadOnlySpan<T> sampleWeights = batch.SampleWeights;
        ref T memory = ref workspaces;
        Span<double> lossChains = stackalloc double[Lanes512<T>.Count];
        lossChains.Clear();
        for (int first = 0; first < samples; first += TKernel.LaneSamples)
        {
            int count = Math.Min(TKernel.LaneSamples, samples - first);
            int columns = (count + Lanes512<T>.Count - 1) / Lanes512<T>.Count * Lanes512<T>.Count;
            ref T y = ref Unsafe.Add(ref memory, TKernel.LaneTargets);
            ref T scales = ref Unsafe.Add(ref memory, TKernel.LaneScales);
            ref T losses = ref Unsafe.Add(ref memory, TKernel.LaneLosses);
            if (batch.Part != PassPart.Backward)
            {
                SampleRows.Load(ref Unsafe.Add(ref MemoryMarshal.GetReference(batch.Inputs), first * TKernel.InputSize), count, TKernel.InputSize, ref memory, TKernel.LaneSamples, columns);
                if (inputScaling is not null)
                    ScaledColumns.Map<ScaledValue, T>(ref memory, TKernel.LaneSamples, count, inputScaling);
            }

            if (batch.Part == PassPart.Forward)
                SampleRows.Clear(ref y, TKernel.OutputSize, TKernel.LaneSamples, 0, columns);
            else if (batch.Labels.IsEmpty)
                SampleRows.Load(ref Unsafe.Add(ref MemoryMarshal.GetReference(batch.Targets), first * TKernel.OutputSize), count, TKernel.OutputSize, ref y, TKernel.LaneSamples, columns);
            else
                SampleRows.LoadOneHot(batch.Labels.Slice(first, count), TKernel.OutputSize, ref y, TKernel.LaneSamples, columns);
            if (outputScaling is not null && batch.Part != PassPart.Forward)
                ScaleTargets(ref y, TKernel.LaneSamples, count, outputScaling, batch.FromOutputs);
            if (sampleWeights.IsEmpty)
                MemoryMarshal.CreateSpan(ref scales, columns).Fill(batch.Scale);
            for (int sample = 0; sample < count && !sampleWeights.IsEmpty; sample++)
                Unsafe.Add(ref scales, sample) = sampleWeights[first + sample] * batch.Scale;

            WidestVectors.BackwardLanes<TKernel, T>(ref memory, count, (nuint)columns, batch.FromOutputs, batch.Part, first == 0, !inputGradients.IsEmpty, ref MemoryMarshal.GetReference(parameters));
            if (batch.Part == PassPart.Forward)
            {
                ref T outputs = ref Unsafe.Add(ref memory, TKernel.LaneOutputs);
                if (outputScaling is not null)
                    ScaledColumns.Map<RawValue, T>(ref outputs, TKernel.LaneSamples, count, outputScaling);
                Transposition.Write(ref outputs, TKernel.OutputSize, count, TKernel.LaneSamples, ref batch.Outputs[first * TKernel.OutputSize], TKernel.OutputSize);
            }

            if (!batch.FromOutputs)
                SampleRows.AddLosses(ref losses, sampleWeights.IsEmpty ? default : sampleWeights.Slice(first, count), count, lossChains);
            if (!inputGradients.IsEmpty)
            {
                ref T dx = ref Unsafe.Add(ref memory, TKernel.LaneInputErrors);
                if (inputScaling is not null)
                    ScaledColumns.Map<RawGradient, T>(ref dx, TKernel.LaneSamples, count, inputScaling);
                Transposition.Write(ref dx, TKernel.InputSize, count, TKernel.LaneSamples, ref inputGradients[first * TKernel.InputSize], TKernel.InputSize);
            }

            if (workspaceStep != 0 && first + TKernel.LaneSamples < samples)
                memory = ref NextWorkspace<TKernel, T>(ref memory, workspaceStep);
        }

        if (!gradients.IsEmpty)
            SampleRows.Join(ref Unsafe.Add(ref memory, TKernel.LaneChains), TKernel.ParameterCount, ref MemoryMarshal.GetReference(gradients));
        return SampleRows.Join(lossChains);
    }

    /// <summary>Targets are scaled; gradients by the raw outputs become those by the scaled ones.</summary>
    private static void ScaleTargets<T>(ref T y, int stride, int count, FeatureScaling<T> scaling, bool areGradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (areGradients)
            ScaledColumns.Map<ScaledGradient, T>(ref y, stride, count, scaling);
        else
            ScaledColumns.Map<ScaledValue, T>(ref y, stride, count, scaling);
    }

    /// <summary>The workspace of the next block, where the chains of the gradients go on.</summary>
    private static ref T NextWorkspace<TKernel, T>(ref T memory, nint workspaceStep)
        where TKernel : struct, ILaneBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T next = ref Unsafe.Add(ref memory, workspaceStep);
        int chains = TKernel.ParameterCount * Lanes512<T>.Count;
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref memory, TKernel.LaneChains), chains)
            .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref next, TKernel.LaneChains), chains));
        return ref next;
    }
}
