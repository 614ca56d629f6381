namespace NetGen.Evaluation;

/// <summary>The errors of one output of a regression, sample by sample.</summary>
internal struct OutputErrors
{
    private long _count;
    private CompensatedSum _squares;
    private CompensatedSum _magnitudes;
    private SquaredDeviations _errors;
    private SquaredDeviations _targets;
    private double _largest;

    public void Add(double predicted, double expected)
    {
        double error = predicted - expected;
        _count++;
        _squares.Add(error * error);
        _magnitudes.Add(Math.Abs(error));
        _errors.Add(error);
        _targets.Add(expected);
        _largest = Math.Max(_largest, Math.Abs(error));
    }

    public readonly RegressionScores Scores(string name)
    {
        double mse = _squares.Value / _count;
        double r2 = _count < 2 ? double.NaN : PartExplained(_squares.Value, _targets.Sum);
        return new RegressionScores(
            name, mse, Math.Sqrt(mse), _magnitudes.Value / _count, r2, PartExplained(_errors.Sum, _targets.Sum), _largest);
    }

    /// <summary>1 - unexplained / all; where there is nothing to explain 1 if nothing is left unexplained, else 0 (scikit-learn's force_finite).</summary>
    private static double PartExplained(double unexplained, double all) => all == 0 ? (unexplained == 0 ? 1 : 0) : 1 - unexplained / all;
}
