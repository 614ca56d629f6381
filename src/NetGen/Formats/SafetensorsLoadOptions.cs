namespace NetGen;

/// <summary>What may be said of a safetensors file that is loaded; the metadata of a <c>NetGenModel</c> item have the same names.</summary>
/// <example>
/// <code>
/// var map = new Dictionary&lt;string, string&gt;
/// {
///     ["layers.1.weight"] = "dense/kernel",
///     ["layers.1.bias"] = "dense/bias",
/// };
/// Safetensors.Load(policy, "policy.safetensors", new() { TensorNames = map });
/// </code>
/// </example>
public sealed class SafetensorsLoadOptions
{
    /// <summary>
    /// The name of a tensor in the file by our name of it (layers.1.weight, layers.1.bias, counted from 1 as in W1 and b1), for files
    /// whose own names do not tell; all other tensors are then left aside. Null, or an empty map, leaves it to the names in the file.
    /// </summary>
    public IReadOnlyDictionary<string, string>? TensorNames { get; init; }
}
