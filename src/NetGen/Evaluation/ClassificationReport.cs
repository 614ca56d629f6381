using System.Collections.ObjectModel;
using System.Globalization;
using System.Numerics;
using System.Text;
using NetGen.Data;

namespace NetGen.Evaluation;

/// <summary>
/// How well classes are predicted: accuracy, the confusion matrix, precision, recall and F1 of each class and their averages, and, where the
/// probabilities of the classes are known, log loss, top-k accuracy and calibration.
/// </summary>
/// <remarks>
/// <para>
/// The numbers are those of scikit-learn's <c>classification_report</c>, <c>confusion_matrix</c> and <c>log_loss</c> with
/// <c>labels=range(ClassCount)</c>: every class counts in the averages, also one that no sample has, and what would be 0 / 0 is 0
/// (<c>zero_division</c>). Everything is computed in double precision and added in the order of the samples, so the bits are the same on
/// every machine.
/// </para>
/// <para>Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// ClassificationReport report = ClassificationReport.Create(network, testData, ["setosa", "versicolor", "virginica"]);
/// Console.WriteLine(report);
/// </code>
/// </example>
public sealed class ClassificationReport
{
    /// <summary>The most classes whose confusion matrix is written into the text: more columns do not fit a line.</summary>
    private const int MaximumWrittenClasses = 16;

    private readonly int[] _counts;
    private readonly int[]? _ranks;
    private readonly int[] _misclassified;
    private readonly ClassScores[] _classes;
    private readonly CalibrationBin[] _bins;

    private ClassificationReport(ClassificationTally tally, IReadOnlyList<string> names)
    {
        SampleCount = tally.SampleCount;
        ClassNames = names;
        _counts = tally.Counts;
        _misclassified = tally.Misclassified;
        int classCount = names.Count;
        var scores = new ScoreCounts(names);
        long right = 0;
        for (int expected = 0; expected < classCount; expected++)
        {
            for (int predicted = 0; predicted < classCount; predicted++)
            {
                int count = GetCount(expected, predicted);
                scores.Add(expected, predicted == expected ? count : 0, 0, count);
                scores.Add(predicted, 0, count, 0);
                right += predicted == expected ? count : 0;
            }
        }

        Accuracy = Ratio.Of(right, SampleCount);
        _classes = scores.Each();
        MacroAverage = ScoreCounts.Macro(_classes);
        WeightedAverage = ScoreCounts.Weighted(_classes);
        MicroAverage = scores.Micro();
        if (tally.HasProbabilities)
        {
            _ranks = tally.Ranks;
            LogLoss = tally.LogLoss;
            ExpectedCalibrationError = tally.CalibrationError;
        }

        _bins = tally.HasProbabilities ? tally.CalibrationBins : [];
    }

    /// <summary>The number of samples.</summary>
    public int SampleCount { get; }

    /// <summary>The number of classes.</summary>
    public int ClassCount => ClassNames.Count;

    /// <summary>The names of the classes; their numbers where none were given.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The part of the samples whose class is predicted.</summary>
    public double Accuracy { get; }

    /// <summary>Precision, recall, F1 and support of each class.</summary>
    public ReadOnlySpan<ClassScores> Classes => _classes;

    /// <summary>The means over the classes, each counting the same.</summary>
    public ClassScores MacroAverage { get; }

    /// <summary>The means over the classes, each weighted by its support.</summary>
    public ClassScores WeightedAverage { get; }

    /// <summary>The scores of the counts of all classes together; of classes that exclude one another all three are the accuracy.</summary>
    public ClassScores MicroAverage { get; }

    /// <summary>
    /// The mean of -log p over the samples, p being the probability of the right class, kept 2^-52 from 0 and 1 as scikit-learn's <c>log_loss</c>
    /// keeps probabilities of double precision; null where only the predicted classes are known.
    /// </summary>
    public double? LogLoss { get; }

    /// <summary>
    /// Sum over <see cref="CalibrationBins"/> of (samples of the bin / all samples) |accuracy - mean confidence| (Guo et al., "On Calibration of
    /// Modern Neural Networks", 2017): 0 where of the predictions made with 80 % confidence 80 % are right. Null where only the predicted classes are known.
    /// </summary>
    public double? ExpectedCalibrationError { get; }

    /// <summary>The samples by confidence, the probability of the predicted class, in 15 intervals of equal width; empty where only the predicted classes are known.</summary>
    public ReadOnlySpan<CalibrationBin> CalibrationBins => _bins;

    /// <summary>
    /// The numbers of the samples whose class was not predicted, in their order and from 0: to look at them, <c>data.Select(report.Misclassified)</c>. The first
    /// 10,000, where there are more.
    /// </summary>
    public ReadOnlySpan<int> Misclassified => _misclassified;

    /// <summary>A report on predicted classes.</summary>
    /// <param name="predicted">The class that is predicted for each sample, 0 to <paramref name="classCount"/> - 1; at least one.</param>
    /// <param name="expected">The class of each sample.</param>
    /// <param name="classCount">The number of classes, 2 or more.</param>
    /// <param name="classNames">A name for each class; null names them by their numbers.</param>
    /// <returns>The report, without what needs probabilities.</returns>
    /// <exception cref="ArgumentException">There are no samples, the lengths differ, a label is not a class, or there is not a name for each class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two classes.</exception>
    public static ClassificationReport Create(
        ReadOnlySpan<int> predicted, ReadOnlySpan<int> expected, int classCount, IReadOnlyList<string>? classNames = null)
    {
        const string What = nameof(ClassificationReport);
        IReadOnlyList<string> names = NamesOf(What, classCount, classNames);
        CheckLabels(new Subject(What, nameof(expected)), expected, classCount);
        var subject = new Subject(What, nameof(predicted));
        subject.RequireLength(predicted.Length, expected.Length, 1);
        CheckLabels(subject, predicted, classCount);
        var tally = new ClassificationTally(classCount);
        for (int sample = 0; sample < expected.Length; sample++)
            tally.Add(predicted[sample], expected[sample]);
        return new ClassificationReport(tally, names);
    }

    /// <summary>A report on the probabilities of classes; the most probable, of equals the first, is the predicted one.</summary>
    /// <typeparam name="T">The floating-point type of the probabilities.</typeparam>
    /// <param name="probabilities">Row-major [samples][<paramref name="classCount"/>], from 0 to 1; those of a sample have the sum 1.</param>
    /// <param name="expected">The class of each sample, 0 to <paramref name="classCount"/> - 1; at least one.</param>
    /// <param name="classCount">The number of classes, 2 or more.</param>
    /// <param name="classNames">A name for each class; null names them by their numbers.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">
    /// There are no samples, the lengths differ, a label is not a class, there is not a name for each class, or a value is no probability: NaN, below 0
    /// or above 1, or a sample's have another sum than 1 (up to 0.001).
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two classes.</exception>
    public static ClassificationReport CreateFromProbabilities<T>(
        ReadOnlySpan<T> probabilities, ReadOnlySpan<int> expected, int classCount, IReadOnlyList<string>? classNames = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const string What = nameof(ClassificationReport);
        IReadOnlyList<string> names = NamesOf(What, classCount, classNames);
        CheckLabels(new Subject(What, nameof(expected)), expected, classCount);
        var subject = new Subject(What, nameof(probabilities));
        subject.RequireLength(probabilities.Length, expected.Length, classCount);
        var tally = new ClassificationTally(classCount);
        tally.Add(subject, probabilities, expected);
        return new ClassificationReport(tally, names);
    }

    /// <summary>
    /// A report on what a network says of data. The network is a classifier: its outputs are softmax or log softmax, one for each class, or it has
    /// one sigmoid output, the probability of class 1 of two; of that one class 1 is predicted from 0.5 on.
    /// </summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">
    /// At least one sample with the network's number of inputs. Its labels are the classes where it has any (<see cref="IDataSource{T}.ClassCount"/>);
    /// else its targets are, which must be one-hot, or 0 and 1 for one sigmoid output. It is read once, in blocks: it may be larger than memory.
    /// </param>
    /// <param name="classNames">A name for each class; null takes those of a <see cref="SampleSet{T}"/>, or their numbers.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException">The network or the data is null.</exception>
    /// <exception cref="ArgumentException">
    /// The network is no classifier, the data does not fit it or has no samples, a label is not a class, there is not a name for each class, or an
    /// output is no probability: NaN.
    /// </exception>
    public static ClassificationReport Create<T>(INetwork<T> network, IDataSource<T> data, IReadOnlyList<string>? classNames = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        string what = $"{nameof(ClassificationReport)} of {network.Description}";
        var predictions = new ClassPredictions<T>(what, network, data);
        IReadOnlyList<string> names = NamesOf(what, predictions.ClassCount, classNames ?? (data is SampleSet<T> { ClassNames.Count: > 0 } samples ? samples.ClassNames : null));
        var tally = new ClassificationTally(predictions.ClassCount);
        tally.Add(predictions);
        return new ClassificationReport(tally, names);
    }

    /// <summary>The part of the samples whose class is among the k most probable; of equal probabilities the predicted class comes first, then lower numbers.</summary>
    /// <param name="k">1, which is <see cref="Accuracy"/>, to <see cref="ClassCount"/>.</param>
    /// <returns>The top-k accuracy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not k classes.</exception>
    /// <exception cref="InvalidOperationException">Only the predicted classes are known.</exception>
    public double GetTopKAccuracy(int k)
    {
        if (k < 1 || k > ClassCount)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"{nameof(ClassificationReport)}: k is {k} and must be from 1 to {ClassCount}, the number of classes.");
        if (_ranks is null)
            throw new InvalidOperationException($"{nameof(ClassificationReport)}: only the predicted classes are known; the top-{k} accuracy needs the probabilities of all of them ({nameof(CreateFromProbabilities)}).");
        long samples = 0;
        for (int rank = 0; rank < k; rank++)
            samples += _ranks[rank];
        return Ratio.Of(samples, SampleCount);
    }

    /// <summary>An element of the confusion matrix: how many samples of one class are predicted as another, or as the same.</summary>
    /// <param name="expected">The class of the samples.</param>
    /// <param name="predicted">The class that is predicted for them.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int GetCount(int expected, int predicted)
    {
        RequireClass(nameof(predicted), predicted);
        return GetCounts(expected)[predicted];
    }

    /// <summary>A row of the confusion matrix: the samples of one class by the class that is predicted for them.</summary>
    /// <param name="expected">The class of the samples.</param>
    /// <returns><see cref="ClassCount"/> numbers of samples.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public ReadOnlySpan<int> GetCounts(int expected)
    {
        RequireClass(nameof(expected), expected);
        return _counts.AsSpan(expected * ClassCount, ClassCount);
    }

    /// <summary>The table of scikit-learn's <c>classification_report(digits=4)</c>, what is known of the probabilities, and the confusion matrix of up to 16 classes.</summary>
    /// <returns>The report as text, in lines that end in \n.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(ScoreTable.Of(_classes, Accuracy, MacroAverage, WeightedAverage));
        if (LogLoss is { } loss && ExpectedCalibrationError is { } calibrationError)
            text.Append(CultureInfo.InvariantCulture, $"\nlog loss {loss:F4}, expected calibration error {calibrationError:F4}\n");
        if (ClassCount > MaximumWrittenClasses)
            return text.ToString();

        var table = new AlignedTable(width: 1);
        table.Add(["", .. ClassNames]);
        for (int expected = 0; expected < ClassCount; expected++)
            table.Add([ClassNames[expected], .. GetCounts(expected).ToArray().Select(count => ScoreTable.Number(count))]);
        return text.Append("\nconfusion matrix, a row for each expected class, a column for each predicted one\n\n").Append(table).ToString();
    }

    private static ReadOnlyCollection<string> NamesOf(string what, int classCount, IReadOnlyList<string>? classNames)
    {
        new Subject(what, nameof(classCount)).RequireAtLeast(classCount, 2);
        return ItemNames.Of(what, nameof(classNames), "classes", classNames, classCount);
    }

    private static void CheckLabels(Subject subject, ReadOnlySpan<int> labels, int classCount)
    {
        subject.RequireSamples(labels.Length);
        for (int sample = 0; sample < labels.Length; sample++)
            subject.RequireClass(labels[sample], sample, classCount);
    }

    private void RequireClass(string argument, int value)
    {
        if ((uint)value >= (uint)ClassCount)
            throw new ArgumentOutOfRangeException(argument, value, $"{nameof(ClassificationReport)}: {argument} is {value}, which is not a class; the classes are 0 to {ClassCount - 1}.");
    }
}
