namespace NetGen.Data;

// Some of the samples, as sets over the same memory.
public sealed partial class SampleSet<T>
{
    /// <summary>Some of the samples, over the same memory.</summary>
    /// <param name="rows">The numbers of the samples, at least one, in any order and with repetitions; copied.</param>
    /// <returns>The samples in the order of the rows, with their weights and names; the classes are those of the whole set.</returns>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public SampleSet<T> Select(ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
            throw new ArgumentException($"{Owner}: {nameof(rows)} has 0 elements and needs at least 1, as a set has samples.", nameof(rows));
        SampleGuard.Rows(Owner, nameof(rows), rows, Count);
        return View(rows.ToArray());
    }

    /// <summary>Two parts at random, over the same memory: for training and for validation, or for all of that and for a last test.</summary>
    /// <param name="fraction">The share of the first part, above 0 and below 1.</param>
    /// <param name="seed">Which of the random choices; the same for ever, on every machine.</param>
    /// <returns>The parts. Each sample is in one of them, and the samples of a part are in the order that they have here.</returns>
    /// <remarks>
    /// <para>The first part has fraction * <see cref="Count"/> samples, rounded to the nearest number (half a sample upwards); at least one sample is in either part.</para>
    /// <para>
    /// Samples with labels are stratified: of each class, too, the first part has that share, rounded by largest remainders so that the sum is
    /// right. Three rules are for rare classes. A class of two or more samples has at least one in each part. The only sample of a class is in
    /// the larger part, for what is validated and never trained says nothing. Where a part is too small for all of that, because it has
    /// fewer samples than there are classes, each class has its rounded share and nothing more.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not above 0 and below 1.</exception>
    /// <exception cref="ArgumentException">There are fewer than 2 samples.</exception>
    public (SampleSet<T> First, SampleSet<T> Second) Split(double fraction, int seed)
    {
        (int[] first, int[] second) = DataSplit.Split(this, fraction, seed);
        return (View(first), View(second));
    }

    /// <summary>The folds of a cross-validation, over the same memory: each sample validates once and trains in all other folds.</summary>
    /// <param name="count">The number of folds, 2 to <see cref="Count"/>; as many folds as samples leave one out each.</param>
    /// <param name="seed">Which of the random choices; the same for ever, on every machine.</param>
    /// <returns>For each fold the samples that train and those that validate, in the order that they have here.</returns>
    /// <remarks>
    /// The folds' sizes differ by at most one. Samples with labels are stratified: the samples of a class are shared between the folds so that
    /// their numbers differ by at most one, too. A class with fewer samples than folds is in as many of them as it has samples; with at least two it is
    /// in the training of every fold, and the only sample of a class is validated once without having been trained.
    /// </remarks>
    /// <example>
    /// <code>
    /// foreach (var (training, validation) in samples.Folds(count: 5, seed: 1))
    ///     Console.WriteLine($"{training.Count} train, {validation.Count} validate");
    /// </code>
    /// </example>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than samples.</exception>
    public IReadOnlyList<(SampleSet<T> Training, SampleSet<T> Validation)> Folds(int count, int seed)
    {
        (int[] Training, int[] Validation)[] rows = DataSplit.Folds(this, count, seed);
        var folds = new (SampleSet<T> Training, SampleSet<T> Validation)[rows.Length];
        for (int fold = 0; fold < folds.Length; fold++)
            folds[fold] = (View(rows[fold].Training), View(rows[fold].Validation));
        return folds;
    }

    /// <summary>The samples of rows that are known to be right; the array is the view's from now on.</summary>
    internal SampleSet<T> View(int[] rows) => new(this, rows);
}
