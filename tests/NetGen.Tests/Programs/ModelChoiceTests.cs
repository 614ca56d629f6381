using NetGen.Data;
using NetGen.Evaluation;
using NetGen.Testing;
using NetGen.Training;

namespace NetGen.Tests.Programs;

[Network(13, 3, Loss = Loss.SoftmaxCE, Scaling = Scaling.Inputs)]
internal sealed partial class LinearWine;

[Network(13, 16, 3, Loss = Loss.SoftmaxCE, Scaling = Scaling.Inputs)]
internal sealed partial class SmallWine;

/// <summary>A model is chosen by cross-validation, each fold with a scaler of its own training rows, and judged once on rows that no choice has seen.</summary>
public sealed class ModelChoiceTests
{
    [Fact]
    public void The_chosen_model_is_good_on_new_rows()
    {
        SampleSet<float> wine = Csv.Read(Repository.PathOf("tests", "NetGen.Tests", "Data", "wine.csv"), new() { Label = "cultivar" });
        var (rest, test) = wine.Split(0.8, seed: 2);
        (string Name, Func<INetwork<float>> Create, double LearningRate)[] candidates =
        [
            ("linear", () => new LinearWine(seed: 1), 1e-2),
            ("small", () => new SmallWine(seed: 1), 1e-2),
            ("small, hardly trained", () => new SmallWine(seed: 1), 1e-6),
        ];

        var scores = candidates.Select(candidate => CrossValidation.Run(
            candidate.Create,
            rest,
            folds: 5,
            new() { Epochs = 60, BatchSize = 16, Standardize = true, Optimizer = Optimizer.Adam(candidate.LearningRate) },
            score: (network, held) => ClassificationReport.Create(network, held).Accuracy)).ToList();
        int best = scores.FindIndex(score => score.Mean == scores.Max(other => other.Mean));
        INetwork<float> chosen = candidates[best].Create();
        chosen.Fit(rest, new() { Epochs = 60, BatchSize = 16, Standardize = true, Optimizer = Optimizer.Adam(candidates[best].LearningRate) });

        Assert.NotEqual("small, hardly trained", candidates[best].Name);
        Assert.True(scores[best].Mean > 0.95 && scores[2].Mean < 0.9, string.Join('\n', scores));
        Assert.True(ClassificationReport.Create(chosen, test).Accuracy > 0.94);
        Assert.All(scores[best].Folds, fold => Assert.False(((IScaledNetwork<float>)fold.Network).InputScaling!.IsIdentity));
    }
}
