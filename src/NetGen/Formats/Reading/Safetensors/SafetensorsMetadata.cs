using System.Collections.Generic;
using System.Globalization;
using NetGen.Runtime;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>What NetGen writes into the metadata of its files; all values are text.</summary>
internal static class SafetensorsMetadata
{
    /// <summary>The version of NetGen that wrote the file.</summary>
    public const string Version = "netgen.version";

    /// <summary>The sizes of the layers, inputs first: 3-4-2.</summary>
    public const string Architecture = "netgen.architecture";

    /// <summary>The activation of each layer with weights, separated by commas, with a parameter that is not the default: ReLU,LeakyReLU(0.2),Softmax.</summary>
    public const string Activations = "netgen.activations";

    /// <summary>The loss: SoftmaxCE.</summary>
    public const string Loss = "netgen.loss";

    /// <summary>Single or Double.</summary>
    public const string Precision = "netgen.precision";

    /// <summary>How the weights lie in memory: <see cref="InputsOutputs"/> or <see cref="OutputsInputs"/>.</summary>
    public const string Layout = "netgen.layout";

    /// <summary>The stages of scaling of a network that declares any, whose numbers stand behind the parameters: Inputs; Outputs; Inputs, Outputs.</summary>
    public const string Scaling = "netgen.scaling";

    /// <summary>The checksum of the parameters in a checkpoint: CRC-32C, eight hexadecimal digits.</summary>
    public const string Checksum = "netgen.checksum";

    public const string InputsOutputs = "[inputs][outputs]";

    public const string OutputsInputs = "[outputs][inputs]";

    /// <summary>The text of a layout, in the metadata and in messages.</summary>
    public static string TextOf(WeightLayout layout) => layout == WeightLayout.InputsOutputs ? InputsOutputs : OutputsInputs;

    /// <summary>Whether NetGen wrote the file. Two keys tell: one of them may be damaged.</summary>
    public static bool IsOwn(IReadOnlyDictionary<string, string> metadata) => metadata.ContainsKey(Version) || metadata.ContainsKey(Architecture);

    /// <summary>The sizes of the layers, inputs first, of a file of NetGen.</summary>
    public static int[] SizesOf(IReadOnlyDictionary<string, string> metadata)
    {
        string text = metadata[Architecture];
        string[] parts = text.Split('-');
        if (parts.Length is < 2 or > Limits.LayerCount + 1)
            throw Malformed();
        var sizes = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]) || sizes[i] is < 1 or > Limits.LayerSize)
                throw Malformed();
        }

        return sizes;

        ModelFileException Malformed() => new($"The metadata gives {Architecture} as {ModelLimits.Quote(text)}; needed are two to {Limits.LayerCount + 1} sizes of 1 to {Limits.LayerSize}, such as 3-4-2.");
    }

    /// <summary>The layout that the metadata tells, or null.</summary>
    public static WeightLayout? LayoutOf(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(Layout, out string? text))
            return null;
        return text switch
        {
            InputsOutputs => WeightLayout.InputsOutputs,
            OutputsInputs => WeightLayout.OutputsInputs,
            _ => throw new ModelFileException($"The metadata gives {Layout} as {ModelLimits.Quote(text)}; it is {InputsOutputs} or {OutputsInputs}."),
        };
    }

    /// <summary>The activations that the metadata tells, one per layer, or null.</summary>
    public static LayerActivation[]? ActivationsOf(IReadOnlyDictionary<string, string> metadata, int layers)
    {
        if (!metadata.TryGetValue(Activations, out string? text))
            return null;
        string[] names = text.Split(',');
        if (names.Length != layers)
            throw new ModelFileException($"The metadata gives {names.Length} activations, {ModelLimits.Quote(text)}, for {layers} layers.");
        return System.Array.ConvertAll(names, static name => LayerActivation.Parse(name)
            ?? throw new ModelFileException($"The metadata gives the activation {ModelLimits.Quote(name)}, which is none of {ActivationTable.Names}."));
    }
}
