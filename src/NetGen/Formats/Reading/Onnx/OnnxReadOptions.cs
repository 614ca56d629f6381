namespace NetGen.Formats.Reading.Onnx;

/// <summary>What the caller decides about an ONNX file; the same words name the options of the library and the metadata of the item.</summary>
internal sealed class OnnxReadOptions
{
    /// <param name="outputName">The value of the graph that the network ends in, or null: the first output, or the only one of floating-point numbers.</param>
    /// <param name="newestOpset">The newest version of ONNX's operators that may be read, or null: the newest that is known.</param>
    /// <param name="stages">What the network scales by itself, so that it is not folded into the weights.</param>
    public OnnxReadOptions(string? outputName, int? newestOpset, Scaling stages = Scaling.None)
    {
        Stages = stages;
        OutputName = outputName;
        NewestOpset = newestOpset;
    }

    public static OnnxReadOptions None { get; } = new(null, null);

    public string? OutputName { get; }

    public int? NewestOpset { get; }

    public Scaling Stages { get; }
}
