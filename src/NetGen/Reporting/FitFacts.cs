using System.Globalization;
using NetGen.Data;
using NetGen.Drawing;
using NetGen.Training;

namespace NetGen.Reporting;

/// <summary>What a training was told, without what is no setting of it: paths and callbacks.</summary>
internal static class FitFacts
{
    /// <param name="options">The options.</param>
    /// <param name="trainingCount">How many samples were trained on.</param>
    /// <param name="validationCount">How many validated; null where there were none.</param>
    public static IReadOnlyList<Fact> Of(FitOptions options, int trainingCount, int? validationCount)
    {
        var facts = new List<Fact>
        {
            new("Training samples", Wording.Number(trainingCount)),
            new("Validation samples", validationCount is { } count ? Wording.Number(count) : "none"),
        };
        if (options.ValidationFraction > 0)
            facts.Add(new("Validation fraction", Number(options.ValidationFraction)));
        facts.Add(new("Epochs, at most", Wording.Number(options.Epochs)));
        if (options.MaxSteps is { } steps)
            facts.Add(new("Steps, at most", Wording.Number(steps)));
        if (options.MaxDuration is { } duration)
            facts.Add(new("Time, at most", Duration.Text(duration)));
        facts.Add(new("Batch size", Wording.Number(options.BatchSize)));
        if (options.AccumulatedBatches > 1)
            facts.Add(new("Batches of a step", Wording.Number(options.AccumulatedBatches)));
        facts.Add(new("Optimiser", options.Optimizer.ToString()));
        facts.Add(new("Learning rate", options.LearningRate?.ToString() ?? "the optimiser's"));
        if (options.EarlyStopping is { } stopping)
            facts.Add(new("Early stopping", TextOf(stopping)));
        if (options.Standardize)
            facts.Add(new("Standardised", "by the training samples"));
        if (options.Averaging is { } averaging)
            facts.Add(new("Averaging", averaging.ToString() ?? averaging.GetType().Name));
        if (options.MaxGradientNorm is { } norm)
            facts.Add(new("Gradient norm, at most", Number(norm)));
        if (options.WeightDivisor != WeightDivisor.Samples)
            facts.Add(new("Weight divisor", options.WeightDivisor.ToString()));
        facts.Add(new("Shuffled", options.Shuffle ? "each epoch" : "no"));
        facts.Add(new("Seed", options.Seed.ToString(CultureInfo.InvariantCulture)));
        facts.Add(new("Threads", options.Team is { } team ? Wording.Number(team.ThreadCount) : "the network's own"));
        return facts;
    }

    private static string TextOf(EarlyStopping stopping)
    {
        string text = $"patience {Wording.Number(stopping.Patience)}";
        if (stopping.MinImprovement > 0)
            text += $", improvement of more than {Number(stopping.MinImprovement)}";
        return text + (stopping.RestoreBest ? ", restores the best epoch" : ", keeps the last epoch");
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
