using NetGen.Formats.Reading;
using NetGen.Runtime;

namespace NetGen.Formats.Inspection;

/// <summary>Describes the network that has exactly the layers of a model file.</summary>
internal static class DescribedModel
{
    /// <summary>The description.</summary>
    /// <param name="model">The layers, each with its activation.</param>
    /// <param name="precision">The precision of the network.</param>
    internal static NetworkDescription Of(DenseModel model, Precision precision)
    {
        int parameters = checked((int)model.ParameterCount);
        return new NetworkDescription(new NetworkDescriptionData
        {
            GeneratorVersion = GeneratorVersion.Own,
            Name = "The network",
            Sizes = [.. model.Sizes],
            Activations = [.. model.Layers.Select(layer => ActivationTable.MemberOf(layer.Activation!.Definition))],
            ActivationParameters = [.. model.Layers.Select(layer => layer.Activation!.Parameter ?? double.NaN)],
            Loss = Loss.SquaredError,
            Precision = precision,
            L2 = 0,
            HasBias = model.HasBiases,
            Cost = new NetworkCost
            {
                ParameterCount = parameters,
                ParameterBytes = (long)parameters * (precision == Precision.Double ? sizeof(double) : sizeof(float)),
                ForwardMultiplyAdds = model.Layers.Sum(layer => (long)layer.Weights.Length),
                BackwardMultiplyAdds = 0,
                StackBytes = 0,
            },
        });
    }
}
