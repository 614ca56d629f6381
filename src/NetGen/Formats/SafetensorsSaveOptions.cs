namespace NetGen;

/// <summary>How a safetensors file is written.</summary>
/// <example>
/// <code>
/// Safetensors.Save(policy, "policy.safetensors", new() { Layout = WeightLayout.OutputsInputs });
/// </code>
/// </example>
public sealed class SafetensorsSaveOptions
{
    /// <summary>The order of the dimensions of the weights. [inputs][outputs] where nothing is said; [outputs][inputs] is what PyTorch's Linear holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the layouts.</exception>
    public WeightLayout Layout
    {
        get;
        init
        {
            if (!Enum.IsDefined(value))
                throw new ArgumentOutOfRangeException(nameof(value), value, $"The layout of weights is {nameof(WeightLayout.InputsOutputs)} or {nameof(WeightLayout.OutputsInputs)}.");
            field = value;
        }
    }
}
