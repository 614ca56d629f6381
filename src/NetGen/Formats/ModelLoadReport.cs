namespace NetGen;

/// <summary>What was found in a file where it may mean several things, and which of its numbers are none.</summary>
public sealed class ModelLoadReport
{
    internal ModelLoadReport(WeightLayout? layout, IReadOnlyList<string> unusedTensors, IReadOnlyList<string> warnings)
    {
        Layout = layout;
        UnusedTensors = unusedTensors;
        Warnings = warnings;
    }

    /// <summary>
    /// The order of the dimensions of the weights in a safetensors file; null for ONNX, whose graph says it of each matrix, and for an
    /// optimiser's state.
    /// </summary>
    public WeightLayout? Layout { get; }

    /// <summary>The names of the tensors in the file that the network has no place for.</summary>
    public IReadOnlyList<string> UnusedTensors { get; }

    /// <summary>
    /// All that was assumed or left aside, a sentence each: how the layout was told, biases that the file does not have, tensors
    /// that hold NaN or infinity and how many.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The warnings, one after the other.</summary>
    /// <returns>The sentences; nothing where there are none.</returns>
    public override string ToString() => string.Join(" ", Warnings);
}
