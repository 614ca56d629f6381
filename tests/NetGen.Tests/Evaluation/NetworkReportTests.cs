using System.Numerics;
using NetGen.Evaluation;
using NetGen.Runtime;
using NetGen.Tests.Data;

namespace NetGen.Tests.Evaluation;

/// <summary>A report on a network and data has the bits of one on the network's outputs.</summary>
public sealed class NetworkReportTests
{
    /// <summary>Three blocks, the last of them not full.</summary>
    private const int SampleCount = 2500;

    [Fact]
    public void Softmax_outputs_are_probabilities()
    {
        AssertClasses(new ThreeClassesSingle(seed: 1), output => output);
        AssertClasses(new ThreeClassesDouble(seed: 1), output => output);
    }

    [Fact]
    public void Log_softmax_outputs_are_their_logarithms()
    {
        AssertClasses(new LogClassesSingle(seed: 1), Elementary.Exp);
        AssertClasses(new LogClassesDouble(seed: 1), Elementary.Exp);

        // The other network has the same parameters, so the two say the same.
        var logarithms = new LogClassesDouble(seed: 1);
        var problem = new Problem<double>(logarithms, 50, 3);
        ClassificationReport expected = ClassificationReport.Create(new ThreeClassesDouble(logarithms.Parameters), problem.Labelled(3));
        Assert.Equal(expected.LogLoss!.Value, ClassificationReport.Create(logarithms, problem.Labelled(3)).LogLoss!.Value, 1e-13);
    }

    [Fact]
    public void One_sigmoid_output_is_two_classes()
    {
        AssertTwoClasses(new OneProbabilitySingle(seed: 1));
        AssertTwoClasses(new OneProbabilityDouble(seed: 1));
    }

    [Fact]
    public void A_probability_of_one_half_is_class_1_of_a_sigmoid_and_class_0_of_softmax()
    {
        ArraySource<double> one = new(4, new double[4], 2, [0, 1], [1], 2);
        var sigmoid = new OneProbabilityDouble(seed: 1);
        sigmoid.Parameters.Clear();
        ClassificationReport report = ClassificationReport.Create(sigmoid, one);
        Assert.Equal(1, report.Accuracy);
        Assert.Equal(1, report.GetTopKAccuracy(1));
        Assert.Equal(1, BinaryReport.Create(sigmoid, one).Accuracy);

        var softmax = new TwoClassesDouble(seed: 1);
        softmax.Parameters.Clear();
        Assert.Equal(0, ClassificationReport.Create(softmax, one).Accuracy);
        Assert.Equal(0, ClassificationReport.Create(softmax, one).GetTopKAccuracy(1));
        Assert.Equal(1, BinaryReport.Create(softmax, one).Accuracy);
    }

    [Fact]
    public void Two_softmax_outputs_are_a_binary_report()
    {
        var network = new TwoClassesDouble(seed: 1);
        var problem = new Problem<double>(network, SampleCount, 2);
        double[] ofClass1 = [.. problem.Outputs.Where((_, index) => index % 2 == 1)];
        AssertSame(BinaryReport.Create<double>(ofClass1, problem.Labels, 0.4), BinaryReport.Create(network, problem.Labelled(2), 0.4));
    }

    [Fact]
    public void Targets_are_classes_where_there_are_no_labels()
    {
        var network = new ThreeClassesDouble(seed: 1);
        var problem = new Problem<double>(network, 100, 3);
        ArraySource<double> targets = problem.WithTargets(3, Samples.OneHot(problem.Labels, 3));
        AssertSame(ClassificationReport.Create(network, problem.Labelled(3)), ClassificationReport.Create(network, targets));
        Assert.True(targets.WereTargetsRead);

        var sigmoid = new OneProbabilityDouble(seed: 1);
        var two = new Problem<double>(sigmoid, 100, 2);
        targets = two.WithTargets(1, [.. two.Labels.Select(label => (double)label)]);
        AssertSame(ClassificationReport.Create(sigmoid, two.Labelled(2)), ClassificationReport.Create(sigmoid, targets));
        AssertSame(BinaryReport.Create(sigmoid, two.Labelled(2)), BinaryReport.Create(sigmoid, targets));
    }

    [Fact]
    public void Several_sigmoid_outputs_are_labels()
    {
        AssertLabels(new ThreeLabelsSingle(seed: 1));
        AssertLabels(new ThreeLabelsDouble(seed: 1));
    }

    [Fact]
    public void Other_outputs_are_numbers()
    {
        AssertNumbers(new TwoNumbersSingle(seed: 1));
        AssertNumbers(new TwoNumbersDouble(seed: 1));
    }

    [Fact]
    public void Data_is_read_once_in_order_in_blocks()
    {
        var network = new ThreeClassesDouble(seed: 1);
        ArraySource<double> data = new Problem<double>(network, SampleCount, 3).Labelled(3);
        ClassificationReport.Create(network, data);
        Assert.Equal(Enumerable.Range(0, SampleCount), data.Read);
        Assert.Equal(1024, data.LargestBlock);
        Assert.False(data.WereTargetsRead);
    }

    private static void AssertClasses<T>(INetwork<T> network, Func<double, double> probabilityOf)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var problem = new Problem<T>(network, SampleCount, 3);
        double[] probabilities = [.. problem.Probabilities.Select(probabilityOf)];
        string[] names = ["a", "b", "c"];
        AssertSame(
            ClassificationReport.CreateFromProbabilities<double>(probabilities, problem.Labels, 3, names),
            ClassificationReport.Create(network, problem.Labelled(3), names));
    }

    private static void AssertTwoClasses<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var problem = new Problem<T>(network, SampleCount, 2);
        AssertSame(BinaryReport.Create<T>(problem.Outputs, problem.Labels), BinaryReport.Create(network, problem.Labelled(2)));
        double[] probabilities = [.. problem.Probabilities.SelectMany(p => new[] { 1 - p, p })];
        AssertSame(
            ClassificationReport.CreateFromProbabilities<double>(probabilities, problem.Labels, 2), ClassificationReport.Create(network, problem.Labelled(2)));
    }

    private static void AssertLabels<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var problem = new Problem<T>(network, SampleCount, 2);
        T[] targets = [.. Samples.Labels(5, SampleCount * 3, 2).Select(T.CreateChecked)];
        string[] names = ["rain", "wind", "fog"];
        MultiLabelReport expected = MultiLabelReport.Create<T>(problem.Outputs, targets, 3, names, 0.4);
        MultiLabelReport actual = MultiLabelReport.Create(network, problem.WithTargets(3, targets), names, 0.4);
        Assert.Equal(expected.ToString(), actual.ToString());
        Assert.Equal(expected.SamplesAverage.F1, actual.SamplesAverage.F1);
        Assert.Equal(expected.MacroAverage.F1, actual.MacroAverage.F1);
        Assert.Equal(expected.HammingLoss, actual.HammingLoss);
    }

    private static void AssertNumbers<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var problem = new Problem<T>(network, SampleCount, 2);
        T[] targets = [.. Samples.Uniform(5, SampleCount * 2).Select(T.CreateChecked)];
        string[] names = ["x", "y"];
        RegressionReport expected = RegressionReport.Create<T>(problem.Outputs, targets, 2, names);
        RegressionReport actual = RegressionReport.Create(network, problem.WithTargets(2, targets), names);
        Assert.Equal(expected.ToString(), actual.ToString());
        Assert.Equal(expected.Overall.R2, actual.Overall.R2);
        Assert.Equal(expected.Overall.Mse, actual.Overall.Mse);
        Assert.Equal(expected.Overall.ExplainedVariance, actual.Overall.ExplainedVariance);
    }

    private static void AssertSame(ClassificationReport expected, ClassificationReport actual)
    {
        Assert.Equal(expected.ToString(), actual.ToString());
        Assert.Equal(expected.LogLoss, actual.LogLoss);
        Assert.Equal(expected.ExpectedCalibrationError, actual.ExpectedCalibrationError);
        Assert.Equal(expected.GetTopKAccuracy(2), actual.GetTopKAccuracy(2));
        Assert.Equal(expected.MacroAverage.F1, actual.MacroAverage.F1);
    }

    private static void AssertSame(BinaryReport expected, BinaryReport actual)
    {
        Assert.Equal(expected.ToString(), actual.ToString());
        Assert.Equal(expected.RocAuc, actual.RocAuc);
        Assert.Equal(expected.PrAuc, actual.PrAuc);
        Assert.Equal(expected.LogLoss, actual.LogLoss);
        Assert.Equal(expected.BrierScore, actual.BrierScore);
        Assert.Equal(expected.RocCurve.ToArray(), actual.RocCurve.ToArray());
    }
}
