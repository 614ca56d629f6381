using NetGen.Evaluation;

namespace NetGen.Tests.Evaluation;

/// <summary>Reports on two classes have scikit-learn's numbers.</summary>
public sealed class BinaryGoldenTests
{
    private static readonly IReadOnlyDictionary<string, GoldenBinary> s_cases = GoldenFile.Read<GoldenBinary>("binary");

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Fact]
    public void All_cases_are_there() => Assert.Equal(18, s_cases.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_agrees(string name)
    {
        GoldenBinary golden = s_cases[name];
        var report = BinaryReport.Create<double>(golden.Probabilities, golden.Expected, golden.Threshold);
        Assert.Equal(golden.Expected.Length, report.SampleCount);
        Assert.Equal(golden.Expected.Sum(), report.PositiveCount);
        Assert.Equal(report.SampleCount - report.PositiveCount, report.NegativeCount);
        Assert.Equal(golden.Threshold, report.Threshold);
        Assert.Equal(golden.RocAuc is null, report.RocAuc is null);
        Agreement.AssertScore("ROC AUC", golden.RocAuc, report.RocAuc);
        Agreement.AssertScore("PR AUC", golden.PrAuc, report.PrAuc);
        Agreement.AssertScore("Brier score", golden.BrierScore, report.BrierScore);
        Agreement.AssertScore("log loss", golden.LogLoss, report.LogLoss);
        Agreement.AssertScore("accuracy", golden.Accuracy, report.Accuracy);
        Agreement.AssertScore("precision", golden.Precision, report.Precision);
        Agreement.AssertScore("recall", golden.Recall, report.Recall);
        Agreement.AssertScore("F1", golden.F1, report.F1);
        Assert.Equal(golden.BestThreshold, report.BestThreshold);
        Agreement.AssertScore("best F1", golden.BestF1, report.BestF1);

        RocPoint[] points = report.RocCurve.ToArray();
        Assert.Equal(double.PositiveInfinity, points[0].Threshold);
        Assert.Equal(golden.Thresholds, points.Skip(1).Select(point => point.Threshold));
        Agreement.AssertScores("false positive rates", golden.FalsePositiveRates, [.. points.Select(point => point.FalsePositiveRate)]);
        Agreement.AssertScores("true positive rates", golden.TruePositiveRates, [.. points.Select(point => point.TruePositiveRate)]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Precision_recall_and_F1_are_those_of_the_report_on_classes(string name)
    {
        GoldenBinary golden = s_cases[name];
        var report = BinaryReport.Create<double>(golden.Probabilities, golden.Expected, golden.Threshold);
        int[] predicted = [.. golden.Probabilities.Select(p => p >= golden.Threshold ? 1 : 0)];
        var classes = ClassificationReport.Create(predicted, golden.Expected, 2);
        Assert.Equal(classes.Accuracy, report.Accuracy);
        Assert.Equal(classes.Classes[1].Precision, report.Precision);
        Assert.Equal(classes.Classes[1].Recall, report.Recall);
        Assert.Equal(classes.Classes[1].F1, report.F1);
        Assert.Equal(
            [classes.GetCount(0, 0), classes.GetCount(0, 1), classes.GetCount(1, 0), classes.GetCount(1, 1)],
            [report.TrueNegativeCount, report.FalsePositiveCount, report.FalseNegativeCount, report.TruePositiveCount]);
    }

    internal sealed record GoldenBinary : GoldenReport
    {
        public required int[] Expected { get; init; }

        public required double[] Probabilities { get; init; }

        public required double Threshold { get; init; }

        public required double? RocAuc { get; init; }

        public required double PrAuc { get; init; }

        public required double BrierScore { get; init; }

        public required double LogLoss { get; init; }

        public required double Accuracy { get; init; }

        public required double Precision { get; init; }

        public required double Recall { get; init; }

        public required double F1 { get; init; }

        public required double BestThreshold { get; init; }

        public required double BestF1 { get; init; }

        public required double?[] FalsePositiveRates { get; init; }

        public required double?[] TruePositiveRates { get; init; }

        public required double[] Thresholds { get; init; }
    }
}
