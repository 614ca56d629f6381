using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Data;

/// <summary>
/// Which samples of a source go where: into two parts, or into the folds of a cross-validation. Samples with labels are stratified. The numbers
/// of the samples in a part ascend: a part is read in the order of its source, and what needs another order shuffles anyway.
/// </summary>
internal static class DataSplit
{
    private const int FirstPart = 1;

    /// <summary>Two parts of a source, see <see cref="SampleSet{T}.Split"/>.</summary>
    public static (int[] First, int[] Second) Split<T>(IDataSource<T> source, double fraction, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(fraction > 0 && fraction < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, FormattableString.Invariant($"fraction is {fraction} and must be above 0 and below 1, the share of the first part."));
        int count = source.Count;
        if (count < 2)
            throw new ArgumentException(FormattableString.Invariant($"The source has {count} {(count == 1 ? "sample" : "samples")} and needs at least 2 to be split."), nameof(source));

        // A part without samples is of no use to anybody, however small the fraction.
        int total = Math.Clamp((int)Math.Floor(fraction * count + 0.5), 1, count - 1);
        int[] labels = ReadLabels(source);
        int[] left = ClassShares.Of(CountClasses(labels, source.ClassCount), total);
        var partOfRow = new int[count];
        foreach (int row in ShuffledRows(count, new RandomSource(seed, EpochOrder.SplitStream)))
        {
            if (left[labels[row]] == 0)
                continue;
            left[labels[row]]--;
            partOfRow[row] = FirstPart;
        }

        (int[] second, int[] first) = Part(partOfRow, FirstPart, total);
        return (first, second);
    }

    /// <summary>The folds of a source, see <see cref="SampleSet{T}.Folds"/>.</summary>
    public static (int[] Training, int[] Validation)[] Folds<T>(IDataSource<T> source, int foldCount, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = source.Count;
        if (foldCount < 2)
            throw new ArgumentOutOfRangeException("count", foldCount, FormattableString.Invariant($"count is {foldCount} and must be at least 2: one fold validates, the others train."));
        if (foldCount > count)
            throw new ArgumentOutOfRangeException("count", foldCount, FormattableString.Invariant($"count is {foldCount} and must be at most {count}, the number of samples: each fold needs one."));

        int[] labels = ReadLabels(source);
        int[] foldOfRow = DealClasses(labels, CountClasses(labels, source.ClassCount), foldCount, seed);
        var sizes = new int[foldCount];
        foreach (int fold in foldOfRow)
            sizes[fold]++;

        var folds = new (int[] Training, int[] Validation)[foldCount];
        for (int fold = 0; fold < foldCount; fold++)
            folds[fold] = Part(foldOfRow, fold, sizes[fold]);
        return folds;
    }

    // Cards are dealt class after class, and the next class goes on where the last one ended: neither the folds' numbers of a class nor their
    // sizes then differ by more than one.
    private static int[] DealClasses(int[] labels, int[] classCounts, int foldCount, int seed)
    {
        var next = new int[classCounts.Length];
        for (int label = 1; label < next.Length; label++)
            next[label] = next[label - 1] + classCounts[label - 1];
        var foldOfRow = new int[labels.Length];
        foreach (int row in ShuffledRows(labels.Length, new RandomSource(seed, EpochOrder.FoldStream)))
            foldOfRow[row] = next[labels[row]]++ % foldCount;
        return foldOfRow;
    }

    /// <summary>The samples of one part, and those of all others.</summary>
    private static (int[] Others, int[] Members) Part(int[] partOfRow, int part, int size)
    {
        var others = new int[partOfRow.Length - size];
        var members = new int[size];
        int othersFound = 0;
        int membersFound = 0;
        for (int row = 0; row < partOfRow.Length; row++)
        {
            if (partOfRow[row] == part)
                members[membersFound++] = row;
            else
                others[othersFound++] = row;
        }

        return (others, members);
    }

    private static int[] ShuffledRows(int count, RandomSource random)
    {
        var rows = new int[count];
        EpochOrder.Shuffle(rows, random);
        return rows;
    }

    // Samples without labels are all of one class.
    private static int[] ReadLabels<T>(IDataSource<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var labels = new int[source.Count];
        if (source.ClassCount == 0)
            return labels;
        var rows = new int[labels.Length];
        EpochOrder.FillInOrder(rows);
        source.CopyLabels(rows, labels);
        SampleGuard.Labels("The source", nameof(labels), labels, source.ClassCount);
        return labels;
    }

    private static int[] CountClasses(int[] labels, int classCount)
    {
        var counts = new int[Math.Max(classCount, 1)];
        foreach (int label in labels)
            counts[label]++;
        return counts;
    }
}
