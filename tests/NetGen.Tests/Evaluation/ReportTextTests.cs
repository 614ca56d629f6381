using System.Globalization;
using NetGen.Evaluation;

namespace NetGen.Tests.Evaluation;

/// <summary>What reports print, in a culture that writes numbers otherwise.</summary>
public sealed class ReportTextTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    public ReportTextTests() => CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };

    public void Dispose() => CultureInfo.CurrentCulture = _culture;

    [Fact]
    public void Of_predicted_classes() => AssertText(
        """
        TODO
        """,
        ClassificationReport.Create([0, 1, 2, 2, 1, 0, 1], [0, 2, 2, 2, 1, 1, 1], 3, ["setosa", "versicolor", "a name of some length"]));

    [Fact]
    public void Of_probabilities_of_classes() => AssertText(
        """
        TODO
        """,
        ClassificationReport.CreateFromProbabilities([0.8, 0.2, 0.4, 0.6, 0.3, 0.7], [0, 0, 1], 2));

    [Fact]
    public void Of_many_classes_without_their_matrix()
    {
        string text = ClassificationReport.Create([0, 16], [0, 15], 17).ToString();
        Assert.DoesNotContain("confusion", text, StringComparison.Ordinal);
        Assert.Contains("confusion", ClassificationReport.Create([0, 15], [0, 15], 16).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_classes() => AssertText(
        """
        TODO
        """,
        BinaryReport.Create([0.8, 0.2, 0.4, 0.6, 0.3, 0.7], [1, 0, 1, 0, 0, 1]));

    [Fact]
    public void Of_one_class_without_a_curve()
        => Assert.Contains("       ROC AUC  one class\n", BinaryReport.Create([0.8], [1]).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Of_labels() => AssertText(
        """
        TODO
        """,
        MultiLabelReport.Create([0.8, 0.2, 0.4, 0.6, 0.3, 0.7], [1.0, 0, 1, 0, 0, 1], 3, ["rain", "wind", "fog"]));

    [Fact]
    public void Of_numbers() => AssertText(
        """
        TODO
        """,
        RegressionReport.Create([1.5, 1200, 2.5, -900, 2.75, 10], [1.25, 1000, 2, -1000, 3.0, 0], 2, ["metres", "seconds"]));

    [Fact]
    public void Of_one_number() => AssertText(
        """
        TODO
        """,
        RegressionReport.Create([1.5f, 2.5f, 100f], [1.25f, 2f, 3f]));

    [Fact]
    public void Of_importances()
    {
        var network = new LinearDouble(seed: 1);
        new double[] { 0, 1, 4 }.CopyTo(network.Parameters);
        double[] inputs = [1, 2, 3, 6, 5, 4, 9, 9, 7, 0, 3, 1];
        var data = new ArraySource<double>(3, inputs, 1, [14, 21, 37, 7]);
        AssertText(
            """
            TODO
            """,
            PermutationImportance.Compute(network, data, 3, 1, ["unused", "little", "much"]));
    }

    [Fact]
    public void Of_parts()
    {
        AssertText("a: precision 0.5000, recall 1.0000, F1 0.6667, support 1", ClassificationReport.Create([0, 0], [0, 1], 2, ["a", "b"]).Classes[0]);
        AssertText(
            "(0.7333, 0.8000]: 1 samples, mean confidence 0.8000, accuracy 1.0000",
            ClassificationReport.CreateFromProbabilities([0.8, 0.2], [0], 2).CalibrationBins[11]);
        AssertText("threshold 0.8: false positive rate 0.0000, true positive rate 0.5000", BinaryReport.Create([0.8, 0.4, 0.1], [1, 1, 0]).RocCurve[1]);
        AssertText(
            "0: RMSE 0.5, MAE 0.5, R2 -3.0000, explained variance -3.0000, max error 0.5",
            RegressionReport.Create([1.0, 2.0], [1.5, 1.5 - 0.0]).Outputs[0]);
    }

    private static void AssertText(string expected, object actual) => Assert.Equal(expected, actual.ToString()!.TrimEnd('\n'));
}
