namespace NetGen.Training;

/// <summary>All epochs from one on weigh the same.</summary>
internal sealed class StochasticAveraging(int startEpoch) : WeightAveraging
{
    internal override int Kind => 2;

    internal override int StartEpoch => startEpoch;

    public override string ToString() => FormattableString.Invariant($"{nameof(WeightAveraging)}.{nameof(Swa)}(startEpoch: {startEpoch})");

    /// <remarks>An epoch counts once: one whose validation has failed ends again with the next call.</remarks>
    internal override double ShareOfEpoch(int epoch, long number) => epoch - startEpoch + 1 == number ? 1.0 / number : 0;
}
