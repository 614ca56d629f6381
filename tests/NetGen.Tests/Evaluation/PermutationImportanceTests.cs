using NetGen.Evaluation;
using NetGen.Tests.Data;

namespace NetGen.Tests.Evaluation;

/// <summary>What the network uses is important, what it does not use is not.</summary>
public sealed class PermutationImportanceTests
{
    private const int SampleCount = 600;

    [Fact]
    public void An_input_that_the_network_does_not_use_has_none()
    {
        (LinearDouble network, ArraySource<double> data) = Linear();
        PermutationImportance importance = PermutationImportance.Compute(network, data, repeats: 5, seed: 3);
        Assert.Equal("R2", importance.ScoreName);
        Assert.Equal(1, importance.Score, 1e-12);
        Assert.Equal([5, 3], [importance.RepeatCount, importance.Seed]);
        Assert.Equal([0, 1, 2], importance.Inputs.ToArray().Select(input => input.Index));
        Assert.Equal(["0", "1", "2"], importance.Inputs.ToArray().Select(input => input.Name));
        Assert.Equal(0, importance.Inputs[1].Mean);
        Assert.Equal(0, importance.Inputs[1].StandardDeviation);

        // y = 2 x0 + x2 of independent inputs of equal variance: exchanging input k adds twice its share, w_k^2 / 5, to the unexplained part.
        Assert.Equal(2 * 4 / 5.0, importance.Inputs[0].Mean, 0.15);
        Assert.Equal(2 * 1 / 5.0, importance.Inputs[2].Mean, 0.1);
        foreach (InputImportance input in importance.Inputs)
        {
            double[] drops = input.Drops.ToArray();
            Assert.Equal(5, drops.Length);
            Assert.Equal(drops.Average(), input.Mean, 1e-14);
            Assert.Equal(Math.Sqrt(drops.Average(drop => (drop - drops.Average()) * (drop - drops.Average()))), input.StandardDeviation, 1e-14);
        }
    }

    [Fact]
    public void A_seed_has_its_permutations_and_another_has_others()
    {
        (LinearDouble network, ArraySource<double> data) = Linear();
        double[] first = DropsOf(seed: 3);
        Assert.Equal(first, DropsOf(seed: 3));
        Assert.NotEqual(first, DropsOf(seed: 4));
        Assert.Equal(first.Length, first.Distinct().Count());

        double[] DropsOf(int seed) => PermutationImportance.Compute(network, data, 4, seed).Inputs[0].Drops.ToArray();
    }

    [Fact]
    public void The_values_of_a_column_are_exchanged_and_nothing_else_changes()
    {
        double[] inputs = [.. Enumerable.Range(0, SampleCount * 2).Select(value => (double)value)];
        var source = new ArraySource<double>(2, inputs, 1, [.. Enumerable.Range(0, SampleCount).Select(value => -(double)value)]);
        var permuted = new PermutedColumn<double>(source, 1);
        var random = new NetGen.Runtime.RandomSource(1);
        permuted.Permute(ref random);
        int[] rows = [.. Enumerable.Range(0, SampleCount)];
        double[] read = new double[inputs.Length];
        double[] targets = new double[SampleCount];
        permuted.CopyRows(rows, read, targets);
        Assert.Equal(rows.Select(row => 2.0 * row), rows.Select(row => read[2 * row]));
        Assert.Equal(rows.Select(row => -(double)row), targets);
        double[] column = [.. rows.Select(row => read[2 * row + 1])];
        Assert.Equal(rows.Select(row => 2.0 * row + 1), column.Order());
        Assert.True(rows.Count(row => column[row] == 2.0 * row + 1) < 10);

        // In any order, too, and the same again.
        double[] one = new double[2];
        permuted.CopyRows([17], one, []);
        Assert.Equal(column[17], one[1]);
    }

    [Fact]
    public void Every_order_of_three_is_as_likely()
    {
        var random = new NetGen.Runtime.RandomSource(1);
        var permuted = new PermutedColumn<double>(new ArraySource<double>(1, [0, 1, 2], 1, [0, 0, 0]), 0);
        var counts = new Dictionary<string, int>();
        double[] read = new double[3];
        for (int trial = 0; trial < 6000; trial++)
        {
            permuted.Permute(ref random);
            permuted.CopyRows([0, 1, 2], read, []);
            string order = string.Join(",", read);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        // 1000 each; the standard deviation is 29.
        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 880, 1120));
    }

    [Fact]
    public void The_score_is_that_of_the_kind_of_network()
    {
        AssertScore("accuracy", new ThreeClassesDouble(seed: 1), (n, p) => p.Labelled(3), (n, d) => ClassificationReport.Create(n, d).Accuracy);
        AssertScore("accuracy", new LogClassesDouble(seed: 1), (n, p) => p.Labelled(3), (n, d) => ClassificationReport.Create(n, d).Accuracy);
        AssertScore("accuracy", new OneProbabilityDouble(seed: 1), (n, p) => Binary(p), (n, d) => ClassificationReport.Create(n, d).Accuracy);
        AssertScore("accuracy", new OneFractionDouble(seed: 1), (n, p) => new Problem<double>(n, 40, 2).Labelled(2), (n, d) => ClassificationReport.Create(n, d).Accuracy);
        AssertScore("R2", new OneFractionDouble(seed: 1), (n, p) => Binary(p), (n, d) => RegressionReport.Create(n, d).Overall.R2);
        AssertScore("subset accuracy", new ThreeLabelsDouble(seed: 1), (n, p) => p.WithTargets(3, [.. Samples.Labels(9, 120, 2).Select(label => (double)label)]), (n, d) => MultiLabelReport.Create(n, d).SubsetAccuracy);
        AssertScore("R2", new TwoNumbersDouble(seed: 1), (n, p) => p.WithTargets(2, Samples.Uniform(9, 80)), (n, d) => RegressionReport.Create(n, d).Overall.R2);

        static ArraySource<double> Binary(Problem<double> problem) => problem.WithTargets(1, [.. problem.Labels.Select(label => (double)(label % 2))]);
    }

    private static void AssertScore(
        string name, INetwork<double> network, Func<INetwork<double>, Problem<double>, ArraySource<double>> dataOf, Func<INetwork<double>, ArraySource<double>, double> score)
    {
        ArraySource<double> data = dataOf(network, new Problem<double>(network, 40, 3));
        PermutationImportance importance = PermutationImportance.Compute(network, data, 2, 1);
        Assert.Equal(name, importance.ScoreName);
        Assert.Equal(score(network, data), importance.Score);
        Assert.Equal(4, importance.Inputs.Length);
    }

    private static (LinearDouble Network, ArraySource<double> Data) Linear()
    {
        var network = new LinearDouble(seed: 1);
        new double[] { 2, 0, 1 }.CopyTo(network.Parameters);
        double[] inputs = Samples.Uniform(1, SampleCount * 3);
        double[] targets = [.. Enumerable.Range(0, SampleCount).Select(sample => 2 * inputs[3 * sample] + inputs[3 * sample + 2])];
        return (network, new ArraySource<double>(3, inputs, 1, targets));
    }
}
