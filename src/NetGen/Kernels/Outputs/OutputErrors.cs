using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>The losses of some samples and the errors of their outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputErrors
{
    /// <summary>For a loss whose terms do not depend on one another.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLoss">The loss.</typeparam>
    /// <typeparam name="TOutput">The output activation.</typeparam>
    /// <typeparam name="TLayer">The output layer.</typeparam>
    /// <param name="z">The sums of the output layer, may be overwritten.</param>
    /// <param name="targets">The targets, or the gradients by the outputs.</param>
    /// <param name="sampleWeights">The weight of each sample; empty where each counts 1.</param>
    /// <param name="fromOutputs">Whether the targets are gradients by the outputs.</param>
    /// <param name="scale">What every error is multiplied by.</param>
    /// <param name="losses">The loss of each sample, times its weight.</param>
    /// <param name="delta">The errors.</param>
    /// <param name="samples">The number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T, TLoss, TOutput, TLayer>(
        ref T z, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, bool fromOutputs, T scale, ref T losses, ref T delta, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLoss : struct, ILossFunction
        where TOutput : struct, IOutputFunction
        where TLayer : struct, ILayer
    {
        ref T y = ref MemoryMarshal.GetReference(targets);
        for (int row = 0; row < samples; row++)
        {
            ref T sums = ref Unsafe.Add(ref z, row * TLayer.OutputStep);
            ref T target = ref Unsafe.Add(ref y, row * TLayer.Outputs);
            ref T errors = ref Unsafe.Add(ref delta, row * TLayer.OutputStep);
            T weight = sampleWeights.IsEmpty ? T.One : sampleWeights[row];
            if (fromOutputs)
                OutputError.FromOutput<T, TOutput>(ref sums, ref target, ref errors, TLayer.Outputs);
            else
                Unsafe.Add(ref losses, row) = weight * OutputError.FromTarget<T, TLoss, TOutput>(ref sums, ref target, weight * scale, ref errors, TLayer.Outputs);
        }
    }

    /// <summary>For the cross-entropy of softmax. Without targets, labels stand for one-hot rows.</summary>
    /// <param name="z">The sums of the output layer, may be overwritten.</param>
    /// <param name="targets">The targets, or the gradients by the outputs; empty where there are labels.</param>
    /// <param name="labels">The classes of the samples.</param>
    /// <param name="oneHot">Memory for the rows that labels stand for.</param>
    /// <param name="sampleWeights">The weight of each sample; empty where each counts 1.</param>
    /// <param name="fromOutputs">Whether the targets are gradients by the outputs.</param>
    /// <param name="scale">What every error is multiplied by.</param>
    /// <param name="losses">The loss of each sample, times its weight.</param>
    /// <param name="delta">The errors.</param>
    /// <param name="samples">The number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteCrossEntropy<T, TOutput, TLayer>(
        ref T z, ReadOnlySpan<T> targets, ReadOnlySpan<int> labels, ref T oneHot, ReadOnlySpan<T> sampleWeights, bool fromOutputs, T scale, ref T losses, ref T delta, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOutput : struct, IOutputFunction
        where TLayer : struct, ILayer
    {
        ref T y = ref labels.IsEmpty ? ref MemoryMarshal.GetReference(targets) : ref oneHot;
        int targetStep = labels.IsEmpty ? TLayer.Outputs : TLayer.OutputStep;
        for (int row = 0; row < labels.Length; row++)
            OneHot.Write(ref Unsafe.Add(ref oneHot, row * TLayer.OutputStep), TLayer.Outputs, labels[row]);
        if (!fromOutputs)
        {
            SoftmaxRows.CrossEntropy(ref z, ref y, targetStep, sampleWeights, scale, ref delta, ref losses, samples, TLayer.OutputStep, TLayer.Outputs);
            return;
        }

        for (int row = 0; row < samples; row++)
            OutputError.FromOutput<T, TOutput>(ref Unsafe.Add(ref z, row * TLayer.OutputStep), ref Unsafe.Add(ref y, row * targetStep), ref Unsafe.Add(ref delta, row * TLayer.OutputStep), TLayer.Outputs);
    }
}
