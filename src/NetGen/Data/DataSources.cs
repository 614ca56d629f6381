using System.Numerics;

namespace NetGen.Data;

/// <summary>What can be done with any source of samples, those of one's own included.</summary>
public static class DataSources
{
    /// <summary>Two parts of a source at random, which read from it: for training and for validation, or for all of that and for a last test.</summary>
    /// <typeparam name="T">The floating-point type of inputs and targets.</typeparam>
    /// <param name="source">The samples, at least 2.</param>
    /// <param name="fraction">The share of the first part, above 0 and below 1.</param>
    /// <param name="seed">Which of the random choices; the same for ever.</param>
    /// <returns>The parts. Each sample is in one of them.</returns>
    /// <remarks>
    /// The rules are those of <see cref="SampleSet{T}.Split"/>: stratified where the source has classes. The labels are read once, when the
    /// source is split; inputs and targets are read when a part is. The number of samples must not change afterwards.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The source is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not above 0 and below 1, or a label is not a class.</exception>
    /// <exception cref="ArgumentException">The source has fewer than 2 samples.</exception>
    public static (IDataSource<T> First, IDataSource<T> Second) Split<T>(this IDataSource<T> source, double fraction, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source is SampleSet<T> samples)
            return samples.Split(fraction, seed);
        (int[] first, int[] second) = DataSplit.Split(source, fraction, seed);
        return (new RowsOf<T>(source, first), new RowsOf<T>(source, second));
    }

    /// <summary>The folds of a cross-validation: each sample validates once and trains in all other folds.</summary>
    /// <typeparam name="T">The floating-point type of inputs and targets.</typeparam>
    /// <param name="source">The samples.</param>
    /// <param name="count">The number of folds, 2 to the number of samples.</param>
    /// <param name="seed">Which of the random choices; the same for ever.</param>
    /// <returns>For each fold the samples that train and those that validate, which read from the source.</returns>
    /// <remarks>
    /// The rules are those of <see cref="SampleSet{T}.Folds"/>: stratified where the source has classes. The labels are read once; inputs and
    /// targets are read when a part is. The number of samples must not change afterwards.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The source is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds or more than samples, or a label is not a class.</exception>
    public static IReadOnlyList<(IDataSource<T> Training, IDataSource<T> Validation)> Folds<T>(this IDataSource<T> source, int count, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(source);
        (int[] Training, int[] Validation)[] rows = DataSplit.Folds(source, count, seed);
        var folds = new (IDataSource<T> Training, IDataSource<T> Validation)[rows.Length];
        for (int fold = 0; fold < folds.Length; fold++)
            folds[fold] = (Part(source, rows[fold].Training), Part(source, rows[fold].Validation));
        return folds;
    }

    // Samples in memory have views of their own, which ask nobody else.
    private static IDataSource<T> Part<T>(IDataSource<T> source, int[] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => source is SampleSet<T> samples ? samples.View(rows) : new RowsOf<T>(source, rows);
}
