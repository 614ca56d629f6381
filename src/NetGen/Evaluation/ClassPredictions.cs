using System.Numerics;
using NetGen.Data;
using NetGen.Runtime;

namespace NetGen.Evaluation;

/// <summary>
/// The samples of a source as classes: what a network says, as probabilities of all classes, and the class that is right. Softmax outputs are
/// probabilities, log-softmax outputs their logarithms, and one sigmoid output p is two classes, 1 - p and p.
/// </summary>
internal sealed class ClassPredictions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Subject _outputs;
    private readonly Subject _labels;
    private readonly Subject _targets;
    private readonly Predictions<T> _predictions;
    private readonly bool _isSigmoid;
    private readonly bool _isLogarithm;
    private readonly int _targetSize;
    private readonly double[] _probabilities;
    private int _index = -1;

    /// <param name="what">What is made, for errors.</param>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples.</param>
    /// <exception cref="ArgumentException">The network is no classifier, or the data does not fit it.</exception>
    public ClassPredictions(string what, INetwork<T> network, IDataSource<T> data)
    {
        NetworkDescription description = network.Description;
        _outputs = new Subject(what, "the network's output", nameof(network));
        _labels = new Subject(what, "the label", nameof(data));
        _targets = new Subject(what, "the target", nameof(data));
        _isSigmoid = SigmoidOutputs.AreOf(description);
        _isLogarithm = OutputOf(description) == Activation.LogSoftmax;
        _targetSize = data.TargetSize;
        if (!IsClassifier(description))
        {
            throw new ArgumentException(
                $"{what}: the network is no classifier: it has {description.OutputSize} {(description.OutputSize == 1 ? "output" : "outputs")} with {OutputOf(description)}, and needs softmax or log softmax over two or more outputs, or one sigmoid output.",
                nameof(network));
        }

        ClassCount = _isSigmoid ? 2 : description.OutputSize;
        bool hasLabels = data.ClassCount > 0;
        if (hasLabels && data.ClassCount != ClassCount)
            throw new ArgumentException($"{what}: the data has {data.ClassCount} classes and needs {ClassCount}, those of the network.", nameof(data));
        _predictions = new Predictions<T>(what, network, data, withTargets: !hasLabels, withLabels: hasLabels);
        _probabilities = new double[ClassCount];
    }

    public int ClassCount { get; }

    /// <summary>The number of the sample.</summary>
    public int Sample => _predictions.First + _index;

    /// <summary>The probabilities of the sample's classes.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>The class that is right.</summary>
    public int Expected { get; private set; }

    /// <summary>The class that is predicted: the first of the most probable, and 1 where one sigmoid output is at least 0.5.</summary>
    public int Predicted => _isSigmoid ? (_probabilities[1] >= 0.5 ? 1 : 0) : Largest.IndexOf(ref _probabilities[0], _probabilities.Length);

    /// <summary>Whether the outputs of a network are the probabilities of classes.</summary>
    public static bool IsClassifier(NetworkDescription description) => OutputOf(description) is Activation.Softmax or Activation.LogSoftmax
        ? description.OutputSize > 1
        : SigmoidOutputs.AreOf(description) && description.OutputSize == 1;

    /// <summary>Goes on to the next sample.</summary>
    /// <returns>False after the last.</returns>
    public bool ReadNext()
    {
        if (++_index >= _predictions.Count)
        {
            if (!_predictions.ReadNext())
                return false;
            _index = 0;
        }

        ReadProbabilities();
        Expected = ReadExpected();
        _labels.RequireClass(Expected, Sample, ClassCount);
        return true;
    }

    private static Activation OutputOf(NetworkDescription description) => description.Layers[^1].Activation;

    private void ReadProbabilities()
    {
        if (_isSigmoid)
        {
            double p = double.CreateTruncating(_predictions.Outputs[_index]);
            _outputs.RequireProbability(p, 0, Sample);
            _probabilities[0] = 1 - p;
            _probabilities[1] = p;
            return;
        }

        ReadOnlySpan<T> row = _predictions.Outputs.Slice(_index * ClassCount, ClassCount);
        for (int index = 0; index < row.Length; index++)
        {
            double output = double.CreateTruncating(row[index]);
            _probabilities[index] = _isLogarithm ? Elementary.Exp(output) : output;
        }

        _outputs.RequireDistribution(_probabilities, Sample);
    }

    private int ReadExpected()
    {
        if (!_predictions.Labels.IsEmpty)
            return _predictions.Labels[_index];

        ReadOnlySpan<T> row = _predictions.Targets.Slice(_index * _targetSize, _targetSize);
        if (_targetSize == 1)
            return _targets.RequireZeroOrOne(row[0], 0, Sample) ? 1 : 0;

        int expected = -1;
        int ones = 0;
        for (int index = 0; index < row.Length; index++)
        {
            if (_targets.RequireZeroOrOne(row[index], index, Sample))
            {
                expected = index;
                ones++;
            }
        }

        if (ones != 1)
            throw new ArgumentException($"{_targets.What}: {_targets.Name} of sample {Sample} has {ones} ones and needs 1, at the index of its class.", _targets.Parameter);
        return expected;
    }
}
