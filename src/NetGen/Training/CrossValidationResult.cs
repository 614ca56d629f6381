using System.Numerics;

namespace NetGen.Training;

/// <summary>The folds of a cross-validation and what their scores say together.</summary>
/// <typeparam name="T">The floating-point type of the networks.</typeparam>
public sealed class CrossValidationResult<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal CrossValidationResult(IReadOnlyList<CrossValidationFold<T>> folds)
    {
        Folds = folds;
        double sum = 0;
        foreach (CrossValidationFold<T> fold in folds)
            sum += fold.Score;
        Mean = sum / folds.Count;
        double squares = 0;
        foreach (CrossValidationFold<T> fold in folds)
            squares += (fold.Score - Mean) * (fold.Score - Mean);
        StandardDeviation = Math.Sqrt(squares / folds.Count);
    }

    /// <summary>The folds in their order.</summary>
    public IReadOnlyList<CrossValidationFold<T>> Folds { get; }

    /// <summary>The mean of the scores, each fold counting once.</summary>
    public double Mean { get; }

    /// <summary>Their standard deviation, sqrt(1/n sum (score - mean)^2), as NumPy's <c>std</c> and scikit-learn's examples have it.</summary>
    public double StandardDeviation { get; }

    /// <summary>Mean and standard deviation of the scores.</summary>
    /// <returns>The text, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant($"{Mean:G5} +- {StandardDeviation:G3} over {Folds.Count} folds");
}
