using System.Numerics;
using NetGen.Data;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>Trains a copy of a network with learning rates that grow exponentially, and takes note of its losses.</summary>
internal static class LearningRateFinder
{
    /// <summary>How far the smoothed loss may grow beyond its smallest: fastai's number.</summary>
    private const double DivergenceFactor = 4;

    public static LearningRateCurve Run<T>(INetwork<T> copy, IDataSource<T> data, LearningRateFinderOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var batches = new BatchReader<T>(copy, data, options.BatchSize, options.WeightDivisor, nameof(data));
        Optimizer<T> optimizer = options.Optimizer.Create(copy);
        var gradients = new T[copy.Description.ParameterCount];
        var points = new List<LearningRatePoint>();
        double smoothed = 0, smallest = double.PositiveInfinity;
        bool hasDiverged = false;
        int next = batches.Count;
        for (int epoch = 0; points.Count < options.Steps && !hasDiverged;)
        {
            if (next == batches.Count)
            {
                batches.ReadShuffled(options.Seed, epoch++);
                next = 0;
            }

            next = batches.Read(next);
            double loss = double.CreateTruncating(batches.Backward(gradients));
            if (!double.IsFinite(loss))
                return points.Count > 0 ? new([.. points], options.Steps, hasDiverged: true) : throw FaultOf(copy, loss);
            double learningRate = LearningRateOf(points.Count, options);
            smoothed += ExponentialMean.Share(options.Smoothing, points.Count + 1) * (loss - smoothed);
            smallest = Math.Min(smallest, smoothed);
            hasDiverged = smoothed > DivergenceFactor * smallest;
            points.Add(new(learningRate, loss, smoothed));
            if (options.MaxGradientNorm is { } norm)
                GradientClipping.ByGlobalNorm(gradients, norm);
            optimizer.LearningRate = learningRate;
            optimizer.Step(gradients);
        }

        return new([.. points], options.Steps, hasDiverged);
    }

    /// <summary>start (end / start)^(step / (steps - 1)), by functions that have the same bits on every machine.</summary>
    private static double LearningRateOf(int step, LearningRateFinderOptions options)
    {
        int last = options.Steps - 1;
        return step == last ? options.End : options.Start * Elementary.Exp(step * (Elementary.Log(options.End) - Elementary.Log(options.Start)) / last);
    }

    private static NotFiniteNumberException FaultOf<T>(INetwork<T> copy, double loss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(FormattableString.Invariant($"{copy.Description}: the loss of the first batch is {loss}, before any step. Inputs, targets or parameters are not finite, or not scaled."));
}
