using System.Globalization;

namespace NetGen.Evaluation;

/// <summary>The errors of one output over all samples, or of all outputs together, with e = p - y, prediction less target.</summary>
/// <remarks>Of all outputs together each number is the mean over the outputs, scikit-learn's <c>uniform_average</c>, and the maximal error the largest. Thread safety: immutable.</remarks>
public sealed class RegressionScores
{
    internal RegressionScores(string name, double mse, double rmse, double mae, double r2, double explainedVariance, double maxError)
    {
        Name = name;
        Mse = mse;
        Rmse = rmse;
        Mae = mae;
        R2 = r2;
        ExplainedVariance = explainedVariance;
        MaxError = maxError;
    }

    /// <summary>The name of the output; "all" of all outputs.</summary>
    public string Name { get; }

    /// <summary>1/samples sum e^2.</summary>
    public double Mse { get; }

    /// <summary>sqrt(1/samples sum e^2). Over all outputs the mean of their roots, as <c>root_mean_squared_error</c>, which is not the root of the mean.</summary>
    public double Rmse { get; }

    /// <summary>1/samples sum |e|.</summary>
    public double Mae { get; }

    /// <summary>
    /// 1 - sum e^2 / sum (y - mean y)^2, the coefficient of determination. Where the targets are constant it is 1 if every prediction is right, else 0, as
    /// <c>r2_score</c> has it; of a single sample it is NaN.
    /// </summary>
    public double R2 { get; }

    /// <summary>1 - Var(e) / Var(y): as <see cref="R2"/>, but a constant error costs nothing. Where the targets are constant it is 1 if the error is, too, else 0.</summary>
    public double ExplainedVariance { get; }

    /// <summary>max |e|.</summary>
    public double MaxError { get; }

    /// <summary>The errors in a line.</summary>
    /// <returns>Name, RMSE, MAE, R2, explained variance and maximal error.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}: RMSE {Rmse:G6}, MAE {Mae:G6}, R2 {R2:F4}, explained variance {ExplainedVariance:F4}, max error {MaxError:G6}");
}
