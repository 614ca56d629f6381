using System.Numerics;

namespace NetGen.Evaluation;

/// <summary>What a <see cref="RegressionReport"/> is made of, sample by sample: sums, whose memory does not grow with the data.</summary>
internal sealed class RegressionTally(IReadOnlyList<string> names)
{
    private readonly OutputErrors[] _outputs = new OutputErrors[names.Count];

    public int SampleCount { get; private set; }

    public void Add<T>(Subject predictedSubject, ReadOnlySpan<T> predicted, Subject expectedSubject, ReadOnlySpan<T> expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int first = 0; first < predicted.Length; first += _outputs.Length)
        {
            for (int output = 0; output < _outputs.Length; output++)
            {
                double p = double.CreateTruncating(predicted[first + output]);
                double y = double.CreateTruncating(expected[first + output]);
                predictedSubject.RequireFinite(p, output, SampleCount);
                expectedSubject.RequireFinite(y, output, SampleCount);
                _outputs[output].Add(p, y);
            }

            SampleCount++;
        }
    }

    public RegressionScores[] Each()
    {
        var scores = new RegressionScores[names.Count];
        for (int output = 0; output < scores.Length; output++)
            scores[output] = _outputs[output].Scores(names[output]);
        return scores;
    }

    /// <summary>The means over the outputs, and the largest of the largest errors.</summary>
    public static RegressionScores Overall(RegressionScores[] outputs)
        => new("all", MeanOf(outputs, output => output.Mse), MeanOf(outputs, output => output.Rmse), MeanOf(outputs, output => output.Mae),
            MeanOf(outputs, output => output.R2), MeanOf(outputs, output => output.ExplainedVariance), outputs.Max(output => output.MaxError));

    private static double MeanOf(RegressionScores[] outputs, Func<RegressionScores, double> score)
    {
        var sum = new CompensatedSum();
        foreach (RegressionScores output in outputs)
            sum.Add(score(output));
        return sum.Value / outputs.Length;
    }
}
