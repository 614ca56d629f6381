using NetGen.ModelFiles;

namespace NetGen;

/// <summary>
/// What is in a model file, before there is a class for it: its layers as far as they are a fully connected network, its
/// tensors, what stands in the way, and the attribute to paste.
/// </summary>
/// <example>
/// <code>
/// Console.WriteLine(Safetensors.Inspect("policy.safetensors"));
/// </code>
/// </example>
public sealed class ModelFileInfo
{
    /// <summary>Puts together what was found.</summary>
    /// <param name="format">The format.</param>
    /// <param name="model">The network, or null where there is none or it cannot be represented.</param>
    /// <param name="layout">The layout of the weights, where one holds for all.</param>
    /// <param name="loss">The loss that the file tells, or null.</param>
    /// <param name="tensors">The constants of the file.</param>
    /// <param name="inputs">The inputs that the file names.</param>
    /// <param name="outputs">The outputs that the file names.</param>
    /// <param name="metadata">The file's own keys and values.</param>
    /// <param name="problems">What stands in the way, and what is left aside.</param>
    internal ModelFileInfo(
        ModelFileFormat format,
        DenseModel? model,
        WeightLayout? layout,
        Loss? loss,
        IReadOnlyList<ModelFileTensor> tensors,
        IReadOnlyList<ModelFileTensor> inputs,
        IReadOnlyList<ModelFileTensor> outputs,
        IReadOnlyDictionary<string, string> metadata,
        IReadOnlyList<ModelFileProblem> problems)
    {
        Format = format;
        Layout = layout;
        Tensors = tensors;
        Inputs = inputs;
        Outputs = outputs;
        Metadata = metadata;
        var all = new List<ModelFileProblem>(problems);
        if (model is null)
        {
            Layers = [];
            Problems = all;
            return;
        }

        Layers = [.. model.Layers.Select((layer, index) => new ModelFileLayer(
            index + 1, layer.Inputs, layer.Outputs, layer.Activation is null ? null : Enum.Parse<Activation>(layer.Activation), layer.WeightName, layer.BiasName, layer.Biases is not null))];
        IsDouble = model.IsDouble;
        all.AddRange(model.NonFinite.Select(sentence => new ModelFileProblem(null, sentence, preventsLoading: false)));
        if (Layers.Any(layer => layer.Activation is null))
        {
            all.Add(new(
                null,
                "The file does not tell the activations: the attribute is to say those that the training had (Activation = Tanh, Output = Sigmoid). Without them hidden layers have ReLU and the output none.",
                preventsLoading: false));
        }

        Problems = all;
        SuggestedAttribute = ModelFileText.AttributeOf(Layers, model.IsDouble, loss);
    }

    /// <summary>The format of the file.</summary>
    public ModelFileFormat Format { get; }

    /// <summary>The layers, the first one next to the inputs; empty where the file is no network that can be represented, which a problem explains.</summary>
    public IReadOnlyList<ModelFileLayer> Layers { get; }

    /// <summary>Whether the weights are of double precision.</summary>
    public bool IsDouble { get; }

    /// <summary>The order of the dimensions of all weights in the file; null where the file says it of each, or no layers were found.</summary>
    public WeightLayout? Layout { get; }

    /// <summary>The constants of the file, by name, in the order of the file.</summary>
    public IReadOnlyList<ModelFileTensor> Tensors { get; }

    /// <summary>The inputs of an ONNX graph, by name; empty for safetensors, which names none.</summary>
    public IReadOnlyList<ModelFileTensor> Inputs { get; }

    /// <summary>The outputs of an ONNX graph, by name; empty for safetensors, which names none.</summary>
    public IReadOnlyList<ModelFileTensor> Outputs { get; }

    /// <summary>The file's own keys and values: what a trainer, an exporter or NetGen wrote about it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>What cannot be represented, with the tensor or the node and the reason; what would be left aside; numbers that are NaN or infinite.</summary>
    public IReadOnlyList<ModelFileProblem> Problems { get; }

    /// <summary>The attribute of a class that the file can be loaded into, <c>[Network(3, 4, 2, Activation = ReLU)]</c>; null where there is none.</summary>
    public string? SuggestedAttribute { get; }

    /// <summary>All of it as a table, for a console.</summary>
    public override string ToString() => ModelFileText.TableOf(this);
}
