using NetGen.Evaluation;

namespace NetGen.Tests.Evaluation;

/// <summary>Reports on classes have scikit-learn's numbers.</summary>
public sealed class ClassificationGoldenTests
{
    private static readonly IReadOnlyDictionary<string, GoldenClassification> s_cases = GoldenFile.Read<GoldenClassification>("classification");

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Fact]
    public void All_cases_are_there() => Assert.Equal(13, s_cases.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_on_predicted_classes_agrees(string name)
    {
        GoldenClassification golden = s_cases[name];
        var report = ClassificationReport.Create(golden.Predicted, golden.Expected, golden.ClassCount);
        Assert.Equal(Enumerable.Range(0, golden.Expected.Length).Where(sample => golden.Predicted[sample] != golden.Expected[sample]), report.Misclassified.ToArray());
        AssertAgrees(golden, report);
        Assert.Null(report.LogLoss);
        Assert.Null(report.ExpectedCalibrationError);
        Assert.True(report.CalibrationBins.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_on_probabilities_agrees(string name)
    {
        GoldenClassification golden = s_cases[name];
        if (golden.Probabilities is null)
            return;
        var report = ClassificationReport.CreateFromProbabilities<double>(golden.Probabilities, golden.Expected, golden.ClassCount);
        AssertAgrees(golden, report);
        Agreement.AssertScore("log loss", golden.LogLoss, report.LogLoss);
        Agreement.AssertScore("calibration error", golden.CalibrationError, report.ExpectedCalibrationError);
        Assert.Equal(golden.BinCounts, report.CalibrationBins.ToArray().Select(bin => bin.SampleCount));
        for (int k = 1; k <= golden.ClassCount; k++)
            Agreement.AssertScore($"top {k}", golden.TopK![k - 1], report.GetTopKAccuracy(k));
        Assert.Equal(report.Accuracy, report.GetTopKAccuracy(1));
        Assert.Equal(1, report.GetTopKAccuracy(golden.ClassCount));
    }

    private static void AssertAgrees(GoldenClassification golden, ClassificationReport report)
    {
        Assert.Equal(golden.Expected.Length, report.SampleCount);
        Assert.Equal(golden.ClassCount, report.ClassCount);
        Agreement.AssertScore("accuracy", golden.Accuracy, report.Accuracy);
        golden.AssertAgrees(report.Classes, report.MicroAverage, report.MacroAverage, report.WeightedAverage);
        for (int expected = 0; expected < golden.ClassCount; expected++)
        {
            int[] row = golden.Confusion[(expected * golden.ClassCount)..((expected + 1) * golden.ClassCount)];
            Assert.Equal(row, report.GetCounts(expected).ToArray());
            Assert.Equal(row, Enumerable.Range(0, golden.ClassCount).Select(predicted => report.GetCount(expected, predicted)));
        }

        if (golden.Text is not null)
            Assert.StartsWith(golden.Text, report.ToString(), StringComparison.Ordinal);
    }

    internal sealed record GoldenClassification : GoldenScores
    {
        public required int ClassCount { get; init; }

        public required int[] Expected { get; init; }

        public required int[] Predicted { get; init; }

        public double[]? Probabilities { get; init; }

        public required double Accuracy { get; init; }

        public required int[] Confusion { get; init; }

        public double? LogLoss { get; init; }

        public double?[]? TopK { get; init; }

        public double? CalibrationError { get; init; }

        public int[]? BinCounts { get; init; }
    }
}
