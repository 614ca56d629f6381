namespace NetGen.Training;

/// <summary>The weights of past steps fall by a factor each; their sum is 1 from the first step on.</summary>
internal sealed class ExponentialAveraging(double decay) : WeightAveraging
{
    internal override int Kind => 1;

    internal override double Decay => decay;

    public override string ToString() => FormattableString.Invariant($"{nameof(WeightAveraging)}.{nameof(Ema)}(decay: {decay})");

    internal override double ShareOfStep(long number) => ExponentialMean.Share(decay, number);
}
