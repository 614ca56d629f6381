using System.Numerics;
using NetGen.Data;

namespace NetGen.Evaluation;

/// <summary>The one number that a network is judged by where there is to be one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Compute">The number for a network and data.</param>
internal sealed record NetworkScore<T>(string Name, Func<INetwork<T>, IDataSource<T>, double> Compute)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Accuracy of classes, the part of the samples all of whose labels are right, R2 of numbers.</summary>
    public static NetworkScore<T> Of(NetworkDescription description, IDataSource<T> data) => OutputMeanings.Of(description, data) switch
    {
        OutputMeaning.Classes => new("accuracy", (network, samples) => ClassificationReport.Create(network, samples).Accuracy),
        OutputMeaning.Labels => new("subset accuracy", (network, samples) => MultiLabelReport.Create(network, samples).SubsetAccuracy),
        _ => new("R2", (network, samples) => RegressionReport.Create(network, samples).Overall.R2),
    };
}
