using System.Numerics;
using NetGen.Data;
using NetGen.Evaluation;

namespace NetGen.Training;

/// <summary>How a network is told what a sample should give.</summary>
internal enum TargetForm
{
    /// <summary>A row of numbers, one for each output.</summary>
    Targets,

    /// <summary>The number of its class.</summary>
    Labels,

    /// <summary>Whether it is of the second of two classes, as the one target of a sigmoid.</summary>
    LabelAsTarget,
}

/// <summary>The rules of what samples fit which network.</summary>
internal static class TargetForms
{
    /// <summary>The form in which a network takes the samples of a source.</summary>
    /// <exception cref="ArgumentException">The source has no samples, or not the widths or classes of the network.</exception>
    public static TargetForm Of<T>(INetwork<T> network, IDataSource<T> source, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = network.Description;
        if (source.Count < 1)
            throw new ArgumentException($"{description}: {argument} has {source.Count} samples; at least one is needed.", argument);
        if (source.InputSize != description.InputSize)
            throw new ArgumentException($"{description}: a sample of {argument} has {source.InputSize} inputs; the network needs {description.InputSize}.", argument);
        if (source.ClassCount > 0 && network is ILabelClassifier<T>)
        {
            return source.ClassCount == description.OutputSize
                ? TargetForm.Labels
                : throw new ArgumentException($"{description}: {argument} has {source.ClassCount} classes; the network needs one for each of its {description.OutputSize} outputs.", argument);
        }

        if (source.ClassCount == 2 && description.OutputSize == 1 && SigmoidOutputs.AreLearntBy(description))
            return TargetForm.LabelAsTarget;
        if (source.TargetSize != description.OutputSize)
        {
            string got = source.ClassCount > 0 ? $"has labels of {source.ClassCount} classes, which are {source.TargetSize} targets" : $"has {source.TargetSize} targets";
            throw new ArgumentException($"{description}: a sample of {argument} {got}; the network needs {description.OutputSize}.", argument);
        }

        return TargetForm.Targets;
    }
}
