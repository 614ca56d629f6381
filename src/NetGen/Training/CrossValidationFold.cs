using System.Numerics;
using NetGen.Data;

namespace NetGen.Training;

/// <summary>One fold of a cross-validation.</summary>
/// <typeparam name="T">The floating-point type of the network.</typeparam>
public sealed class CrossValidationFold<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal CrossValidationFold(INetwork<T> network, IDataSource<T> data, FitResult fit, double score)
    {
        Network = network;
        Data = data;
        Fit = fit;
        Score = score;
    }

    /// <summary>The network, trained on all other folds.</summary>
    public INetwork<T> Network { get; }

    /// <summary>The samples of the fold, which it has not seen.</summary>
    public IDataSource<T> Data { get; }

    /// <summary>How its training went.</summary>
    public FitResult Fit { get; }

    /// <summary>How it judges these samples: their mean loss, or what was asked for.</summary>
    public double Score { get; }
}
