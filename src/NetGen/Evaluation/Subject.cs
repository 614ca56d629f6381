using System.Globalization;
using System.Numerics;

namespace NetGen.Evaluation;

/// <summary>What an error speaks of: what is made, and the argument, or the part of one, that is looked at. Each error says what was got and what is needed.</summary>
/// <param name="What">The report, with its network where there is one.</param>
/// <param name="Name">The values as a sentence names them.</param>
/// <param name="Parameter">The parameter of the public method that they came in.</param>
internal readonly record struct Subject(string What, string Name, string Parameter)
{
    /// <summary>How far the probabilities of a sample may be from a sum of 1: far above the rounding of float, far below what logits or sigmoids sum to.</summary>
    private const double SumTolerance = 1e-3;

    /// <summary>An argument that sentences call by its own name.</summary>
    public Subject(string what, string parameter)
        : this(what, parameter, parameter)
    {
    }

    /// <summary>A mean over no samples has no value.</summary>
    public void RequireSamples(int count)
    {
        if (count == 0)
            throw new ArgumentException($"{What}: {Name} has 0 samples and needs at least 1.", Parameter);
    }

    public void RequireLength(int length, int samples, int rowSize)
    {
        if (length != (long)samples * rowSize)
            throw new ArgumentException($"{What}: {Name} has {length} elements and needs {(long)samples * rowSize}, {rowSize} for each of {ScoreTable.Samples(samples)}.", Parameter);
    }

    /// <summary>The number of samples in rows of a given size: at least one, and no rest.</summary>
    public int RequireRows(int length, int rowSize)
    {
        int samples = length / rowSize;
        if (samples * rowSize != length)
            throw new ArgumentException($"{What}: {Name} has {length} elements and needs a multiple of {rowSize}, one row per sample.", Parameter);
        RequireSamples(samples);
        return samples;
    }

    public void RequireAtLeast(int value, int least)
    {
        if (value < least)
            throw new ArgumentOutOfRangeException(Parameter, value, $"{What}: {Name} is {value} and must be at least {least}.");
    }

    public void RequireThreshold(double threshold)
    {
        if (!(threshold >= 0 && threshold <= 1))
            throw new ArgumentOutOfRangeException(Parameter, threshold, string.Create(CultureInfo.InvariantCulture, $"{What}: {Name} is {threshold} and must be from 0 to 1."));
    }

    public void RequireClass(int label, int sample, int classCount)
    {
        if ((uint)label >= (uint)classCount)
            throw new ArgumentException($"{What}: {Name} of sample {sample} is {label}, which is not a class; the classes are 0 to {classCount - 1}.", Parameter);
    }

    public void RequireProbability(double p, int column, int sample)
    {
        if (!(p >= 0 && p <= 1))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{What}: {Name} at index {column} of sample {sample} is {p}; a probability is from 0 to 1."), Parameter);
    }

    /// <summary>The probabilities of all classes sum to 1: logits and sigmoids are found out here.</summary>
    public void RequireDistribution(ReadOnlySpan<double> row, int sample)
    {
        double sum = 0;
        for (int column = 0; column < row.Length; column++)
        {
            RequireProbability(row[column], column, sample);
            sum += row[column];
        }

        if (!(Math.Abs(sum - 1) <= SumTolerance))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{What}: {Name} of sample {sample} have the sum {sum:G6}; the probabilities of all classes have 1, up to {SumTolerance}."), Parameter);
    }

    public bool RequireZeroOrOne<T>(T value, int column, int sample)
        where T : unmanaged, INumberBase<T>
    {
        if (value != T.Zero && value != T.One)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{What}: {Name} at index {column} of sample {sample} is {value}; it must be 0 or 1."), Parameter);
        return value == T.One;
    }

    public void RequireFinite(double value, int column, int sample)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{What}: {Name} at index {column} of sample {sample} is {value} and must be finite."), Parameter);
    }
}
