using NetGen.Evaluation;

namespace NetGen.Tests.Evaluation;

/// <summary>Reports on numbers have scikit-learn's.</summary>
public sealed class RegressionGoldenTests
{
    private static readonly IReadOnlyDictionary<string, GoldenRegression> s_cases = GoldenFile.Read<GoldenRegression>("regression");

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [Fact]
    public void All_cases_are_there() => Assert.Equal(9, s_cases.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_agrees(string name)
    {
        GoldenRegression golden = s_cases[name];
        var report = RegressionReport.Create<double>(golden.Predicted, golden.Expected, golden.OutputSize);
        Assert.Equal(golden.Expected.Length / golden.OutputSize, report.SampleCount);
        Assert.Equal(golden.OutputSize, report.OutputSize);
        for (int output = 0; output < golden.OutputSize; output++)
            golden.Each.AssertAgrees(output, report.Outputs[output]);
        golden.Overall.AssertAgrees(0, report.Overall);
    }

    internal sealed record GoldenRegression : GoldenReport
    {
        public required int OutputSize { get; init; }

        public required double[] Expected { get; init; }

        public required double[] Predicted { get; init; }

        public required GoldenErrors Each { get; init; }

        public required GoldenErrors Overall { get; init; }
    }

    /// <summary>The errors of each output, or of all together.</summary>
    internal sealed record GoldenErrors
    {
        public required double[] Mse { get; init; }

        public required double[] Rmse { get; init; }

        public required double[] Mae { get; init; }

        public required double?[] R2 { get; init; }

        public required double[] ExplainedVariance { get; init; }

        public required double[] MaxError { get; init; }

        public void AssertAgrees(int output, RegressionScores scores)
        {
            Agreement.AssertMagnitude("MSE", Mse[output], scores.Mse);
            Agreement.AssertMagnitude("RMSE", Rmse[output], scores.Rmse);
            Agreement.AssertMagnitude("MAE", Mae[output], scores.Mae);
            Agreement.AssertScore("R2", R2[output], scores.R2);
            Agreement.AssertScore("explained variance", ExplainedVariance[output], scores.ExplainedVariance);
            Agreement.AssertMagnitude("max error", MaxError[output], scores.MaxError);
        }
    }
}
