using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>A model read from a safetensors file, and what was found on the way.</summary>
internal sealed class SafetensorsReading
{
    public SafetensorsReading(DenseModel model, WeightLayout layout, IReadOnlyList<string> leftAside)
    {
        Model = model;
        Layout = layout;
        LeftAside = leftAside;
    }

    public DenseModel Model { get; }

    /// <summary>The layout of the weights in the file.</summary>
    public WeightLayout Layout { get; }

    /// <summary>The names of the tensors that the model does not use.</summary>
    public IReadOnlyList<string> LeftAside { get; }
}
