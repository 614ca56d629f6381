using NetGen.Runtime;

namespace NetGen.Testing;

/// <summary>Describes networks that no generator has written, for tests of what needs a layout only.</summary>
internal static class Descriptions
{
    public static NetworkDescription Of(
        string name, int[] sizes, Activation[] activations, Loss loss, double l2 = 0, bool hasBias = true, Precision precision = Precision.Single)
    {
        long weights = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
            weights += (long)sizes[layer - 1] * sizes[layer];
        int parameters = (int)weights + (hasBias ? sizes.Skip(1).Sum() : 0);
        return new(new NetworkDescriptionData
        {
            GeneratorVersion = typeof(NetworkDescription).Assembly.GetName().Version!.ToString(3),
            Name = name,
            Sizes = sizes,
            Activations = activations,
            Loss = loss,
            Precision = precision,
            L2 = l2,
            HasBias = hasBias,
            Cost = new NetworkCost
            {
                ParameterCount = parameters,
                ParameterBytes = (long)parameters * (precision == Precision.Double ? sizeof(double) : sizeof(float)),
                ForwardMultiplyAdds = weights,
                BackwardMultiplyAdds = 0,
                StackBytes = 0,
            },
        });
    }
}
