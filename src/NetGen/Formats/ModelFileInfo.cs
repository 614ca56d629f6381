
using NetGen.Formats.Inspection;
using NetGen.Formats.Reading;

namespace NetGen;

/// <summary>
/// What is in a model file, before there is a class for it: its layers as far as they are a fully connected network, its
/// tensors, what stands in the way, and the attribute to paste.
/// </summary>
/// <example>
/// <code>
/// Console.WriteLine(Onnx.Inspect("policy.onnx"));
/// </code>
/// </example>
public sealed class ModelFileInfo
{
    /// <summary>Puts together what was found.</summary>
    /// <param name="format">The format.</param>
    /// <param name="path">The file.</param>
    /// <param name="model">The network, or null where there is none or it cannot be represented.</param>
    /// <param name="problems">What stands in the way, and what is left aside.</param>
    /// <param name="loss">The loss that the file tells, or null.</param>
    /// <param name="itemMetadata">What the caller said of the file, as the metadata of an item; null where an item cannot say it.</param>
    /// <param name="needsDouble">Whether only a network of double precision can have the weights, though they are of single precision.</param>
    internal ModelFileInfo(
        ModelFileFormat format, string path, DenseModel? model, IEnumerable<ModelFileProblem> problems, Loss? loss = null, IReadOnlyList<(string Name, string[] Parts)>? itemMetadata = null, bool needsDouble = false)
    {
        Format = format;
        var all = new List<ModelFileProblem>(problems);
        Problems = all;
        if (model is null)
            return;
        Layers = [.. model.Layers.Select((layer, index) => new ModelFileLayer(
            index + 1, layer.Inputs, layer.Outputs, layer.Activation, layer.WeightName, layer.BiasName, layer.Biases is not null))];
        Scaling = model.Scaling;
        Precision = model.IsDouble ? NetGen.Precision.Double : NetGen.Precision.Single;
        all.AddRange(model.NonFinite.Select(sentence => new ModelFileProblem(null, sentence, preventsLoading: false)));
        if (Layers.Any(layer => layer.Activation is null))
        {
            all.Add(new(
                null,
                "The file does not tell the activations: the attribute is to say those that the training had (Activation = Tanh, Output = Sigmoid). Without them hidden layers have ReLU and the output none.",
                preventsLoading: false));
        }

        SuggestedAttribute = SuggestedDeclaration.Attribute(Layers, model.IsDouble || needsDouble, loss, model.Scaling);

        // A build reads a file in the file's own precision.
        if (itemMetadata is null || needsDouble || Layers.Any(layer => layer.Activation is null) || !SuggestedDeclaration.IsReadByBuilds(format, path))
            return;
        SuggestedFileAttribute = SuggestedDeclaration.FileAttribute(path, Layers, model.IsDouble, loss);
        SuggestedItem = SuggestedDeclaration.Item(path, itemMetadata);
    }

    /// <summary>The format of the file.</summary>
    public ModelFileFormat Format { get; }

    /// <summary>The layers, the first one next to the inputs; empty where the file is no network that can be represented, which a problem explains.</summary>
    public IReadOnlyList<ModelFileLayer> Layers { get; } = [];

    /// <summary>The precision of the weights, double where any of them is; null where no layers were found.</summary>
    public Precision? Precision { get; }

    /// <summary>
    /// What the file scales around the layers that are shown, so that a network of them declares it: what NetGen wrote so, and what the weights of an ONNX file
    /// cannot hold. What they can is part of them.
    /// </summary>
    public Scaling Scaling { get; }

    /// <summary>The order of the dimensions of all weights in the file; null where the file says it of each, or no layers were found.</summary>
    public WeightLayout? Layout { get; internal init; }

    /// <summary>The constants of the file, by name, in the order of the file.</summary>
    public IReadOnlyList<ModelFileTensor> Tensors { get; internal init; } = [];

    /// <summary>The version of ONNX's operators that the file uses; null for safetensors, and where the file does not tell.</summary>
    public long? Opset { get; internal init; }

    /// <summary>The program that wrote an ONNX file, with its version; null for safetensors, and where the file does not tell.</summary>
    public string? Producer { get; internal init; }

    /// <summary>The inputs of an ONNX graph, by name; empty for safetensors, which names none.</summary>
    public IReadOnlyList<ModelFileTensor> Inputs { get; internal init; } = [];

    /// <summary>The outputs of an ONNX graph, by name; empty for safetensors, which names none.</summary>
    public IReadOnlyList<ModelFileTensor> Outputs { get; internal init; } = [];

    /// <summary>The file's own keys and values: what a trainer, an exporter or NetGen wrote about it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; internal init; } = new Dictionary<string, string>();

    /// <summary>What cannot be represented, with the tensor or the node and the reason; what would be left aside; numbers that are NaN or infinite.</summary>
    public IReadOnlyList<ModelFileProblem> Problems { get; }

    /// <summary>The attribute of a class that the file can be loaded into, <c>[Network(3, 4, 2, Activation = ReLU)]</c>; null where there is none.</summary>
    public string? SuggestedAttribute { get; }

    /// <summary>
    /// The attribute of a class that has the file's architecture and weights from the build on, <c>[Network("policy.onnx")]</c>, in a
    /// project with <see cref="SuggestedItem"/>; null where there is none, as where the file does not tell the activations.
    /// </summary>
    public string? SuggestedFileAttribute { get; }

    /// <summary>What the project needs for <see cref="SuggestedFileAttribute"/>, <c>&lt;NetGenModel Include="policy.onnx" /&gt;</c>; null where there is none.</summary>
    public string? SuggestedItem { get; }

    /// <summary>All of it as a table, for a console.</summary>
    public override string ToString() => ModelFileText.TableOf(this);
}
