using System.Globalization;

namespace NetGen.Drawing;

/// <summary>What a diagram says of a layer, inputs included.</summary>
/// <param name="Name">inputs, hidden 1, hidden 2, ..., outputs; of a network that scales them, scaled inputs and scaled outputs.</param>
/// <param name="Size">The number of neurons.</param>
/// <param name="Activation">The activation with its parameter, as messages have it; null of inputs.</param>
/// <param name="ParameterCount">The number of weights and biases; 0 of inputs.</param>
internal sealed record DiagramLayer(string Name, int Size, string? Activation, long ParameterCount)
{
    /// <summary>The layers of a network, inputs first.</summary>
    public static DiagramLayer[] Of(NetworkDescription network)
    {
        var parameters = new long[network.LayerCount + 1];
        foreach (ref readonly ParameterBlock block in network.Blocks)
            parameters[block.Layer] += block.Count;

        var layers = new DiagramLayer[parameters.Length];
        layers[0] = new DiagramLayer((network.Scaling & Scaling.Inputs) != 0 ? "scaled inputs" : "inputs", network.InputSize, null, 0);
        string last = (network.Scaling & Scaling.Outputs) != 0 ? "scaled outputs" : "outputs";
        for (int number = 1; number < layers.Length; number++)
        {
            string name = number == network.LayerCount ? last : string.Create(CultureInfo.InvariantCulture, $"hidden {number}");
            layers[number] = new DiagramLayer(name, network.Sizes[number], network.Functions[number - 1].ToString(), parameters[number]);
        }

        return layers;
    }
}
