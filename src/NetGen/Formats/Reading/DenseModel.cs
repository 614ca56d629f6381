using System.Collections.Generic;

namespace NetGen.Formats.Reading;

/// <summary>A fully connected network as a model file holds it, whatever the format.</summary>
internal sealed class DenseModel
{
    /// <summary>Makes a model of layers that fit one another.</summary>
    /// <param name="layers">The layers, the first one next to the inputs; at least one.</param>
    /// <param name="isDouble">Whether the file's numbers are of double precision.</param>
    /// <param name="remarks">What was found where a file may mean several things, a sentence each: the layout, tensors left aside.</param>
    /// <param name="inputScaling">What scales the inputs in front of the first layer, or null.</param>
    /// <param name="outputScaling">What scales the outputs back behind the last layer, or null.</param>
    /// <param name="tellsScaling">Whether the file tells all that its network scales, so that what it does not scale is scaled by nobody.</param>
    /// <remarks>Whatever the format, numbers that are NaN or infinite are counted here and join the remarks.</remarks>
    /// <exception cref="ModelFileException">There is no layer, or a layer does not take what the one before it gives.</exception>
    public DenseModel(IReadOnlyList<DenseLayer> layers, bool isDouble, IReadOnlyList<string> remarks, ModelScaling? inputScaling = null, ModelScaling? outputScaling = null, bool tellsScaling = false)
    {
        if (layers.Count == 0)
            throw new ModelFileException("The file holds no layer: a network has at least one matrix of weights.");
        for (int i = 1; i < layers.Count; i++)
        {
            if (layers[i].Inputs != layers[i - 1].Outputs)
                throw new ModelFileException($"'{layers[i].WeightName}' takes {layers[i].Inputs} values; '{layers[i - 1].WeightName}' before it gives {layers[i - 1].Outputs}.");
        }

        Layers = layers;
        Sizes = SizesOf(layers);
        IsDouble = isDouble;
        InputScaling = inputScaling;
        OutputScaling = outputScaling;
        TellsScaling = tellsScaling;
        NonFinite = NonFiniteNumbers.Of(layers);
        var all = new List<string>(remarks);
        all.AddRange(NonFinite);
        Remarks = all;
    }

    private DenseModel(DenseModel model, IEnumerable<string> remarks)
    {
        Layers = model.Layers;
        Sizes = model.Sizes;
        IsDouble = model.IsDouble;
        InputScaling = model.InputScaling;
        OutputScaling = model.OutputScaling;
        TellsScaling = model.TellsScaling;
        NonFinite = model.NonFinite;
        ExternalFiles = model.ExternalFiles;
        var all = new List<string>(model.Remarks);
        all.AddRange(remarks);
        Remarks = all;
    }

    /// <summary>The layers, the first one next to the inputs.</summary>
    public IReadOnlyList<DenseLayer> Layers { get; }

    /// <summary>The sizes of the network, inputs first.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>A network has biases where any of the file's layers has; the others then have zeros, which change nothing.</summary>
    public bool HasBiases
    {
        get
        {
            foreach (DenseLayer layer in Layers)
            {
                if (layer.Biases is not null)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The number of parameters, as a network has them.</summary>
    public long ParameterCount => ParameterLayout.Count(Sizes, HasBiases);

    /// <summary>Whether the file's numbers are of double precision.</summary>
    public bool IsDouble { get; }

    /// <summary>What scales the inputs in front of the first layer, and is no part of its weights; null where nothing does.</summary>
    public ModelScaling? InputScaling { get; }

    /// <summary>What scales the outputs back behind the last layer; null where nothing does.</summary>
    public ModelScaling? OutputScaling { get; }

    /// <summary>Whether the file tells all that its network scales: NetGen wrote it.</summary>
    public bool TellsScaling { get; }

    /// <summary>The stages that the file holds.</summary>
    public Scaling Scaling => (InputScaling is null ? Scaling.None : Scaling.Inputs) | (OutputScaling is null ? Scaling.None : Scaling.Outputs);

    /// <summary>A sentence for each tensor that holds NaN or infinity.</summary>
    public IReadOnlyList<string> NonFinite { get; }

    /// <summary>What was found where a file may mean several things, and those sentences.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>The paths of the files beside the model's own that hold some of its numbers, each once; whoever reads from a path tells them.</summary>
    public IReadOnlyList<string> ExternalFiles { get; set; } = [];

    /// <summary>The same model, of which more has been found.</summary>
    public DenseModel WithRemarks(IEnumerable<string> remarks) => new(this, remarks);

    private static int[] SizesOf(IReadOnlyList<DenseLayer> layers)
    {
        int[] sizes = new int[layers.Count + 1];
        sizes[0] = layers[0].Inputs;
        for (int layer = 1; layer < sizes.Length; layer++)
            sizes[layer] = layers[layer - 1].Outputs;
        return sizes;
    }
}
