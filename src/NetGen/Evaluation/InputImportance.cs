using System.Globalization;

namespace NetGen.Evaluation;

/// <summary>By how much a network's score falls when the values of one input are exchanged between the samples.</summary>
/// <remarks>Thread safety: immutable.</remarks>
public sealed class InputImportance
{
    private readonly double[] _drops;

    internal InputImportance(int index, string name, double[] drops)
    {
        Index = index;
        Name = name;
        _drops = drops;
        var sum = new CompensatedSum();
        var deviations = new SquaredDeviations();
        foreach (double drop in drops)
        {
            sum.Add(drop);
            deviations.Add(drop);
        }

        Mean = sum.Value / drops.Length;
        StandardDeviation = Math.Sqrt(deviations.Sum / drops.Length);
    }

    /// <summary>The number of the input, from 0.</summary>
    public int Index { get; }

    /// <summary>The name of the input; its number where none was given.</summary>
    public string Name { get; }

    /// <summary>The mean drop of the score. Near 0, or below it, the network does without the input.</summary>
    public double Mean { get; }

    /// <summary>sqrt(1/repeats sum (drop - mean)^2), as scikit-learn's <c>importances_std</c>.</summary>
    public double StandardDeviation { get; }

    /// <summary>The drop of each repetition: the score of the data less that of the permuted data.</summary>
    public ReadOnlySpan<double> Drops => _drops;

    /// <summary>The importance in a line.</summary>
    /// <returns>Name, mean and standard deviation.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Mean:F4} +- {StandardDeviation:F4}");
}
