using System.Numerics;

namespace NetGen.Training;

/// <summary>The mean of the parameters of a training so far, in memory of its own.</summary>
internal sealed class AveragedWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightAveraging _averaging;
    private readonly T[] _mean;

    public AveragedWeights(WeightAveraging averaging, int parameterCount)
        : this(averaging, new T[parameterCount], count: 0)
    {
    }

    /// <summary>As it was saved.</summary>
    public AveragedWeights(WeightAveraging averaging, T[] mean, long count)
    {
        _averaging = averaging;
        _mean = mean;
        Count = count;
    }

    /// <summary>How many parameters of a network it is the mean of: those after so many steps, or epochs.</summary>
    public long Count { get; private set; }

    /// <summary>The mean; means nothing where the count is 0.</summary>
    public ReadOnlySpan<T> Mean => _mean;

    public void AddStep(INetwork<T> network) => Add(network, _averaging.ShareOfStep(Count + 1));

    public void AddEpoch(INetwork<T> network, int epoch) => Add(network, _averaging.ShareOfEpoch(epoch, Count + 1));

    private void Add(INetwork<T> network, double share)
    {
        if (share == 0)
            return;
        NetworkParameters.Lerp(network.Team, _mean, network.Parameters, share);
        Count++;
    }
}
