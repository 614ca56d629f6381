using System.Numerics;

namespace NetGen.Training;

/// <summary>The least loss of a training so far, and the parameters that had it: at first those before the training.</summary>
internal sealed class BestEpoch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double _minImprovement;
    private readonly T[] _parameters;

    public BestEpoch(ReadOnlySpan<T> parameters, double minImprovement)
    {
        _parameters = parameters.ToArray();
        _minImprovement = minImprovement;
    }

    /// <summary>As it was saved.</summary>
    public BestEpoch(T[] parameters, double minImprovement, int number, double loss, int epochsWithout)
    {
        _parameters = parameters;
        _minImprovement = minImprovement;
        Number = number;
        Loss = loss;
        EpochsWithout = epochsWithout;
    }

    /// <summary>Its number; 0 where none has ended.</summary>
    public int Number { get; private set; }

    public double Loss { get; private set; } = double.NaN;

    /// <summary>The epochs since.</summary>
    public int EpochsWithout { get; private set; }

    /// <summary>Its parameters.</summary>
    public ReadOnlySpan<T> Parameters => _parameters;

    /// <summary>Takes note of an epoch that has ended, and says whether it is the best.</summary>
    public bool Observe(int epoch, double loss, ReadOnlySpan<T> parameters)
    {
        if (Number > 0 && !(loss < Loss - _minImprovement))
        {
            EpochsWithout++;
            return false;
        }

        Number = epoch;
        Loss = loss;
        EpochsWithout = 0;
        parameters.CopyTo(_parameters);
        return true;
    }
}
