namespace NetGen;

/// <summary>What may be said of an ONNX file that is loaded; the metadata of a <c>NetGenModel</c> item have the same names.</summary>
/// <example>
/// <code>
/// Onnx.Load(policy, "policy.onnx", new() { OutputName = "mean" });
/// </code>
/// </example>
public sealed class OnnxLoadOptions
{
    /// <summary>
    /// The value of the graph that the network ends in: an output, or what any node gives. Null is the first output, or the only
    /// one of floating-point numbers.
    /// </summary>
    public string? OutputName { get; init; }

    /// <summary>
    /// The newest version of ONNX's operators, opset, that is read. Null is 28, the newest that NetGen knows; a larger number is
    /// your word that the operators of the file mean in it what they meant in that.
    /// </summary>
    public int? NewestOpset { get; init; }
}
