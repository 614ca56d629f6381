using System.Globalization;
using System.Numerics;
using System.Text;
using NetGen.Data;

namespace NetGen.Evaluation;

/// <summary>
/// How well the probability of class 1 tells two classes apart: what holds at a threshold, and what does not depend on one, the areas under both
/// curves, Brier score and log loss.
/// </summary>
/// <remarks>
/// <para>
/// The numbers are those of scikit-learn's <c>roc_auc_score</c>, <c>average_precision_score</c>, <c>brier_score_loss</c>, <c>log_loss</c> and
/// <c>precision_recall_fscore_support</c>; what would be 0 / 0 is 0 unless said otherwise. Class 1 is predicted where the probability is at least
/// the threshold. Everything is computed in double precision and added in the order of the samples, so the bits are the same on every machine.
/// </para>
/// <para>
/// The curves need all probabilities in order: 9 bytes a sample stay in memory while the report is made, and the points of the curve after.
/// Thread safety: immutable.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// BinaryReport report = BinaryReport.Create(network, validation);
/// Console.WriteLine($"AUC {report.RocAuc:F3}; F1 is best from {report.BestThreshold} on");
/// BinaryReport test = BinaryReport.Create(network, testData, report.BestThreshold);
/// </code>
/// </example>
public sealed class BinaryReport
{
    private readonly RocPoint[] _points;

    private BinaryReport(double[] probabilities, bool[] isPositive, double threshold)
    {
        SampleCount = probabilities.Length;
        Threshold = threshold;
        var squares = new CompensatedSum();
        var loss = new ProbabilityLoss();
        for (int sample = 0; sample < probabilities.Length; sample++)
        {
            double p = probabilities[sample];
            double error = isPositive[sample] ? p - 1 : p;
            squares.Add(error * error);
            loss.Add(isPositive[sample] ? p : 1 - p);
            switch (p >= threshold, isPositive[sample])
            {
                case (true, true):
                    TruePositiveCount++;
                    break;
                case (true, false):
                    FalsePositiveCount++;
                    break;
                case (false, true):
                    FalseNegativeCount++;
                    break;
                default:
                    TrueNegativeCount++;
                    break;
            }
        }

        BrierScore = squares.Value / SampleCount;
        LogLoss = loss.Sum / SampleCount;
        var ranked = new RankedScores(probabilities, isPositive);
        RocAuc = ranked.Area;
        PrAuc = ranked.AveragePrecision;
        BestThreshold = ranked.BestThreshold;
        BestF1 = ranked.BestF1;
        _points = ranked.Points;
    }

    /// <summary>The number of samples.</summary>
    public int SampleCount { get; }

    /// <summary>The samples of class 1.</summary>
    public int PositiveCount => TruePositiveCount + FalseNegativeCount;

    /// <summary>The samples of class 0.</summary>
    public int NegativeCount => TrueNegativeCount + FalsePositiveCount;

    /// <summary>Class 1 is predicted where its probability is at least this.</summary>
    public double Threshold { get; }

    /// <summary>TP: samples of class 1 that are predicted as such.</summary>
    public int TruePositiveCount { get; }

    /// <summary>FP: samples of class 0 that are predicted as class 1.</summary>
    public int FalsePositiveCount { get; }

    /// <summary>TN: samples of class 0 that are predicted as such.</summary>
    public int TrueNegativeCount { get; }

    /// <summary>FN: samples of class 1 that are predicted as class 0.</summary>
    public int FalseNegativeCount { get; }

    /// <summary>(TP + TN) / samples, at the threshold.</summary>
    public double Accuracy => Ratio.Of((long)TruePositiveCount + TrueNegativeCount, SampleCount);

    /// <summary>TP / (TP + FP), at the threshold.</summary>
    public double Precision => Ratio.Of(TruePositiveCount, (long)TruePositiveCount + FalsePositiveCount);

    /// <summary>TP / (TP + FN), at the threshold.</summary>
    public double Recall => Ratio.Of(TruePositiveCount, PositiveCount);

    /// <summary>2 TP / (2 TP + FP + FN), at the threshold.</summary>
    public double F1 => Ratio.F1(TruePositiveCount, (long)TruePositiveCount + FalsePositiveCount, PositiveCount);

    /// <summary>
    /// The area under the ROC curve by its rank statistic (Hanley and McNeil, 1982): of the pairs of a sample of class 1 and one of class 0 the part
    /// in which the former has the larger probability, equal ones counting half. Null where all samples are of one class.
    /// </summary>
    public double? RocAuc { get; }

    /// <summary>
    /// The area under the precision-recall curve as scikit-learn's <c>average_precision_score</c>: sum (R_n - R_(n-1)) P_n over all thresholds,
    /// without interpolation; 0 where no sample is of class 1.
    /// </summary>
    public double PrAuc { get; }

    /// <summary>1/samples sum (p - y)^2, with y = 1 for class 1 and 0 for class 0 (Brier, 1950).</summary>
    public double BrierScore { get; }

    /// <summary>
    /// -1/samples sum (y log p + (1 - y) log(1 - p)), with probabilities kept 2^-52 from 0 and 1 as scikit-learn's <c>log_loss</c> keeps those of double
    /// precision.
    /// </summary>
    public double LogLoss { get; }

    /// <summary>The threshold with the largest F1, one of the probabilities; of equals the largest.</summary>
    public double BestThreshold { get; }

    /// <summary>F1 at <see cref="BestThreshold"/>.</summary>
    public double BestF1 { get; }

    /// <summary>
    /// The ROC curve: a point for each different probability as the threshold, from the largest on, after the point (0, 0), whose threshold is
    /// infinite, as scikit-learn's <c>roc_curve(drop_intermediate=False)</c>. The last point is (1, 1).
    /// </summary>
    public ReadOnlySpan<RocPoint> RocCurve => _points;

    /// <summary>A report on probabilities of class 1.</summary>
    /// <typeparam name="T">The floating-point type of the probabilities.</typeparam>
    /// <param name="probabilities">The probability that each sample is of class 1, from 0 to 1; at least one.</param>
    /// <param name="expected">The class of each sample, 0 or 1.</param>
    /// <param name="threshold">From which probability on class 1 is predicted, 0 to 1.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">There are no samples, the lengths differ, a label is neither 0 nor 1, or a value is no probability.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not from 0 to 1.</exception>
    public static BinaryReport Create<T>(ReadOnlySpan<T> probabilities, ReadOnlySpan<int> expected, double threshold = 0.5)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const string What = nameof(BinaryReport);
        new Subject(What, nameof(threshold)).RequireThreshold(threshold);
        var labels = new Subject(What, nameof(expected));
        var subject = new Subject(What, nameof(probabilities));
        labels.RequireSamples(expected.Length);
        subject.RequireLength(probabilities.Length, expected.Length, 1);
        var scores = new double[expected.Length];
        var isPositive = new bool[expected.Length];
        for (int sample = 0; sample < scores.Length; sample++)
        {
            labels.RequireClass(expected[sample], sample, 2);
            scores[sample] = double.CreateTruncating(probabilities[sample]);
            subject.RequireProbability(scores[sample], 0, sample);
            isPositive[sample] = expected[sample] == 1;
        }

        return new BinaryReport(scores, isPositive, threshold);
    }

    /// <summary>
    /// A report on what a network says of data. The network has one sigmoid output, the probability of class 1, or two outputs with softmax or log
    /// softmax, of which the second is.
    /// </summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">
    /// At least one sample with the network's number of inputs and two classes; where it has no labels its targets are the classes, one-hot, or 0 and 1
    /// for one sigmoid output. It is read once, in blocks.
    /// </param>
    /// <param name="threshold">From which probability on class 1 is predicted, 0 to 1.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException">The network or the data is null.</exception>
    /// <exception cref="ArgumentException">
    /// The network is no classifier of two classes, the data does not fit it or has no samples, a label is neither 0 nor 1, or an output is no
    /// probability: NaN.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not from 0 to 1.</exception>
    public static BinaryReport Create<T>(INetwork<T> network, IDataSource<T> data, double threshold = 0.5)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        string what = $"{nameof(BinaryReport)} of {network.Description}";
        new Subject(what, nameof(threshold)).RequireThreshold(threshold);
        if (ClassPredictions<T>.IsClassifier(network.Description) && network.Description.OutputSize > 2)
            throw new ArgumentException($"{what}: the network has {network.Description.OutputSize} classes and needs 2.", nameof(network));
        var predictions = new ClassPredictions<T>(what, network, data);
        var scores = new double[data.Count];
        var isPositive = new bool[scores.Length];
        while (predictions.ReadNext())
        {
            scores[predictions.Sample] = predictions.Probabilities[1];
            isPositive[predictions.Sample] = predictions.Expected == 1;
        }

        return new BinaryReport(scores, isPositive, threshold);
    }

    /// <summary>The report as a table of two columns, and the confusion matrix at the threshold.</summary>
    /// <returns>The report as text, in lines that end in \n.</returns>
    public override string ToString()
    {
        var table = new AlignedTable();
        table.Add("samples", ScoreTable.Number(SampleCount));
        table.Add("of class 1", ScoreTable.Number(PositiveCount));
        table.AddGap();
        table.Add("ROC AUC", RocAuc is { } area ? ScoreTable.Number(area) : "one class");
        table.Add("PR AUC", ScoreTable.Number(PrAuc));
        table.Add("Brier score", ScoreTable.Number(BrierScore));
        table.Add("log loss", ScoreTable.Number(LogLoss));
        table.AddGap();
        table.Add("threshold", ScoreTable.Number(Threshold));
        table.Add("accuracy", ScoreTable.Number(Accuracy));
        table.Add("precision", ScoreTable.Number(Precision));
        table.Add("recall", ScoreTable.Number(Recall));
        table.Add("f1-score", ScoreTable.Number(F1));
        table.AddGap();
        table.Add("best threshold", ScoreTable.Number(BestThreshold));
        table.Add("its f1-score", ScoreTable.Number(BestF1));
        var matrix = new AlignedTable(width: 1);
        matrix.Add("", "0", "1");
        matrix.Add("0", ScoreTable.Number(TrueNegativeCount), ScoreTable.Number(FalsePositiveCount));
        matrix.Add("1", ScoreTable.Number(FalseNegativeCount), ScoreTable.Number(TruePositiveCount));
        return new StringBuilder().Append(table)
            .Append(CultureInfo.InvariantCulture, $"\nconfusion matrix at {Threshold:F4}, a row for each expected class, a column for each predicted one\n\n")
            .Append(matrix).ToString();
    }
}
