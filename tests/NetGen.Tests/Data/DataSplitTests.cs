using System.Security.Cryptography;
using System.Text;
using NetGen.Data;

namespace NetGen.Tests.Data;

/// <summary>Splits and folds: each sample once, the right numbers of each class, the same for a seed.</summary>
public class DataSplitTests
{
    [Theory]
    [InlineData(10, 0.8, 8)]
    [InlineData(10, 0.75, 8)]
    [InlineData(10, 0.01, 1)]
    [InlineData(10, 0.999, 9)]
    [InlineData(2, 0.3, 1)]
    [InlineData(178, 0.2, 36)]
    public void SplitsHaveTheirShare(int count, double fraction, int first)
    {
        SampleSet<double> samples = Numbered(count);
        (SampleSet<double> one, SampleSet<double> other) = samples.Split(fraction, seed: 4);
        Assert.Equal((first, count - first), (one.Count, other.Count));
        Assert.Equal(Enumerable.Range(0, count), Numbers(one).Concat(Numbers(other)).Order());
        Assert.Equal(Numbers(one).Order(), Numbers(one));
        Assert.Equal(Numbers(other).Order(), Numbers(other));
    }

    [Theory]
    [InlineData(new[] { 59, 71, 48 }, 142, new[] { 47, 57, 38 })]
    [InlineData(new[] { 50, 50, 50 }, 31, new[] { 11, 10, 10 })]
    [InlineData(new[] { 90, 10 }, 5, new[] { 4, 1 })]
    // A share of 0.2 would be none, and 1.96 all: there is one of each in each part.
    [InlineData(new[] { 98, 2 }, 10, new[] { 9, 1 })]
    [InlineData(new[] { 98, 2 }, 98, new[] { 97, 1 })]
    [InlineData(new[] { 1, 99 }, 80, new[] { 1, 79 })]
    [InlineData(new[] { 1, 99 }, 20, new[] { 0, 20 })]
    [InlineData(new[] { 0, 6, 0, 6 }, 6, new[] { 0, 3, 0, 3 })]
    // Three classes are to be in a part of two: the rounded shares are what is left.
    [InlineData(new[] { 10, 10, 20 }, 2, new[] { 1, 0, 1 })]
    [InlineData(new[] { 1, 1, 1, 1 }, 3, new[] { 1, 1, 1, 0 })]
    [InlineData(new[] { 2_000_000_000, 100_000_000 }, 1_050_000_000, new[] { 1_000_000_000, 50_000_000 })]
    public void SharesOfClassesAreRoundedToTheTotal(int[] counts, int total, int[] shares)
        => Assert.Equal(shares, ClassShares.Of(counts, total));

    [Fact]
    public void SharesAreRightWhateverTheClasses()
    {
        var random = new Random(5);
        for (int round = 0; round < 2000; round++)
        {
            int[] counts = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(0, 30))];
            int all = counts.Sum();
            if (all < 2)
                continue;
            int total = random.Next(1, all);
            int[] shares = ClassShares.Of(counts, total);
            Assert.Equal(total, shares.Sum());
            for (int label = 0; label < counts.Length; label++)
            {
                Assert.InRange(shares[label], 0, counts[label]);
                bool isFree = counts[label] > 1 && total * counts[label] >= all && (all - total) * counts[label] >= all;
                if (isFree && counts.All(count => count == 0 || total * count >= all && (all - total) * count >= all))
                    Assert.InRange(shares[label] - (double)total * counts[label] / all, -1, 1);
            }
        }
    }

    [Fact]
    public void SplitsOfClassesAreStratified()
    {
        SampleSet<double> samples = Labelled([59, 71, 48]);
        (SampleSet<double> training, SampleSet<double> validation) = samples.Split(0.8, seed: 1);
        Assert.Equal([47, 57, 38], CountsOf(training));
        Assert.Equal([12, 14, 10], CountsOf(validation));
    }

    [Fact]
    public void TheOnlySampleOfAClassIsInTheLargerPart()
    {
        SampleSet<double> samples = Labelled([1, 20, 2]);
        for (int seed = 0; seed < 20; seed++)
        {
            (SampleSet<double> large, SampleSet<double> small) = samples.Split(0.7, seed);
            Assert.Equal((1, 0), (CountsOf(large)[0], CountsOf(small)[0]));
            Assert.Equal((1, 1), (CountsOf(large)[2], CountsOf(small)[2]));
            (small, large) = samples.Split(0.3, seed);
            Assert.Equal((1, 0), (CountsOf(large)[0], CountsOf(small)[0]));
            Assert.Equal((1, 1), (CountsOf(large)[2], CountsOf(small)[2]));
        }
    }

    [Theory]
    [InlineData(new[] { 59, 71, 48 }, 5)]
    [InlineData(new[] { 7, 1, 2, 13 }, 4)]
    [InlineData(new[] { 3, 3 }, 6)]
    public void FoldsAreStratifiedAndEachSampleValidatesOnce(int[] counts, int foldCount)
    {
        SampleSet<double> samples = Labelled(counts);
        var folds = samples.Folds(foldCount, seed: 2);
        Assert.Equal(foldCount, folds.Count);
        Assert.Equal(Enumerable.Range(0, samples.Count), folds.SelectMany(fold => Numbers(fold.Validation)).Order());
        foreach ((SampleSet<double> training, SampleSet<double> validation) in folds)
        {
            Assert.Equal(Enumerable.Range(0, samples.Count), Numbers(training).Concat(Numbers(validation)).Order());
            Assert.InRange(validation.Count, samples.Count / foldCount, (samples.Count + foldCount - 1) / foldCount);
            for (int label = 0; label < counts.Length; label++)
                Assert.InRange(CountsOf(validation)[label], counts[label] / foldCount, (counts[label] + foldCount - 1) / foldCount);
        }
    }

    [Fact]
    public void ChoicesAreOnRecord()
    {
        SampleSet<double> samples = Labelled([59, 71, 48]);
        (SampleSet<double> first, SampleSet<double> second) = samples.Split(0.8, seed: 1);
        // Computed by a program of its own, in Python, from the description of the algorithm.
        Assert.Equal("E1869AF1D223C4F3", HashOf(Numbers(first).Concat(Numbers(second))));
        Assert.Equal("3D460BE8E2F36C62", HashOf(samples.Folds(5, seed: 1).SelectMany(fold => Numbers(fold.Validation))));
    }

    [Fact]
    public void OtherSeedsChooseOthers()
    {
        SampleSet<double> samples = Labelled([59, 71, 48]);
        string[] splits = [.. Enumerable.Range(-10, 50).Select(seed => HashOf(Numbers(samples.Split(0.5, seed).First)))];
        Assert.Equal(splits.Length, splits.Distinct().Count());
        Assert.Equal(splits[3], HashOf(Numbers(samples.Split(0.5, -7).First)));
        string[] folds = [.. Enumerable.Range(0, 50).Select(seed => HashOf(Numbers(samples.Folds(4, seed)[0].Validation)))];
        Assert.Equal(folds.Length, folds.Distinct().Count());
    }

    [Fact]
    public void EachSampleIsChosenAsOften()
    {
        var chosen = new int[20];
        SampleSet<double> samples = Labelled([10, 10]);
        for (int seed = 0; seed < 4000; seed++)
        {
            foreach (int number in Numbers(samples.Split(0.2, seed).First))
                chosen[number]++;
        }

        Assert.All(chosen, count => Assert.InRange(count, 680, 920));
    }

    [Fact]
    public void SourcesOfOnesOwnAreSplitAlike()
    {
        SampleSet<double> samples = Labelled([59, 71, 48]).WithWeights(Enumerable.Range(0, 178).Select(row => row / 2.0).ToArray());
        var own = new Own(samples);
        (IDataSource<double> first, IDataSource<double> second) = own.Split(0.8, seed: 1);
        Assert.IsType<RowsOf<double>>(first);
        RequireSame(samples.Split(0.8, seed: 1).First, first);
        RequireSame(samples.Split(0.8, seed: 1).Second, second);
        var folds = own.Folds(5, seed: 1);
        for (int fold = 0; fold < 5; fold++)
        {
            RequireSame(samples.Folds(5, seed: 1)[fold].Training, folds[fold].Training);
            RequireSame(samples.Folds(5, seed: 1)[fold].Validation, folds[fold].Validation);
        }

        // A view of a view, and the set itself when it is called as a source.
        RequireSame(samples.Split(0.8, 1).First.Split(0.5, 2).Second, first.Split(0.5, 2).Second);
        Assert.IsType<SampleSet<double>>(((IDataSource<double>)samples).Split(0.8, 1).First);
        Assert.IsType<SampleSet<double>>(((IDataSource<double>)samples).Folds(3, 1)[0].Training);
    }

    [Fact]
    public void PartsOfASourceAreReadInPieces()
    {
        SampleSet<double> samples = Labelled([600, 400]).WithWeights(new double[1000]);
        IDataSource<double> part = new Own(samples).Split(0.9, seed: 3).First;
        RequireSame(samples.Split(0.9, seed: 3).First, part);
        Assert.Contains("row 900 is not a sample; the samples are 0 to 899", Assert.Throws<ArgumentOutOfRangeException>(() => part.CopyRows([900], new double[1], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => part.CopyRows([1], new double[2], []));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(80.0)]
    public void FractionsAreBetweenNothingAndAll(double fraction)
        => Assert.Contains("must be above 0 and below 1", Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(10).Split(fraction, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void WhatCannotBeSplitIsSaid()
    {
        Assert.Contains("has 1 sample and needs at least 2", Assert.Throws<ArgumentException>(() => Numbered(1).Split(0.5, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("count is 1 and must be at least 2", Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(9).Folds(1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("count is 10 and must be at most 9", Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(9).Folds(10, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => ((IDataSource<double>)null!).Split(0.5, 1));
        Assert.Contains("label 3 of sample 0 is not a class", Assert.Throws<ArgumentOutOfRangeException>(() => new Wrong().Split(0.5, 1)).Message, StringComparison.Ordinal);
    }

    private static SampleSet<double> Numbered(int count) => SampleSet.Create(Enumerable.Range(0, count).Select(row => (double)row).ToArray(), 1);

    // The classes of neighbours differ, so that what is taken from the start of the file is of all of them.
    private static SampleSet<double> Labelled(int[] counts)
    {
        int[] sorted = [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
        var labels = new int[sorted.Length];
        for (int row = 0; row < sorted.Length; row++)
            labels[row * 7919 % sorted.Length] = sorted[row];
        return SampleSet.Create(Enumerable.Range(0, labels.Length).Select(row => (double)row).ToArray(), 1, labels, counts.Length);
    }

    private static IEnumerable<int> Numbers(SampleSet<double> samples) => Enumerable.Range(0, samples.Count).Select(row => (int)samples.GetInputs(row)[0]);

    private static int[] CountsOf(SampleSet<double> samples)
    {
        var counts = new int[samples.ClassCount];
        for (int row = 0; row < samples.Count; row++)
            counts[samples.GetLabel(row)]++;
        return counts;
    }

    private static string HashOf(IEnumerable<int> numbers) =>
        Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(',', numbers))))[..16];

    private static void RequireSame(IDataSource<double> expected, IDataSource<double> actual)
    {
        Assert.Equal((expected.Count, expected.InputSize, expected.TargetSize, expected.ClassCount, expected.HasWeights), (actual.Count, actual.InputSize, actual.TargetSize, actual.ClassCount, actual.HasWeights));
        int[] rows = [.. Enumerable.Range(0, expected.Count)];
        Assert.Equal(All(expected), All(actual));

        double[] All(IDataSource<double> source)
        {
            var inputs = new double[rows.Length];
            var targets = new double[rows.Length * source.TargetSize];
            var labels = new int[rows.Length];
            var weights = new double[rows.Length];
            source.CopyRows(rows, inputs, targets);
            source.CopyLabels(rows, labels);
            source.CopyWeights(rows, weights);
            return [.. inputs, .. targets, .. labels.Select(label => (double)label), .. weights];
        }
    }

    private sealed class Own(IDataSource<double> source) : IDataSource<double>
    {
        public int Count => source.Count;

        public int InputSize => source.InputSize;

        public int TargetSize => source.TargetSize;

        public int ClassCount => source.ClassCount;

        public bool HasWeights => source.HasWeights;

        public void CopyRows(ReadOnlySpan<int> rows, Span<double> inputs, Span<double> targets) => source.CopyRows(rows, inputs, targets);

        public void CopyLabels(ReadOnlySpan<int> rows, Span<int> labels) => source.CopyLabels(rows, labels);

        public void CopyWeights(ReadOnlySpan<int> rows, Span<double> weights) => source.CopyWeights(rows, weights);
    }

    private sealed class Wrong : IDataSource<double>
    {
        public int Count => 4;

        public int InputSize => 1;

        public int TargetSize => 3;

        public int ClassCount => 3;

        public void CopyRows(ReadOnlySpan<int> rows, Span<double> inputs, Span<double> targets) => throw new InvalidOperationException();

        public void CopyLabels(ReadOnlySpan<int> rows, Span<int> labels) => labels.Fill(3);
    }
}
