using NetGen.Evaluation;

namespace NetGen.Tests.Evaluation;

/// <summary>Reports on labels have scikit-learn's numbers.</summary>
public sealed class MultiLabelGoldenTests
{
    private static readonly IReadOnlyDictionary<string, GoldenMultiLabel> s_cases = GoldenFile.Read<GoldenMultiLabel>("multi-label");

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Fact]
    public void All_cases_are_there() => Assert.Equal(5, s_cases.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_agrees(string name)
    {
        GoldenMultiLabel golden = s_cases[name];
        var report = MultiLabelReport.Create<double>(golden.Probabilities, golden.Expected, golden.LabelCount, threshold: golden.Threshold);
        Assert.Equal(golden.Expected.Length / golden.LabelCount, report.SampleCount);
        Assert.Equal(golden.LabelCount, report.LabelCount);
        Assert.Equal(golden.Threshold, report.Threshold);
        golden.AssertAgrees(report.Labels, report.MicroAverage, report.MacroAverage, report.WeightedAverage);
        golden.AssertAverage("samples", golden.Samples, report.SamplesAverage);
        Agreement.AssertScore("subset accuracy", golden.SubsetAccuracy, report.SubsetAccuracy);
        Agreement.AssertScore("Hamming loss", golden.HammingLoss, report.HammingLoss);
        Assert.StartsWith(golden.Text!, report.ToString(), StringComparison.Ordinal);
    }

    internal sealed record GoldenMultiLabel : GoldenScores
    {
        public required int LabelCount { get; init; }

        public required double[] Expected { get; init; }

        public required double[] Probabilities { get; init; }

        public required double Threshold { get; init; }

        public required double?[] Samples { get; init; }

        public required double SubsetAccuracy { get; init; }

        public required double HammingLoss { get; init; }
    }
}
