namespace NetGen;

/// <summary>What was found in a file where it may mean several things, and which of its numbers are none.</summary>
public sealed class ModelFileReport
{
    internal ModelFileReport(WeightLayout? layout, IReadOnlyList<string> tensorsLeftAside, IReadOnlyList<string> remarks)
    {
        Layout = layout;
        TensorsLeftAside = tensorsLeftAside;
        Remarks = remarks;
    }

    /// <summary>The order of the dimensions of the weights in the file; null for ONNX, whose graph says it of each matrix, and for files of NetGen's own formats.</summary>
    public WeightLayout? Layout { get; }

    /// <summary>The names of the tensors in the file that the network has no place for.</summary>
    public IReadOnlyList<string> TensorsLeftAside { get; }

    /// <summary>
    /// All that was assumed or left aside, a sentence each: how the layout was told, biases that the file does not have, tensors
    /// that hold NaN or infinity and how many.
    /// </summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>The remarks, one after the other.</summary>
    public override string ToString() => string.Join(" ", Remarks);
}
