using NetGen.Evaluation;

namespace NetGen.Tests.Evaluation;

/// <summary>Every error of a report on a network and data.</summary>
public sealed class NetworkReportErrorTests
{
    private static readonly double[] s_row = [1, 2, 3, 4];

    [Fact]
    public void Nothing_is_null()
    {
        var network = new ThreeClassesDouble(seed: 1);
        ArraySource<double> data = Labelled(3, 0);
        foreach (Action<INetwork<double>, ArraySource<double>> create in new Action<INetwork<double>, ArraySource<double>>[]
        {
            (n, d) => ClassificationReport.Create(n, d), (n, d) => BinaryReport.Create(n, d), (n, d) => MultiLabelReport.Create(n, d),
            (n, d) => RegressionReport.Create(n, d), (n, d) => PermutationImportance.Compute(n, d, 1, 1),
        })
        {
            Assert.Equal("network", Assert.Throws<ArgumentNullException>(() => create(null!, data)).ParamName);
            Assert.Equal("data", Assert.Throws<ArgumentNullException>(() => create(network, null!)).ParamName);
        }
    }

    [Fact]
    public void A_network_is_a_classifier()
    {
        Refused(
            "ClassificationReport of TwoNumbersDouble (4-5-2): the network is no classifier: it has 2 outputs with Identity, and needs softmax or log softmax over two or more outputs, or one sigmoid output.",
            "network", () => ClassificationReport.Create(new TwoNumbersDouble(seed: 1), Labelled(2, 0)));
        Refused(
            "BinaryReport of ThreeLabelsDouble (4-5-3): the network is no classifier: it has 3 outputs with Sigmoid, and needs softmax or log softmax over two or more outputs, or one sigmoid output.",
            "network", () => BinaryReport.Create(new ThreeLabelsDouble(seed: 1), Labelled(2, 0)));
        Refused(
            "BinaryReport of ThreeClassesDouble (4-5-3): the network has 3 classes and needs 2.",
            "network", () => BinaryReport.Create(new ThreeClassesDouble(seed: 1), Labelled(3, 0)));
        Refused(
            "MultiLabelReport of TwoNumbersDouble (4-5-2): the network has outputs with Identity and needs sigmoid, the probability of each label for itself.",
            "network", () => MultiLabelReport.Create(new TwoNumbersDouble(seed: 1), Labelled(2, 0)));
        Refused(
            "RegressionReport of LogClassesDouble (4-5-3): the network has outputs with LogSoftmax, logarithms of probabilities, and needs outputs that are compared with their targets; ClassificationReport judges classes.",
            "network", () => RegressionReport.Create(new LogClassesDouble(seed: 1), Labelled(3, 0)));
    }

    [Fact]
    public void Data_fits_the_network()
    {
        var classes = new ThreeClassesDouble(seed: 1);
        const string What = "ClassificationReport of ThreeClassesDouble (4-5-3): ";
        Refused(What + "the data has 2 classes and needs 3, those of the network.", "data", () => ClassificationReport.Create(classes, Labelled(2, 0)));
        Refused(What + "the data has 2 targets a sample and needs 3, one for each output of the network.", "data", () => ClassificationReport.Create(classes, Targets(1, 0)));
        Refused(What + "the data has 0 samples and needs at least 1.", "data", () => ClassificationReport.Create(classes, new ArraySource<double>(4, [], 3, [], [], 3)));
        Refused(What + "the data has 2 inputs a sample and needs 4, those of the network.", "data", () => ClassificationReport.Create(classes, new ArraySource<double>(2, [1, 2], 3, [1, 0, 0], [0], 3)));
        Refused(What + "classNames has 1 names and needs 3, one for each of the classes.", "classNames", () => ClassificationReport.Create(classes, Labelled(3, 0), ["a"]));
        Refused(
            "BinaryReport of OneProbabilityDouble (4-5-1): the data has 3 classes and needs 2, those of the network.",
            "data", () => BinaryReport.Create(new OneProbabilityDouble(seed: 1), Labelled(3, 0)));
        Refused(
            "RegressionReport of TwoNumbersDouble (4-5-2): the data has 3 targets a sample and needs 2, one for each output of the network.",
            "data", () => RegressionReport.Create(new TwoNumbersDouble(seed: 1), Targets(1, 2, 3)));
        Refused(
            "MultiLabelReport of ThreeLabelsDouble (4-5-3): the data has 1 targets a sample and needs 3, one for each output of the network.",
            "data", () => MultiLabelReport.Create(new ThreeLabelsDouble(seed: 1), Targets(1)));
        Refused("RegressionReport of TwoNumbersDouble (4-5-2): outputNames has 1 names and needs 2, one for each of the outputs.", "outputNames", () => RegressionReport.Create(new TwoNumbersDouble(seed: 1), Targets(1, 2), ["x"]));
        Refused("MultiLabelReport of ThreeLabelsDouble (4-5-3): labelNames has 1 names and needs 3, one for each of the outputs.", "labelNames", () => MultiLabelReport.Create(new ThreeLabelsDouble(seed: 1), Targets(1, 0, 1), ["x"]));
        Refused("MultiLabelReport of ThreeLabelsDouble (4-5-3): threshold is 2 and must be from 0 to 1.", "threshold", () => MultiLabelReport.Create(new ThreeLabelsDouble(seed: 1), Targets(1, 0, 1), threshold: 2));
        Refused("BinaryReport of OneProbabilityDouble (4-5-1): threshold is 2 and must be from 0 to 1.", "threshold", () => BinaryReport.Create(new OneProbabilityDouble(seed: 1), Labelled(2, 0), 2));
    }

    [Fact]
    public void Labels_and_targets_are_classes()
    {
        var classes = new ThreeClassesDouble(seed: 1);
        const string What = "ClassificationReport of ThreeClassesDouble (4-5-3): ";
        Refused(What + "the label of sample 0 is 3, which is not a class; the classes are 0 to 2.", "data", () => ClassificationReport.Create(classes, new ArraySource<double>(4, s_row, 3, [0, 0, 0], [3], 3)));
        Refused(What + "the target at index 1 of sample 0 is 0.5; it must be 0 or 1.", "data", () => ClassificationReport.Create(classes, Targets(0, 0.5, 0.5)));
        Refused(What + "the target of sample 0 has 2 ones and needs 1, at the index of its class.", "data", () => ClassificationReport.Create(classes, Targets(0, 1, 1)));
        Refused(What + "the target of sample 0 has 0 ones and needs 1, at the index of its class.", "data", () => ClassificationReport.Create(classes, Targets(0, 0, 0)));
        Refused("BinaryReport of OneProbabilityDouble (4-5-1): the target at index 0 of sample 0 is 2; it must be 0 or 1.", "data", () => BinaryReport.Create(new OneProbabilityDouble(seed: 1), Targets(2)));
        Refused("MultiLabelReport of ThreeLabelsDouble (4-5-3): the target at index 2 of sample 0 is 2; it must be 0 or 1.", "data", () => MultiLabelReport.Create(new ThreeLabelsDouble(seed: 1), Targets(0, 0, 2)));
        Refused("RegressionReport of TwoNumbersDouble (4-5-2): the target at index 1 of sample 0 is NaN and must be finite.", "data", () => RegressionReport.Create(new TwoNumbersDouble(seed: 1), Targets(0, double.NaN)));
    }

    [Fact]
    public void Outputs_are_numbers()
    {
        AssertRefusesNaN("ClassificationReport of ThreeClassesDouble (4-5-3): the network's output at index 0 of sample 0 is NaN; a probability is from 0 to 1.", new ThreeClassesDouble(seed: 1), n => ClassificationReport.Create(n, Labelled(3, 0)));
        AssertRefusesNaN("ClassificationReport of LogClassesDouble (4-5-3): the network's output at index 0 of sample 0 is NaN; a probability is from 0 to 1.", new LogClassesDouble(seed: 1), n => ClassificationReport.Create(n, Labelled(3, 0)));
        AssertRefusesNaN("BinaryReport of OneProbabilityDouble (4-5-1): the network's output at index 0 of sample 0 is NaN; a probability is from 0 to 1.", new OneProbabilityDouble(seed: 1), n => BinaryReport.Create(n, Labelled(2, 0)));
        AssertRefusesNaN("MultiLabelReport of ThreeLabelsDouble (4-5-3): the network's output at index 0 of sample 0 is NaN; a probability is from 0 to 1.", new ThreeLabelsDouble(seed: 1), n => MultiLabelReport.Create(n, Targets(0, 0, 0)));
        AssertRefusesNaN("RegressionReport of TwoNumbersDouble (4-5-2): the network's output at index 0 of sample 0 is NaN and must be finite.", new TwoNumbersDouble(seed: 1), n => RegressionReport.Create(n, Targets(0, 0)));
    }

    [Fact]
    public void Inputs_can_be_permuted()
    {
        var network = new TwoNumbersDouble(seed: 1);
        const string What = "PermutationImportance of TwoNumbersDouble (4-5-2): ";
        Refused(What + "repeats is 0 and must be at least 1.", "repeats", () => PermutationImportance.Compute(network, Targets(1, 2), 0, 1));
        Refused(What + "inputNames has 1 names and needs 4, one for each of the inputs.", "inputNames", () => PermutationImportance.Compute(network, Targets(1, 2), 1, 1, ["x"]));
        Refused(What + "the data has 1 sample and needs at least 2 to exchange values.", "data", () => PermutationImportance.Compute(network, Targets(1, 2), 1, 1));
    }

    private static ArraySource<double> Labelled(int classes, int label)
    {
        var targets = new double[classes];
        targets[label] = 1;
        return new ArraySource<double>(4, s_row, classes, targets, [label], classes);
    }

    private static ArraySource<double> Targets(params double[] targets) => new(4, s_row, targets.Length, targets);

    private static void AssertRefusesNaN(string sentence, INetwork<double> network, Action<INetwork<double>> create)
    {
        network.Parameters.Fill(double.NaN);
        Refused(sentence, "network", () => create(network));
    }

    private static void Refused(string sentence, string parameter, Action call) => ReportErrorTests.Refused(sentence, parameter, call);
}
