using System.Numerics;

namespace NetGen.Evaluation;

/// <summary>What a <see cref="MultiLabelReport"/> is made of, sample by sample: counts and sums, whose memory does not grow with the data.</summary>
internal sealed class MultiLabelTally(IReadOnlyList<string> names, double threshold)
{
    private readonly ScoreCounts _scores = new(names);
    private CompensatedSum _precision;
    private CompensatedSum _recall;
    private CompensatedSum _f1;
    private long _wrongLabels;

    public int SampleCount { get; private set; }

    public int ExactCount { get; private set; }

    public ScoreCounts Scores => _scores;

    public double HammingLoss => (double)_wrongLabels / ((long)SampleCount * names.Count);

    public ClassScores SamplesAverage(long support)
        => new("samples avg", _precision.Value / SampleCount, _recall.Value / SampleCount, _f1.Value / SampleCount, support);

    /// <summary>Adds rows of probabilities and of labels, 0 or 1.</summary>
    /// <param name="probabilitySubject">What errors call the probabilities.</param>
    /// <param name="probabilities">Row-major [samples][labels].</param>
    /// <param name="labelSubject">What errors call the labels.</param>
    /// <param name="labels">Row-major [samples][labels].</param>
    public void Add<T>(Subject probabilitySubject, ReadOnlySpan<T> probabilities, Subject labelSubject, ReadOnlySpan<T> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int first = 0; first < probabilities.Length; first += names.Count)
        {
            int right = 0, predicted = 0, expected = 0;
            for (int label = 0; label < names.Count; label++)
            {
                double p = double.CreateTruncating(probabilities[first + label]);
                probabilitySubject.RequireProbability(p, label, SampleCount);
                bool isPredicted = p >= threshold;
                bool isExpected = labelSubject.RequireZeroOrOne(labels[first + label], label, SampleCount);
                bool isBoth = isPredicted && isExpected;
                _scores.Add(label, isBoth ? 1 : 0, isPredicted ? 1 : 0, isExpected ? 1 : 0);
                right += isBoth ? 1 : 0;
                predicted += isPredicted ? 1 : 0;
                expected += isExpected ? 1 : 0;
            }

            _precision.Add(Ratio.Of(right, predicted));
            _recall.Add(Ratio.Of(right, expected));
            _f1.Add(Ratio.F1(right, predicted, expected));
            int wrong = predicted + expected - 2 * right;
            _wrongLabels += wrong;
            ExactCount += wrong == 0 ? 1 : 0;
            SampleCount++;
        }
    }
}
