using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Evaluation;

/// <summary>What a <see cref="ClassificationReport"/> is made of, sample by sample: counts and sums, whose memory does not grow with the data.</summary>
internal sealed class ClassificationTally(int classCount)
{
    private readonly int[] _counts = new int[checked(classCount * classCount)];
    /// <summary>Enough to look at, and a bound on memory where data is larger than that.</summary>
    public const int MostMisclassified = 10_000;

    private readonly List<int> _misclassified = [];
    private readonly int[] _ranks = new int[classCount];
    private readonly Calibration _calibration = new();
    private ProbabilityLoss _loss;

    public int ClassCount => classCount;

    public int SampleCount { get; private set; }

    /// <summary>Whether all samples came with probabilities.</summary>
    public bool HasProbabilities { get; private set; }

    /// <summary>Row-major [expected][predicted].</summary>
    public int[] Counts => _counts;

    /// <summary>The numbers of the first samples whose class was not predicted.</summary>
    public int[] Misclassified => [.. _misclassified];

    /// <summary>How many samples have this many classes before the one that is right.</summary>
    public int[] Ranks => _ranks;

    public double LogLoss => _loss.Sum / SampleCount;

    public double CalibrationError => _calibration.ExpectedError(SampleCount);

    public CalibrationBin[] CalibrationBins => _calibration.Bins();

    public void Add(int predicted, int expected)
    {
        _counts[expected * classCount + predicted]++;
        if (predicted != expected && _misclassified.Count < MostMisclassified)
            _misclassified.Add(SampleCount);
        SampleCount++;
    }

    public void Add(ReadOnlySpan<double> probabilities, int predicted, int expected)
    {
        Add(predicted, expected);
        _ranks[RankOf(probabilities, predicted, expected)]++;
        _loss.Add(probabilities[expected]);
        _calibration.Add(probabilities[predicted], predicted == expected);
        HasProbabilities = true;
    }

    public void Add<T>(ClassPredictions<T> predictions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        while (predictions.ReadNext())
            Add(predictions.Probabilities, predictions.Predicted, predictions.Expected);
    }

    public void Add<T>(Subject subject, ReadOnlySpan<T> probabilities, ReadOnlySpan<int> expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var row = new double[classCount];
        for (int sample = 0; sample < expected.Length; sample++)
        {
            for (int index = 0; index < row.Length; index++)
                row[index] = double.CreateTruncating(probabilities[sample * classCount + index]);
            subject.RequireDistribution(row, sample);
            Add(row, Largest.IndexOf(ref row[0], row.Length), expected[sample]);
        }
    }

    /// <summary>How many classes come before the right one: the more probable, and of equals the predicted one and those of lower numbers.</summary>
    private static int RankOf(ReadOnlySpan<double> probabilities, int predicted, int expected)
    {
        if (predicted == expected)
            return 0;
        double own = probabilities[expected];
        int rank = 0;
        for (int index = 0; index < probabilities.Length; index++)
        {
            if (probabilities[index] > own || (probabilities[index] == own && (index < expected || index == predicted)))
                rank++;
        }

        return rank;
    }
}
