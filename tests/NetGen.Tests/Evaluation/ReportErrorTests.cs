using NetGen.Evaluation;

namespace NetGen.Tests.Evaluation;

/// <summary>Every error of a report over spans: what was wrong, where, what was got and what is needed.</summary>
public sealed class ReportErrorTests
{
    private static readonly int[] s_labels = [0, 1, 2];

    [Fact]
    public void Of_classes()
    {
        Refused("ClassificationReport: classCount is 1 and must be at least 2.", "classCount", () => ClassificationReport.Create([0], [0], 1));
        Refused("ClassificationReport: classNames has 2 names and needs 3, one for each of the classes.", "classNames", () => ClassificationReport.Create([0], [0], 3, ["a", "b"]));
        Refused("ClassificationReport: classNames has no name at index 1: it is null.", "classNames", () => ClassificationReport.Create([0], [0], 2, ["a", null!]));
        Refused("ClassificationReport: expected has 0 samples and needs at least 1.", "expected", () => ClassificationReport.Create([], [], 2));
        Refused("ClassificationReport: predicted has 2 elements and needs 3, 1 for each of 3 samples.", "predicted", () => ClassificationReport.Create([0, 1], s_labels, 3));
        Refused("ClassificationReport: expected of sample 2 is 2, which is not a class; the classes are 0 to 1.", "expected", () => ClassificationReport.Create([0, 1, 0], s_labels, 2));
        Refused("ClassificationReport: predicted of sample 1 is -1, which is not a class; the classes are 0 to 2.", "predicted", () => ClassificationReport.Create([0, -1, 0], s_labels, 3));
    }

    [Fact]
    public void Of_probabilities_of_classes()
    {
        Refused("ClassificationReport: classCount is 0 and must be at least 2.", "classCount", () => ClassificationReport.CreateFromProbabilities<double>([], [0], 0));
        Refused("ClassificationReport: expected has 0 samples and needs at least 1.", "expected", () => ClassificationReport.CreateFromProbabilities<double>([], [], 2));
        Refused("ClassificationReport: probabilities has 1 elements and needs 2, 2 for each of 1 sample.", "probabilities", () => ClassificationReport.CreateFromProbabilities([1.0], [0], 2));
        Refused("ClassificationReport: probabilities at index 1 of sample 0 is -0.5; a probability is from 0 to 1.", "probabilities", () => ClassificationReport.CreateFromProbabilities([0.5, -0.5], [0], 2));
        Refused("ClassificationReport: probabilities at index 0 of sample 1 is NaN; a probability is from 0 to 1.", "probabilities", () => ClassificationReport.CreateFromProbabilities([0.5f, 0.5f, float.NaN, 0.5f], [0, 1], 2));
        Refused("ClassificationReport: probabilities of sample 0 have the sum 1.4; the probabilities of all classes have 1, up to 0.001.", "probabilities", () => ClassificationReport.CreateFromProbabilities([0.8, 0.6], [0], 2));
    }

    [Fact]
    public void Of_what_is_asked_of_a_report_on_classes()
    {
        ClassificationReport report = ClassificationReport.Create(s_labels, s_labels, 3);
        Refused("ClassificationReport: k is 4 and must be from 1 to 3, the number of classes.", "k", () => report.GetTopKAccuracy(4));
        Refused("ClassificationReport: k is 0 and must be from 1 to 3, the number of classes.", "k", () => report.GetTopKAccuracy(0));
        Refused("ClassificationReport: expected is 3, which is not a class; the classes are 0 to 2.", "expected", () => report.GetCounts(3));
        Refused("ClassificationReport: expected is -1, which is not a class; the classes are 0 to 2.", "expected", () => report.GetCount(-1, 0));
        Refused("ClassificationReport: predicted is 3, which is not a class; the classes are 0 to 2.", "predicted", () => report.GetCount(0, 3));
        var error = Assert.Throws<InvalidOperationException>(() => report.GetTopKAccuracy(2));
        Assert.Equal("ClassificationReport: only the predicted classes are known; the top-2 accuracy needs the probabilities of all of them (CreateFromProbabilities).", error.Message);
    }

    [Fact]
    public void Of_two_classes()
    {
        Refused("BinaryReport: expected has 0 samples and needs at least 1.", "expected", () => BinaryReport.Create<double>([], []));
        Refused("BinaryReport: probabilities has 2 elements and needs 1, 1 for each of 1 sample.", "probabilities", () => BinaryReport.Create([0.5, 0.5], [1]));
        Refused("BinaryReport: expected of sample 1 is 2, which is not a class; the classes are 0 to 1.", "expected", () => BinaryReport.Create([0.5, 0.5], [1, 2]));
        Refused("BinaryReport: probabilities at index 0 of sample 1 is 1.5; a probability is from 0 to 1.", "probabilities", () => BinaryReport.Create([0.5, 1.5], [1, 1]));
        Refused("BinaryReport: threshold is 1.5 and must be from 0 to 1.", "threshold", () => BinaryReport.Create([0.5], [1], 1.5));
        Refused("BinaryReport: threshold is NaN and must be from 0 to 1.", "threshold", () => BinaryReport.Create([0.5], [1], double.NaN));
    }

    [Fact]
    public void Of_labels()
    {
        Refused("MultiLabelReport: labelCount is 0 and must be at least 1.", "labelCount", () => MultiLabelReport.Create([0.5], [1.0], 0));
        Refused("MultiLabelReport: labelNames has 1 names and needs 2, one for each of the labels.", "labelNames", () => MultiLabelReport.Create([0.5, 0.5], [1.0, 1.0], 2, ["a"]));
        Refused("MultiLabelReport: threshold is -0.1 and must be from 0 to 1.", "threshold", () => MultiLabelReport.Create([0.5], [1.0], 1, threshold: -0.1));
        Refused("MultiLabelReport: probabilities has 3 elements and needs a multiple of 2, one row per sample.", "probabilities", () => MultiLabelReport.Create([0.5, 0.5, 0.5], [1.0, 1.0], 2));
        Refused("MultiLabelReport: probabilities has 0 samples and needs at least 1.", "probabilities", () => MultiLabelReport.Create<double>([], [], 2));
        Refused("MultiLabelReport: expected has 2 elements and needs 4, 2 for each of 2 samples.", "expected", () => MultiLabelReport.Create([0.5, 0.5, 0.5, 0.5], [1.0, 1.0], 2));
        Refused("MultiLabelReport: expected at index 1 of sample 0 is 0.25; it must be 0 or 1.", "expected", () => MultiLabelReport.Create([0.5, 0.5], [1.0, 0.25], 2));
        Refused("MultiLabelReport: probabilities at index 0 of sample 0 is NaN; a probability is from 0 to 1.", "probabilities", () => MultiLabelReport.Create([double.NaN, 0.5], [1.0, 0], 2));
    }

    [Fact]
    public void Of_numbers()
    {
        Refused("RegressionReport: outputSize is 0 and must be at least 1.", "outputSize", () => RegressionReport.Create([0.5], [1.0], 0));
        Refused("RegressionReport: outputNames has 1 names and needs 2, one for each of the outputs.", "outputNames", () => RegressionReport.Create([0.5, 0.5], [1.0, 1.0], 2, ["a"]));
        Refused("RegressionReport: predicted has 3 elements and needs a multiple of 2, one row per sample.", "predicted", () => RegressionReport.Create([0.5, 0.5, 0.5], [1.0, 1.0], 2));
        Refused("RegressionReport: predicted has 0 samples and needs at least 1.", "predicted", () => RegressionReport.Create<double>([], []));
        Refused("RegressionReport: expected has 1 elements and needs 2, 1 for each of 2 samples.", "expected", () => RegressionReport.Create([0.5, 0.5], [1.0]));
        Refused("RegressionReport: predicted at index 0 of sample 1 is NaN and must be finite.", "predicted", () => RegressionReport.Create([0.5, double.NaN], [1.0, 1]));
        Refused("RegressionReport: expected at index 1 of sample 0 is Infinity and must be finite.", "expected", () => RegressionReport.Create([0.5f, 0.5f], [1, float.PositiveInfinity], 2));
    }

    internal static void Refused(string sentence, string parameter, Action call)
    {
        var error = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(parameter, error.ParamName);
        Assert.StartsWith(sentence + " (Parameter ", error.Message, StringComparison.Ordinal);
    }
}
