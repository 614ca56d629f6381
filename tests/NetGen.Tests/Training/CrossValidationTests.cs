using NetGen.Data;
using NetGen.Evaluation;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>Each fold is what training on the others and judging by it gives by hand.</summary>
public sealed class CrossValidationTests
{
    [Fact]
    public void Each_fold_is_judged_by_a_network_that_has_not_seen_it()
    {
        SampleSet<float> data = Samples.ThreeClasses();
        var options = new FitOptions { Epochs = 20, Optimizer = Optimizer.Adam(0.02), Seed = 4 };
        CrossValidationResult<float> result = CrossValidation.Run(() => new ThreeClassNet(seed: 1), data, folds: 4, options, (network, fold) => ClassificationReport.Create(network, fold).Accuracy);
        double[] byHand = [.. data.Folds(4, seed: 4).Select(fold =>
        {
            var network = new ThreeClassNet(seed: 1);
            network.Fit(fold.Training, options);
            return ClassificationReport.Create(network, fold.Validation).Accuracy;
        })];
        Assert.Equal(byHand, result.Folds.Select(fold => fold.Score));
        Assert.Equal(byHand.Average(), result.Mean, 1e-15);
        Assert.Equal(Math.Sqrt(byHand.Average(score => (score - byHand.Average()) * (score - byHand.Average()))), result.StandardDeviation, 1e-15);
        Assert.Equal(data.Count, result.Folds.Sum(fold => fold.Data.Count));
        Assert.True(result.Mean > 0.95, result.ToString());
    }

    [Fact]
    public void Without_a_score_it_is_the_loss()
    {
        CrossValidationResult<double> result = CrossValidation.Run(() => new RegressionNet(seed: 1), Samples.Regression(), folds: 3, new() { Epochs = 2 });
        Assert.All(result.Folds, fold => Assert.Equal(fold.Network.Evaluate(fold.Data), fold.Score));
        Assert.EndsWith(" over 3 folds", result.ToString());
        Assert.Equal(3, result.Folds.Select(fold => fold.Score).Distinct().Count());
    }

    [Fact]
    public void What_would_spoil_it_is_refused()
    {
        var network = new ThreeClassNet(seed: 1);
        Assert.Contains("gave the same network twice", Assert.Throws<ArgumentException>("create", () => CrossValidation.Run(() => network, Samples.ThreeClasses(), folds: 3, new() { Epochs = 1 })).Message);
        Assert.Contains("CheckpointPath is 'x'", Assert.Throws<ArgumentException>("options", () => CrossValidation.Run(() => new ThreeClassNet(1), Samples.ThreeClasses(), folds: 3, new() { CheckpointPath = "x" })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossValidation.Run(() => new ThreeClassNet(1), Samples.ThreeClasses(), folds: 1));
    }
}
