using System.Numerics;
using NetGen.Data;
using NetGen.Evaluation;

namespace NetGen.Training;

/// <summary>What a scaling is made from: mean, deviation and range of one feature over all samples, in double and in one pass over the data.</summary>
internal sealed class FeatureStatistics
{
    private const int RowsAtOnce = 256;

    private SquaredDeviations _deviations;
    private long _count;

    /// <summary>The mean.</summary>
    public double Mean => _deviations.Mean;

    /// <summary>The square root of the mean squared deviation.</summary>
    public double StandardDeviation => Math.Sqrt(_deviations.Sum / _count);

    /// <summary>The least number.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>The greatest number.</summary>
    public double Greatest { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether all numbers are equal, but for what rounding in double could have made of them: scikit-learn's bound.</summary>
    public bool IsConstant
    {
        get
        {
            double rounding = _count * Mean * (double.BitIncrement(1) - 1);
            return _deviations.Sum / _count <= rounding * rounding;
        }
    }

    /// <summary>Those of each input and, where they are wanted, of each target.</summary>
    /// <exception cref="ArgumentException">A number is NaN or infinite.</exception>
    public static (FeatureStatistics[] Inputs, FeatureStatistics[] Targets) Of<T>(IDataSource<T> data, NetworkDescription network, bool withTargets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int most = Math.Min(RowsAtOnce, data.Count);
        var rows = new int[most];
        var inputs = new T[most * data.InputSize];
        var targets = new T[withTargets ? most * data.TargetSize : 0];
        FeatureStatistics[] ofInputs = Create(data.InputSize), ofTargets = Create(withTargets ? data.TargetSize : 0);
        for (int first = 0; first < data.Count; first += most)
        {
            int count = Math.Min(most, data.Count - first);
            for (int row = 0; row < count; row++)
                rows[row] = first + row;
            data.CopyRows(rows.AsSpan(0, count), inputs.AsSpan(0, count * data.InputSize), targets.AsSpan(0, withTargets ? count * data.TargetSize : 0));
            Add<T>(inputs.AsSpan(0, count * data.InputSize), ofInputs, first, network, "input");
            Add<T>(targets.AsSpan(0, count * ofTargets.Length), ofTargets, first, network, "target");
        }

        return (ofInputs, ofTargets);
    }

    private static FeatureStatistics[] Create(int count)
    {
        var features = new FeatureStatistics[count];
        for (int feature = 0; feature < count; feature++)
            features[feature] = new();
        return features;
    }

    private static void Add<T>(ReadOnlySpan<T> numbers, FeatureStatistics[] features, int firstRow, NetworkDescription network, string kind)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int place = 0; place < numbers.Length; place++)
        {
            int feature = place % features.Length;
            double number = double.CreateTruncating(numbers[place]);
            if (!double.IsFinite(number))
                throw new ArgumentException(FormattableString.Invariant($"{network}: {kind} {feature + 1} of sample {firstRow + (place / features.Length)} is {number}; a scaling needs finite numbers."), "data");
            features[feature].Add(number);
        }
    }

    private void Add(double number)
    {
        _count++;
        _deviations.Add(number);
        Least = Math.Min(Least, number);
        Greatest = Math.Max(Greatest, number);
    }
}
