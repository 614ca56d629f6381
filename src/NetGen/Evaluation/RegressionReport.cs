using System.Globalization;
using System.Numerics;
using NetGen.Data;

namespace NetGen.Evaluation;

/// <summary>How well numbers are predicted: mean errors, R2 and explained variance of each output and over all outputs.</summary>
/// <remarks>
/// The numbers are those of scikit-learn's <c>mean_squared_error</c>, <c>root_mean_squared_error</c>, <c>mean_absolute_error</c>, <c>r2_score</c>,
/// <c>explained_variance_score</c> and <c>max_error</c>. Everything is computed in double precision and added in the order of the samples, so the bits
/// are the same on every machine. Thread safety: immutable.
/// </remarks>
/// <example>
/// <code>
/// RegressionReport report = RegressionReport.Create(network, testData);
/// Console.WriteLine($"R2 {report.Overall.R2:F3}, worst error {report.Overall.MaxError:F3}");
/// </code>
/// </example>
public sealed class RegressionReport
{
    private readonly RegressionScores[] _outputs;

    private RegressionReport(RegressionTally tally)
    {
        SampleCount = tally.SampleCount;
        _outputs = tally.Each();
        Overall = RegressionTally.Overall(_outputs);
    }

    /// <summary>The number of samples.</summary>
    public int SampleCount { get; }

    /// <summary>The number of outputs of a sample.</summary>
    public int OutputSize => _outputs.Length;

    /// <summary>The errors of each output.</summary>
    public ReadOnlySpan<RegressionScores> Outputs => _outputs;

    /// <summary>The means over the outputs, each counting the same, and the largest of their largest errors.</summary>
    public RegressionScores Overall { get; }

    /// <summary>A report on predictions.</summary>
    /// <typeparam name="T">The floating-point type of predictions and targets.</typeparam>
    /// <param name="predicted">Row-major [samples][<paramref name="outputSize"/>], finite; at least one sample.</param>
    /// <param name="expected">The targets, row-major [samples][<paramref name="outputSize"/>], finite.</param>
    /// <param name="outputSize">The number of outputs of a sample, 1 or more.</param>
    /// <param name="outputNames">A name for each output; null names them by their numbers.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">
    /// There are no samples, the lengths differ or are no multiple of the outputs, a value is NaN or infinite, or there is not a name for each output.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no output.</exception>
    public static RegressionReport Create<T>(
        ReadOnlySpan<T> predicted, ReadOnlySpan<T> expected, int outputSize = 1, IReadOnlyList<string>? outputNames = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const string What = nameof(RegressionReport);
        new Subject(What, nameof(outputSize)).RequireAtLeast(outputSize, 1);
        IReadOnlyList<string> names = ItemNames.Of(What, nameof(outputNames), "outputs", outputNames, outputSize);
        var subject = new Subject(What, nameof(predicted));
        var targets = new Subject(What, nameof(expected));
        int samples = subject.RequireRows(predicted.Length, outputSize);
        targets.RequireLength(expected.Length, samples, outputSize);
        var tally = new RegressionTally(names);
        tally.Add(subject, predicted, targets, expected);
        return new RegressionReport(tally);
    }

    /// <summary>A report on what a network says of data.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network, with any outputs but log softmax, which are no numbers that targets are compared with.</param>
    /// <param name="data">
    /// At least one sample with the network's numbers of inputs and outputs. It is read once, in blocks: it may be larger than memory.
    /// </param>
    /// <param name="outputNames">A name for each output; null names them by their numbers.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException">The network or the data is null.</exception>
    /// <exception cref="ArgumentException">
    /// The outputs are log softmax, the data does not fit the network or has no samples, an output or a target is NaN or infinite, or there is not a name
    /// for each output.
    /// </exception>
    public static RegressionReport Create<T>(INetwork<T> network, IDataSource<T> data, IReadOnlyList<string>? outputNames = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        NetworkDescription description = network.Description;
        string what = $"{nameof(RegressionReport)} of {description}";
        if (description.Layers[^1].Activation == Activation.LogSoftmax)
            throw new ArgumentException($"{what}: the network has outputs with {Activation.LogSoftmax}, logarithms of probabilities, and needs outputs that are compared with their targets; {nameof(ClassificationReport)} judges classes.", nameof(network));
        IReadOnlyList<string> names = ItemNames.Of(what, nameof(outputNames), "outputs", outputNames, description.OutputSize);
        var subject = new Subject(what, "the network's output", nameof(network));
        var targets = new Subject(what, "the target", nameof(data));
        var predictions = new Predictions<T>(what, network, data, withTargets: true, withLabels: false);
        var tally = new RegressionTally(names);
        while (predictions.ReadNext())
            tally.Add(subject, predictions.Outputs, targets, predictions.Targets);
        return new RegressionReport(tally);
    }

    /// <summary>A row for each output and, where there are several, one over all.</summary>
    /// <returns>The report as text, in lines that end in \n.</returns>
    public override string ToString()
    {
        var table = new AlignedTable(width: 11);
        table.Add("", "RMSE", "MAE", "R2", "explained", "max error");
        table.AddGap();
        foreach (RegressionScores output in _outputs)
            AddScores(table, output);
        if (_outputs.Length > 1)
        {
            table.AddGap();
            AddScores(table, Overall);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{table}\n{ScoreTable.Samples(SampleCount)}\n");
    }

    private static void AddScores(AlignedTable table, RegressionScores scores) => table.Add(
        scores.Name, Magnitude(scores.Rmse), Magnitude(scores.Mae), ScoreTable.Number(scores.R2), ScoreTable.Number(scores.ExplainedVariance), Magnitude(scores.MaxError));

    /// <summary>An error in the unit of the targets, which may be of any size.</summary>
    private static string Magnitude(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
