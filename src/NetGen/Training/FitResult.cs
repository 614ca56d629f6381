using NetGen.Reporting;

namespace NetGen.Training;

/// <summary>What a training did and why it ended.</summary>
public sealed class FitResult
{
    internal FitResult(IReadOnlyList<EpochReport> history, int bestEpoch, double bestLoss, bool isBestRestored, StopReason reason, string message, long stepCount, TimeSpan elapsed, IReadOnlyList<Fact> settings)
    {
        History = history;
        BestEpoch = bestEpoch;
        BestLoss = bestLoss;
        IsBestRestored = isBestRestored;
        Reason = reason;
        Message = message;
        StepCount = stepCount;
        Elapsed = elapsed;
        Settings = settings;
    }

    /// <summary>The epochs in their order.</summary>
    public IReadOnlyList<EpochReport> History { get; }

    /// <summary>The number of the epoch with the least loss, from 1; 0 where no epoch ended with a finite one.</summary>
    public int BestEpoch { get; }

    /// <summary>That loss: of the validation samples, or of the training samples where there are no others; NaN where no epoch ended with a finite one.</summary>
    public double BestLoss { get; }

    /// <summary>Whether the network now has the parameters of the best epoch, or those it began with where there is no best; otherwise those of the last step,
    /// or their mean where <see cref="FitOptions.Averaging"/> keeps one.</summary>
    public bool IsBestRestored { get; }

    /// <summary>Why the training ended.</summary>
    public StopReason Reason { get; }

    /// <summary>The same as a sentence, with the place where the loss was not finite.</summary>
    public string Message { get; }

    /// <summary>The steps made.</summary>
    public long StepCount { get; }

    /// <summary>The time it took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>What the training was told, for its report: as text, which keeps no team and no callback of it alive.</summary>
    internal IReadOnlyList<Fact> Settings { get; }

    /// <summary>The result in two sentences.</summary>
    /// <returns>The text, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant($"{Message} {BestText}");

    private string BestText => BestEpoch == 0
        ? "No epoch ended with a finite loss; the parameters are those before the training."
        : FormattableString.Invariant($"The best of {History.Count} epochs is {BestEpoch}, its loss {BestLoss:G5}{(IsBestRestored ? "; its parameters are restored" : "")}.");
}
