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
                               precision    recall  f1-score   support

                       setosa     0.5000    1.0000    0.6667         1
                   versicolor     0.6667    0.6667    0.6667         3
        a name of some length     1.0000    0.6667    0.8000         3

                     accuracy                         0.7143         7
                    macro avg     0.7222    0.7778    0.7111         7
                 weighted avg     0.7857    0.7143    0.7238         7

        confusion matrix, a row for each expected class, a column for each predicted one

                               setosa versicolor a name of some length
                       setosa       1          0                     0
                   versicolor       1          2                     0
        a name of some length       0          1                     2
        """,
        ClassificationReport.Create([0, 1, 2, 2, 1, 0, 1], [0, 2, 2, 2, 1, 1, 1], 3, ["setosa", "versicolor", "a name of some length"]));

    [Fact]
    public void Of_probabilities_of_classes() => AssertText(
        """
                      precision    recall  f1-score   support

                   0     1.0000    0.5000    0.6667         2
                   1     0.5000    1.0000    0.6667         1

            accuracy                         0.6667         3
           macro avg     0.7500    0.7500    0.6667         3
        weighted avg     0.8333    0.6667    0.6667         3

        log loss 0.4987, expected calibration error 0.3667

        confusion matrix, a row for each expected class, a column for each predicted one

           0 1
        0  1 1
        1  0 1
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
               samples          6
            of class 1          3

               ROC AUC     0.8889
                PR AUC     0.9167
           Brier score     0.1633
              log loss     0.4987

             threshold     0.5000
              accuracy     0.6667
             precision     0.6667
                recall     0.6667
              f1-score     0.6667

        best threshold     0.4000
          its f1-score     0.8571

        confusion matrix at 0.5000, a row for each expected class, a column for each predicted one

           0 1
        0  2 1
        1  1 2
        """,
        BinaryReport.Create([0.8, 0.2, 0.4, 0.6, 0.3, 0.7], [1, 0, 1, 0, 0, 1]));

    [Fact]
    public void Of_one_class_without_a_curve()
        => Assert.Contains("       ROC AUC  one class\n", BinaryReport.Create([0.8], [1]).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Of_labels() => AssertText(
        """
                      precision    recall  f1-score   support

                rain     0.5000    1.0000    0.6667         1
                wind     0.0000    0.0000    0.0000         0
                 fog     1.0000    0.5000    0.6667         2

           micro avg     0.6667    0.6667    0.6667         3
           macro avg     0.5000    0.5000    0.4444         3
        weighted avg     0.8333    0.6667    0.6667         3
         samples avg     0.7500    0.7500    0.6667         3

        2 samples, subset accuracy 0.0000, Hamming loss 0.3333
        """,
        MultiLabelReport.Create([0.8, 0.2, 0.4, 0.6, 0.3, 0.7], [1.0, 0, 1, 0, 0, 1], 3, ["rain", "wind", "fog"]));

    [Fact]
    public void Of_numbers() => AssertText(
        """
                        RMSE         MAE          R2   explained   max error

         metres      0.35355     0.33333      0.7568      0.8108         0.5
        seconds       129.23      103.33      0.9749      0.9910         200

            all       64.791      51.833      0.8659      0.9009         200

        3 samples
        """,
        RegressionReport.Create([1.5, 1200, 2.5, -900, 2.75, 10], [1.25, 1000, 2, -1000, 3.0, 0], 2, ["metres", "seconds"]));

    [Fact]
    public void Of_one_number() => AssertText(
        """
                  RMSE         MAE          R2   explained   max error

        0       56.004      32.583  -6102.3378  -4036.3784          97

        3 samples
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
                         drop deviation

              much     1.8110    0.1584
            little     0.1630    0.0248
            unused     0.0000    0.0000

            R2 1.0000; 3 permutations of each input, seed 1
            """,
            PermutationImportance.Compute(network, data, 3, 1, ["unused", "little", "much"]));
    }

    [Fact]
    public void Of_parts()
    {
        AssertText("a: precision 0.5000, recall 1.0000, F1 0.6667, support 1", ClassificationReport.Create([0, 0], [0, 1], 2, ["a", "b"]).Classes[0]);
        AssertText(
            "(0.7333, 0.8000]: 1 sample, mean confidence 0.8000, accuracy 1.0000",
            ClassificationReport.CreateFromProbabilities([0.8, 0.2], [0], 2).CalibrationBins[11]);
        AssertText("threshold 0.8: false positive rate 0.0000, true positive rate 0.5000", BinaryReport.Create([0.8, 0.4, 0.1], [1, 1, 0]).RocCurve[1]);
        AssertText(
            "0: RMSE 1, MAE 1, R2 -3.0000, explained variance -3.0000, max error 1",
            RegressionReport.Create([2.0, 1.0], [1.0, 2.0]).Outputs[0]);
    }

    /// <summary>The whole text is in the message: a table is read as a table.</summary>
    private static void AssertText(string expected, object actual)
        => Assert.True(actual.ToString()!.TrimEnd('\n') == expected, $"The text is\n{actual}\nand should be\n{expected}");
}
