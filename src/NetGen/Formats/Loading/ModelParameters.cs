using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Formats.Reading;
using NetGen.Runtime;

namespace NetGen.Formats.Loading;

/// <summary>Brings the layers of a model file into the parameters of a network, if they fit it.</summary>
internal static class ModelParameters
{
    /// <summary>The parameters of a network, from a file.</summary>
    /// <param name="model">What the file holds.</param>
    /// <param name="network">What is needed.</param>
    /// <param name="warnings">Gets a sentence for each thing that the file does not have.</param>
    /// <exception cref="ModelFileException">The file holds another network.</exception>
    internal static T[] Of<T>(DenseModel model, NetworkDescription network, List<string> warnings)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireShape(model, network);
        RequireActivations(model, network);
        FoldingLoss.Judge(model, toDouble: typeof(T) == typeof(double), warnings);
        var parameters = new T[network.ParameterCount];
        foreach (ref readonly ParameterBlock block in network.Blocks)
        {
            DenseLayer layer = model.Layers[block.Layer - 1];
            Span<T> target = parameters.AsSpan(block.Offset, block.Count);
            if (block.Kind == ParameterKind.Weights)
                Round(layer.Weights, target, layer.WeightName);
            else if (layer.Biases is not null)
                Round(layer.Biases, target, layer.BiasName ?? $"the biases of {layer.WeightName}");
            else
                warnings.Add($"The file has no biases of layer {block.Layer}; they are 0.");
        }

        if (!network.HasBias)
            RequireNoBiases(model, network, warnings);
        return parameters;
    }

    private static void RequireShape(DenseModel model, NetworkDescription network)
    {
        int layers = network.Sizes.Length - 1;
        if (model.Layers.Count != layers)
            throw new ModelFileException($"The file holds {Count(model.Layers.Count)}, {ShapeOf(model)}; {network} has {layers}.");
        for (int layer = 1; layer <= layers; layer++)
        {
            DenseLayer found = model.Layers[layer - 1];
            int inputs = network.Sizes[layer - 1];
            int outputs = network.Sizes[layer];
            if (found.Inputs != inputs || found.Outputs != outputs)
            {
                throw new ModelFileException(
                    $"{Tensor(found)} is a layer of {found.Inputs} inputs and {found.Outputs} outputs; layer {layer} of {network} has {inputs} and {outputs}. The file holds {ShapeOf(model)}.");
            }
        }
    }

    private static void RequireActivations(DenseModel model, NetworkDescription network)
    {
        for (int layer = 1; layer <= model.Layers.Count; layer++)
        {
            DenseLayer found = model.Layers[layer - 1];
            LayerActivation needed = network.Functions[layer - 1];
            if (found.Activation is null || found.Activation.IsSameAs(needed))
                continue;
            string hint = Hint(found.Activation, needed);
            throw new ModelFileException(
                $"The layer of {Tensor(found)} has the activation {found.Activation.Text}; layer {layer} of {network} has {needed.Text}.{hint}");
        }
    }

    /// <summary>What to do where a file and a network end otherwise.</summary>
    private static string Hint(LayerActivation found, LayerActivation needed)
    {
        if (found.Definition.IsOfRow && needed.Definition.IsOfRow)
            return $" Give the network Output = {found.Name}.";
        bool isFused = LossTable.All.Any(loss => loss.FusedOutputs.Contains(needed.Definition));
        return found.Definition == ActivationDefinition.Identity && isFused
            ? $" The file ends in logits: export the model with {needed.Name} at its end, or give the network Output = Identity and another loss."
            : "";
    }

    private static void RequireNoBiases(DenseModel model, NetworkDescription network, List<string> warnings)
    {
        foreach (DenseLayer layer in model.Layers)
        {
            if (layer.Biases is null)
                continue;
            if (layer.Biases.Any(bias => bias != 0))
                throw new ModelFileException($"The layer of {Tensor(layer)} has biases{(layer.BiasName is null ? "" : $", {ModelLimits.Quote(layer.BiasName)}")}; {network} has none.");
            warnings.Add($"The biases of {Tensor(layer)} are all 0 and were left aside.");
        }
    }

    private static void Round<T>(double[] values, Span<T> target, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            target[i] = double.IsNaN(values[i]) ? NaN<T>(values[i]) : T.CreateChecked(values[i]);
            if (!T.IsFinite(target[i]) && double.IsFinite(values[i]))
                throw new ModelFileException(FormattableString.Invariant($"{ModelLimits.Quote(name)} has the value {values[i]}, which does not fit the network's precision."));
        }
    }

    /// <summary>A NaN with its payload, which a conversion may change.</summary>
    private static T NaN<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(value) : Unsafe.BitCast<uint, T>(Numbers.SingleBitsOfNaN(value));

    private static string Count(int layers) => layers == 1 ? "1 layer" : $"{layers} layers";

    private static string Tensor(DenseLayer layer) => $"{ModelLimits.Quote(layer.WeightName)} [{string.Join(", ", layer.WeightShape)}]";

    private static string ShapeOf(DenseModel model)
    {
        const int Most = 16;
        return string.Join("-", model.Sizes.Take(Most + 1)) + (model.Layers.Count > Most ? "-..." : "");
    }
}
