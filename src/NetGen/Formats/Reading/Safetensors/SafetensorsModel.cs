using System.Collections.Generic;
using NetGen.Runtime;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>Reads the layers of a fully connected network from a safetensors file.</summary>
internal static class SafetensorsModel
{
    // A remark or a message lists so many names of tensors and counts the rest.
    private const int MostNamesTold = 12;

    /// <summary>Reads the layers.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">The name in the file by our name, or nothing.</param>
    /// <param name="sizes">The sizes that are wanted, inputs first, or null. They decide where the file may be read in several ways, and nothing else.</param>
    /// <param name="taken">The names of tensors that the caller has a use for and are not left aside, or null.</param>
    /// <exception cref="ModelFileException">The tensors are no fully connected network, or may be several.</exception>
    public static SafetensorsReading Read(SafetensorsFile file, IReadOnlyDictionary<string, string> names, IReadOnlyList<int>? sizes, HashSet<string>? taken = null)
    {
        RecognizedLayers found = LayerRecognition.Find(file, names, sizes);
        IReadOnlyList<LayerTensors> layers = found.Layers;
        if (layers.Count == 0)
            throw new ModelFileException($"The file has no matrix of weights among its {file.Tensors.Count} tensors.");
        if (layers.Count > Limits.LayerCount)
            throw new ModelFileException($"The file has {layers.Count} layers; a network has at most {Limits.LayerCount}.");
        if (found.Layouts.Count == 0)
            throw new ModelFileException($"The layers are no chain in which each takes what the one before it gives and has as many biases as outputs, neither as [outputs][inputs] nor as [inputs][outputs]: {LayerOrder.Shapes(layers)}.");

        var remarks = new List<string>(found.Remarks);
        WeightLayout layout = Choose(found.Layouts, layers, file, sizes, remarks);
        LooseTensors.RequireHarmless(found, layout);
        var leftAside = new List<string>(found.LeftAside);
        (ModelScaling? Inputs, ModelScaling? Outputs) scaling = default;

        // Where the caller says which tensor is which, names of the file's own mean nothing.
        if (names.Count == 0)
        {
            scaling = ScalingTensors.Read(file, (int)layers[0].Inputs(layout), (int)layers[layers.Count - 1].Outputs(layout));
            leftAside.RemoveAll(ScalingName.IsOwn);
        }

        leftAside.RemoveAll(name => taken is not null && taken.Contains(name));
        if (leftAside.Count > 0)
            remarks.Add($"Left aside: {Join(leftAside)}.");
        LayerActivation[]? activations = SafetensorsMetadata.ActivationsOf(file.Metadata, layers.Count);
        bool isDouble = false;
        var dense = new List<DenseLayer>();
        for (int i = 0; i < layers.Count; i++)
        {
            dense.Add(ReadLayer(file, layers[i], layout, activations?[i]));
            isDouble |= layers[i].Weights.NumberType == NumberType.Float64;
        }

        return new SafetensorsReading(new DenseModel(dense, isDouble, remarks, scaling.Inputs, scaling.Outputs, tellsScaling: names.Count == 0 && SafetensorsMetadata.IsOwn(file.Metadata)), layout, leftAside);
    }

    private static WeightLayout Choose(IReadOnlyList<WeightLayout> layouts, IReadOnlyList<LayerTensors> layers, SafetensorsFile file, IReadOnlyList<int>? sizes, List<string> remarks)
    {
        WeightLayout? told = SafetensorsMetadata.LayoutOf(file.Metadata);
        if (told is { } layout)
        {
            if (!Contains(layouts, layout))
                throw new ModelFileException($"The metadata gives the layout as {SafetensorsMetadata.TextOf(layout)}, in which the layers do not fit one another: {LayerOrder.Shapes(layers)}.");
            return Remark(layout, "as the metadata says");
        }

        if (layouts.Count == 1)
            return Remark(layouts[0], "the only layout in which the layers fit");
        if (layers[0].Name is { IsKernel: true })
            return Remark(WeightLayout.InputsOutputs, "as kernels are; the shapes fit both ways");
        if (sizes is not null && LayerOrder.HasSizes(layers, WeightLayout.OutputsInputs, sizes) != LayerOrder.HasSizes(layers, WeightLayout.InputsOutputs, sizes))
        {
            WeightLayout wanted = LayerOrder.HasSizes(layers, WeightLayout.OutputsInputs, sizes) ? WeightLayout.OutputsInputs : WeightLayout.InputsOutputs;
            return Remark(wanted, "the layout in which the sizes are those wanted");
        }

        return Remark(WeightLayout.OutputsInputs, "assumed, PyTorch's: the shapes fit both ways and no metadata tells");

        WeightLayout Remark(WeightLayout chosen, string reason)
        {
            remarks.Add($"The weights are {SafetensorsMetadata.TextOf(chosen)}: {reason}.");
            return chosen;
        }
    }

    private static DenseLayer ReadLayer(SafetensorsFile file, LayerTensors layer, WeightLayout layout, LayerActivation? activation)
    {
        SafetensorsTensor weights = layer.Weights;
        foreach (long size in weights.Shape)
        {
            if (size is < 1 or > Limits.LayerSize)
                throw new ModelFileException($"{weights} has a layer of {size} neurons; 1 to {Limits.LayerSize} are possible.", weights.Name);
        }

        int inputs = (int)layer.Inputs(layout);
        int outputs = (int)layer.Outputs(layout);
        double[] values = file.ReadNumbers(weights);
        if (layout == WeightLayout.OutputsInputs)
            values = Transpose(values, outputs, inputs);
        double[]? biases = layer.Biases is null ? null : file.ReadNumbers(layer.Biases);
        return new DenseLayer(inputs, outputs, values, biases, activation, weights.Name, new[] { (int)weights.Shape[0], (int)weights.Shape[1] }, layer.Biases?.Name);
    }

    private static double[] Transpose(double[] values, int rows, int columns)
    {
        var transposed = new double[values.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                transposed[column * rows + row] = values[row * columns + column];
        }

        return transposed;
    }

    private static bool Contains(IReadOnlyList<WeightLayout> layouts, WeightLayout layout)
    {
        foreach (WeightLayout fitting in layouts)
        {
            if (fitting == layout)
                return true;
        }

        return false;
    }

    private static string Join(List<string> names)
    {
        var told = new List<string>();
        for (int i = 0; i < names.Count && i < MostNamesTold; i++)
            told.Add(ModelLimits.Quote(names[i]));
        return string.Join(", ", told) + (names.Count > MostNamesTold ? $" and {names.Count - MostNamesTold} more" : "");
    }
}
