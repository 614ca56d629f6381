using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The backward pass of a batch of a network that is written out as named scalars: its gradients, summed over the samples, and the sum of its losses.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScalarBackward
{
    /// <summary>Sample by sample: each adds its gradients to those of the samples before it.</summary>
    public static double Run<TKernel, T>(
        in TrainingBatch<T> batch, Span<T> parameters, Span<T> gradients, FeatureScaling<T>? inputScaling = null, FeatureScaling<T>? outputScaling = null)
        where TKernel : struct, IScalarKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        gradients.Clear();
        double loss = 0;
        for (int sample = 0; sample < batch.Samples; sample++)
        {
            TrainingBatch<T> only = batch.Only(sample, TKernel.InputSize, TKernel.OutputSize);
            loss += double.CreateTruncating(batch.WeightOf(sample) * Sample<TKernel, T>(in only, parameters, gradients, inputScaling, outputScaling));
        }

        return loss;
    }

    /// <summary>With one sample in each lane; one alone has nothing to share lanes with, and writes its gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double RunInLanes<TKernel, T>(
        in TrainingBatch<T> batch, Span<T> parameters, Span<T> gradients, FeatureScaling<T>? inputScaling = null, FeatureScaling<T>? outputScaling = null)
        where TKernel : struct, IScalarKernel<T>, ILaneBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (batch.Samples > 1)
            return LaneBackward.Run<TKernel, T>(in batch, parameters, gradients, inputScaling, outputScaling);
        if (batch.SampleWeights.IsEmpty)
            return double.CreateTruncating(Sample<TKernel, T>(in batch, parameters, gradients, inputScaling, outputScaling));

        // From 0 on, so that a loss of 0 is never -0, whatever the weight.
        TrainingBatch<T> only = batch.Only(0, TKernel.InputSize, TKernel.OutputSize);
        return 0 + double.CreateTruncating(batch.WeightOf(0) * Sample<TKernel, T>(in only, parameters, gradients, inputScaling, outputScaling));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sample<TKernel, T>(in TrainingBatch<T> sample, Span<T> parameters, Span<T> gradients, FeatureScaling<T>? inputScaling, FeatureScaling<T>? outputScaling)
        where TKernel : struct, IScalarKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => inputScaling is null && outputScaling is null
            ? Sample<TKernel, T>(in sample, sample.Inputs, sample.Targets, parameters, gradients)
            : ScaledSample<TKernel, T>(in sample, parameters, gradients, inputScaling, outputScaling);

    /// <summary>A network that is written out is small: its scaled sample fits on the stack.</summary>
    private static T ScaledSample<TKernel, T>(in TrainingBatch<T> sample, Span<T> parameters, Span<T> gradients, FeatureScaling<T>? inputScaling, FeatureScaling<T>? outputScaling)
        where TKernel : struct, IScalarKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var scaling = new BlockScaling<T>(inputScaling, outputScaling, stackalloc T[(inputScaling?.Count ?? 0) + (outputScaling?.Count ?? 0)]);
        scaling.Scale(in sample, first: 0, count: 1, TKernel.InputSize, TKernel.OutputSize);
        T loss = Sample<TKernel, T>(
            in sample,
            scaling.HasInputs ? scaling.Inputs : sample.Inputs,
            scaling.HasTargets && !sample.Targets.IsEmpty ? scaling.Targets : sample.Targets,
            parameters,
            gradients);
        scaling.ScaleBack(in sample, first: 0, count: 1, TKernel.InputSize);
        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sample<TKernel, T>(in TrainingBatch<T> sample, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> parameters, Span<T> gradients)
        where TKernel : struct, IScalarKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => sample.Part == PassPart.Loss
            ? TKernel.Backward<ToLoss>(inputs, targets, sample.Label, fromOutputs: false, sample.Scale, learningRate: T.Zero, parameters, gradients, inputGradient: default)
            : TKernel.Backward<ToGradients>(
                inputs, targets, sample.Label, sample.FromOutputs, sample.Scale, learningRate: T.Zero, parameters, gradients, sample.InputGradients);
}
