using System.Numerics;
using NetGen.Data;

namespace NetGen.Evaluation;

/// <summary>The one number that a network is judged by where there is to be one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Compute">The number for a network and data.</param>
internal sealed record NetworkScore<T>(string Name, Func<INetwork<T>, IDataSource<T>, double> Compute)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Accuracy where outputs are probabilities by what they are (softmax) or by the loss that they are trained with (sigmoid with its cross-entropy) or
    /// where the data has classes; else R2: a sigmoid under a squared error is how a number between 0 and 1 is predicted.
    /// </summary>
    public static NetworkScore<T> Of(NetworkDescription description, IDataSource<T> data)
    {
        bool isSigmoid = SigmoidOutputs.AreOf(description);
        bool isProbability = !isSigmoid || SigmoidOutputs.AreLearntBy(description) || data.ClassCount > 0;
        if (ClassPredictions<T>.IsClassifier(description) && isProbability)
            return new("accuracy", (network, samples) => ClassificationReport.Create(network, samples).Accuracy);
        if (isSigmoid && SigmoidOutputs.AreLearntBy(description))
            return new("subset accuracy", (network, samples) => MultiLabelReport.Create(network, samples).SubsetAccuracy);
        return new("R2", (network, samples) => RegressionReport.Create(network, samples).Overall.R2);
    }
}
