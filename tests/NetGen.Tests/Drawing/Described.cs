using NetGen.Runtime;

namespace NetGen.Tests.Drawing;

/// <summary>Descriptions of networks that nobody compiles: of any size and any name.</summary>
internal static class Described
{
    public static NetworkDescription Network(params int[] sizes) => Named("Net", sizes);

    public static NetworkDescription Named(string name, params int[] sizes)
        => Make(name, sizes, [.. Enumerable.Repeat(Activation.ReLU, sizes.Length - 2), Activation.Softmax], Loss.SoftmaxCE);

    public static NetworkDescription Make(
        string name, int[] sizes, Activation[] activations, Loss loss, double l2 = 0, bool hasBias = true, double[]? activationParameters = null)
    {
        Version version = typeof(NetworkDescription).Assembly.GetName().Version!;
        return new NetworkDescription(new NetworkDescriptionData
        {
            GeneratorVersion = version.ToString(3),
            Name = name,
            Sizes = sizes,
            Activations = activations,
            ActivationParameters = activationParameters,
            Loss = loss,
            Precision = Precision.Single,
            L2 = l2,
            HasBias = hasBias,
            Cost = new NetworkCost { ParameterCount = 0, ParameterBytes = 0, ForwardMultiplyAdds = 0, BackwardMultiplyAdds = 0, StackBytes = 0 },
        });
    }
}
