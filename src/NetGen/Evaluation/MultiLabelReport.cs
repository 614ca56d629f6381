using System.Globalization;
using System.Numerics;
using NetGen.Data;

namespace NetGen.Evaluation;

/// <summary>How well labels are predicted of which a sample may have any number: precision, recall and F1 of each label and their averages, subset accuracy and Hamming loss.</summary>
/// <remarks>
/// The numbers are those of scikit-learn's <c>classification_report</c> of indicator matrices, <c>accuracy_score</c> and <c>hamming_loss</c>; what
/// would be 0 / 0 is 0 (<c>zero_division</c>). A label is predicted where its probability is at least the threshold. Everything is computed in double
/// precision and added in the order of the samples, so the bits are the same on every machine. Thread safety: immutable.
/// </remarks>
/// <example>
/// <code>
/// Console.WriteLine(MultiLabelReport.Create(network, testData, ["rain", "wind", "fog"]));
/// </code>
/// </example>
public sealed class MultiLabelReport
{
    private readonly ClassScores[] _labels;

    private MultiLabelReport(MultiLabelTally tally, IReadOnlyList<string> names, double threshold)
    {
        SampleCount = tally.SampleCount;
        LabelNames = names;
        Threshold = threshold;
        _labels = tally.Scores.Each();
        MicroAverage = tally.Scores.Micro();
        MacroAverage = ScoreCounts.Macro(_labels);
        WeightedAverage = ScoreCounts.Weighted(_labels);
        SamplesAverage = tally.SamplesAverage(MicroAverage.Support);
        SubsetAccuracy = Ratio.Of(tally.ExactCount, SampleCount);
        HammingLoss = tally.HammingLoss;
    }

    /// <summary>The number of samples.</summary>
    public int SampleCount { get; }

    /// <summary>The number of labels.</summary>
    public int LabelCount => LabelNames.Count;

    /// <summary>The names of the labels; their numbers where none were given.</summary>
    public IReadOnlyList<string> LabelNames { get; }

    /// <summary>A label is predicted where its probability is at least this.</summary>
    public double Threshold { get; }

    /// <summary>Precision, recall, F1 and support of each label.</summary>
    public ReadOnlySpan<ClassScores> Labels => _labels;

    /// <summary>The scores of the counts of all labels together.</summary>
    public ClassScores MicroAverage { get; }

    /// <summary>The means over the labels, each counting the same.</summary>
    public ClassScores MacroAverage { get; }

    /// <summary>The means over the labels, each weighted by its support; 0 where no sample has a label.</summary>
    public ClassScores WeightedAverage { get; }

    /// <summary>The means over the samples of precision, recall and F1 of the labels of one sample.</summary>
    public ClassScores SamplesAverage { get; }

    /// <summary>The part of the samples all of whose labels are right.</summary>
    public double SubsetAccuracy { get; }

    /// <summary>The part of all labels of all samples that are wrong.</summary>
    public double HammingLoss { get; }

    /// <summary>A report on probabilities of labels.</summary>
    /// <typeparam name="T">The floating-point type of the probabilities.</typeparam>
    /// <param name="probabilities">Row-major [samples][<paramref name="labelCount"/>], from 0 to 1, each label for itself; at least one sample.</param>
    /// <param name="expected">Row-major [samples][<paramref name="labelCount"/>], 1 where the sample has the label, else 0.</param>
    /// <param name="labelCount">The number of labels, 1 or more.</param>
    /// <param name="labelNames">A name for each label; null names them by their numbers.</param>
    /// <param name="threshold">From which probability on a label is predicted, 0 to 1.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">
    /// There are no samples, the lengths differ or are no multiple of the labels, a value is no probability, or one that is expected is neither 0 nor 1, or
    /// there is not a name for each label.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no label, or the threshold is not from 0 to 1.</exception>
    public static MultiLabelReport Create<T>(
        ReadOnlySpan<T> probabilities, ReadOnlySpan<T> expected, int labelCount, IReadOnlyList<string>? labelNames = null, double threshold = 0.5)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const string What = nameof(MultiLabelReport);
        new Subject(What, nameof(labelCount)).RequireAtLeast(labelCount, 1);
        new Subject(What, nameof(threshold)).RequireThreshold(threshold);
        IReadOnlyList<string> names = ItemNames.Of(What, nameof(labelNames), "labels", labelNames, labelCount);
        var subject = new Subject(What, nameof(probabilities));
        var labels = new Subject(What, nameof(expected));
        int samples = subject.RequireRows(probabilities.Length, labelCount);
        labels.RequireLength(expected.Length, samples, labelCount);
        var tally = new MultiLabelTally(names, threshold);
        tally.Add(subject, probabilities, labels, expected);
        return new MultiLabelReport(tally, names, threshold);
    }

    /// <summary>A report on what a network says of data: its outputs are sigmoid, one for each label.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">
    /// At least one sample with the network's numbers of inputs and outputs; its targets are 1 where the sample has the label, else 0. It is read once, in
    /// blocks: it may be larger than memory.
    /// </param>
    /// <param name="labelNames">A name for each label; null names them by their numbers.</param>
    /// <param name="threshold">From which probability on a label is predicted, 0 to 1.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException">The network or the data is null.</exception>
    /// <exception cref="ArgumentException">
    /// The outputs are not sigmoid, the data does not fit the network or has no samples, a target is neither 0 nor 1, an output is no probability: NaN, or
    /// there is not a name for each label.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not from 0 to 1.</exception>
    public static MultiLabelReport Create<T>(
        INetwork<T> network, IDataSource<T> data, IReadOnlyList<string>? labelNames = null, double threshold = 0.5)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        NetworkDescription description = network.Description;
        string what = $"{nameof(MultiLabelReport)} of {description}";
        new Subject(what, nameof(threshold)).RequireThreshold(threshold);
        if (!SigmoidOutputs.AreOf(description))
            throw new ArgumentException($"{what}: the network has outputs with {description.Layers[^1].Activation} and needs sigmoid, the probability of each label for itself.", nameof(network));
        IReadOnlyList<string> names = ItemNames.Of(what, nameof(labelNames), "outputs", labelNames, description.OutputSize);
        var subject = new Subject(what, "the network's output", nameof(network));
        var labels = new Subject(what, "the target", nameof(data));
        var predictions = new Predictions<T>(what, network, data, withTargets: true, withLabels: false);
        var tally = new MultiLabelTally(names, threshold);
        while (predictions.ReadNext())
            tally.Add(subject, predictions.Outputs, labels, predictions.Targets);
        return new MultiLabelReport(tally, names, threshold);
    }

    /// <summary>The table of scikit-learn's <c>classification_report(digits=4)</c> of indicator matrices, subset accuracy and Hamming loss.</summary>
    /// <returns>The report as text, in lines that end in \n.</returns>
    public override string ToString()
        => ScoreTable.Of(_labels, accuracy: null, MicroAverage, MacroAverage, WeightedAverage, SamplesAverage)
            + string.Create(CultureInfo.InvariantCulture, $"\n{ScoreTable.Samples(SampleCount)}, subset accuracy {SubsetAccuracy:F4}, Hamming loss {HammingLoss:F4}\n");
}
