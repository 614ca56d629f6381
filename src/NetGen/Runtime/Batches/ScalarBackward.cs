using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The backward pass of a batch of a network that is written out as named scalars: its gradients, summed over the samples, and the sum of its losses.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScalarBackward
{
    /// <summary>Sample by sample: each adds its gradients to those of the samples before it.</summary>
    public static double Run<TKernel, T>(in TrainingBatch<T> batch, Span<T> parameters, Span<T> gradients)
        where TKernel : struct, IScalarKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        gradients.Clear();
        double loss = 0;
        for (int sample = 0; sample < batch.Samples; sample++)
        {
            TrainingBatch<T> only = batch.Only(sample, TKernel.InputSize, TKernel.OutputSize);
            loss += double.CreateTruncating(batch.WeightOf(sample) * Sample<TKernel, T>(in only, parameters, gradients));
        }

        return loss;
    }

    /// <summary>With one sample in each lane; one alone has nothing to share lanes with, and writes its gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double RunInLanes<TKernel, T>(in TrainingBatch<T> batch, Span<T> parameters, Span<T> gradients)
        where TKernel : struct, IScalarKernel<T>, ILaneBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (batch.Samples > 1)
            return LaneBackward.Run<TKernel, T>(in batch, parameters, gradients);
        if (batch.SampleWeights.IsEmpty)
            return double.CreateTruncating(Sample<TKernel, T>(in batch, parameters, gradients));

        // From 0 on, so that a loss of 0 is never -0, whatever the weight.
        TrainingBatch<T> only = batch.Only(0, TKernel.InputSize, TKernel.OutputSize);
        return 0 + double.CreateTruncating(batch.WeightOf(0) * Sample<TKernel, T>(in only, parameters, gradients));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sample<TKernel, T>(in TrainingBatch<T> sample, Span<T> parameters, Span<T> gradients)
        where TKernel : struct, IScalarKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => sample.Part == PassPart.Loss
            ? TKernel.Backward<ToLoss>(sample.Inputs, sample.Targets, sample.Label, fromOutputs: false, sample.Scale, learningRate: T.Zero, parameters, gradients, inputGradient: default)
            : TKernel.Backward<ToGradients>(
                sample.Inputs, sample.Targets, sample.Label, sample.FromOutputs, sample.Scale, learningRate: T.Zero, parameters, gradients, sample.InputGradients);
}
