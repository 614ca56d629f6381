using System.Numerics;
using NetGen.Data;

namespace NetGen.Evaluation;

/// <summary>What the outputs of a network say of a sample, and so which report judges them.</summary>
internal enum OutputMeaning
{
    /// <summary>How probable each of several classes is.</summary>
    Classes,

    /// <summary>How probable each of several labels is, of which a sample may have any number.</summary>
    Labels,

    /// <summary>Numbers.</summary>
    Numbers,
}

/// <summary>The rule of it.</summary>
internal static class OutputMeanings
{
    /// <summary>
    /// Classes where outputs are probabilities by what they are (softmax) or by the loss that they are trained with (sigmoid with its cross-entropy) or
    /// where the data has classes; else numbers: a sigmoid under a squared error is how a number between 0 and 1 is predicted.
    /// </summary>
    public static OutputMeaning Of<T>(NetworkDescription description, IDataSource<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isSigmoid = SigmoidOutputs.AreOf(description);
        bool isProbability = !isSigmoid || SigmoidOutputs.AreLearntBy(description) || data.ClassCount > 0;
        if (ClassPredictions<T>.IsClassifier(description) && isProbability)
            return OutputMeaning.Classes;
        return isSigmoid && SigmoidOutputs.AreLearntBy(description) ? OutputMeaning.Labels : OutputMeaning.Numbers;
    }
}
