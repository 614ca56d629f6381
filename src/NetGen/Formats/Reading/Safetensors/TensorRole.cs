namespace NetGen.Formats.Reading.Safetensors;

/// <summary>What a tensor is to its layer.</summary>
internal enum TensorRole
{
    /// <summary>The name does not tell.</summary>
    Unknown,

    /// <summary>The weights.</summary>
    Weights,

    /// <summary>The biases.</summary>
    Biases,
}
