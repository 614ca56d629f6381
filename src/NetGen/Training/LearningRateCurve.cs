using System.Globalization;
using NetGen.Evaluation;

namespace NetGen.Training;

/// <summary>The losses of a training whose learning rate grew with each step, and what they suggest: made by <see cref="NetworkTraining.FindLearningRate"/>.</summary>
/// <remarks>
/// <para>
/// Where the rate is too small the loss stays as it is; then it falls, and where the rate is too large it grows. That is looked for in two ways, those of
/// fastai's lr_find (Howard and Gugger, 2020), steep and minimum. Its steepest descent is the largest difference of two neighbours, which on a few
/// hundred samples is the noise of a batch: rates a hundred thousand times apart from one seed to the next. Here it is that of a line through many.
/// </para>
/// <para>A curve is a start for the eye: losses of few batches are noisy, and a network that has been trained has no slope left to find.</para>
/// </remarks>
public sealed class LearningRateCurve
{
    /// <summary>Of the minimum, as fastai has it: there the loss may already grow.</summary>
    private const int LastPointsLeftOut = 5;

    private const int MostRows = 12;

    private readonly LearningRatePoint[] _points;
    private readonly int _steps;

    internal LearningRateCurve(LearningRatePoint[] points, int steps, bool hasDiverged)
    {
        _points = points;
        _steps = steps;
        Points = Array.AsReadOnly(points);
        HasDiverged = hasDiverged;
        int tenth = Math.Max(1, steps / 10);
        SteepestDescent = FindSteepestDescent(points, tenth);
        TenthOfMinimum = FindMinimum(points, tenth) / 10;
    }

    /// <summary>The steps in their order, by growing learning rate; where a loss was not finite, those before it.</summary>
    public IReadOnlyList<LearningRatePoint> Points { get; }

    /// <summary>Whether the loss ended it before the last learning rate: the smoothed one was more than four times the smallest, or one was not finite.</summary>
    public bool HasDiverged { get; }

    /// <summary>The learning rate to begin with: <see cref="SteepestDescent"/>; null where no rate made the loss fall, or there are too few points.</summary>
    public double? Suggestion => SteepestDescent;

    /// <summary>
    /// The learning rate at which the loss falls fastest by the logarithm of the rate. Null where it never falls, or there are too few points.
    /// </summary>
    /// <remarks>
    /// The slope at a point is that of the line of least squares through the losses, not smoothed, of this point and a tenth of the steps on either side
    /// (Savitzky and Golay, 1964): sum k l_(i+k) / sum k^2. It does not lag behind, as that of a mean of the past does.
    /// </remarks>
    public double? SteepestDescent { get; }

    /// <summary>
    /// A tenth of the learning rate with the smallest smoothed loss, at which the loss does not fall any longer. The first tenth of the steps does not count,
    /// nor do the last five points. Null where nothing is left.
    /// </summary>
    public double? TenthOfMinimum { get; }

    /// <summary>At most twelve of the points in a table, and the suggestions.</summary>
    /// <returns>The text, in the invariant culture; lines end in \n.</returns>
    public override string ToString()
    {
        var table = new AlignedTable();
        table.Add("learning rate", "loss", "smoothed");
        int rows = Math.Min(MostRows, _points.Length);
        for (int row = 0; row < rows; row++)
        {
            // The first and the last point are among them.
            LearningRatePoint point = _points[rows == 1 ? 0 : (int)((long)row * (_points.Length - 1) / (rows - 1))];
            table.Add(Text(point.LearningRate), point.Loss.ToString("G5", CultureInfo.InvariantCulture), point.SmoothedLoss.ToString("G5", CultureInfo.InvariantCulture));
        }

        return FormattableString.Invariant($"{table}{_points.Length} of {_steps} steps{(HasDiverged ? ", then the loss diverged" : "")}; steepest descent at {Text(SteepestDescent)}, a tenth of the minimum's rate is {Text(TenthOfMinimum)}\n");
    }

    private static double? FindSteepestDescent(ReadOnlySpan<LearningRatePoint> points, int reach)
    {
        double steepest = 0;
        double? learningRate = null;
        for (int middle = reach; middle < points.Length - reach; middle++)
        {
            // Learning rates are equally far apart by their logarithms, and the sum of squares is the same everywhere.
            double slope = 0;
            for (int distance = -reach; distance <= reach; distance++)
                slope += distance * points[middle + distance].Loss;
            if (slope < steepest)
                (steepest, learningRate) = (slope, points[middle].LearningRate);
        }

        return learningRate;
    }

    private static double? FindMinimum(ReadOnlySpan<LearningRatePoint> points, int first)
    {
        double smallest = double.PositiveInfinity;
        double? learningRate = null;
        for (int point = first; point < points.Length - LastPointsLeftOut; point++)
        {
            if (points[point].SmoothedLoss < smallest)
                (smallest, learningRate) = (points[point].SmoothedLoss, points[point].LearningRate);
        }

        return learningRate;
    }

    private static string Text(double? learningRate) => learningRate is { } rate ? rate.ToString("G3", CultureInfo.InvariantCulture) : "none";
}
