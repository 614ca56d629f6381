namespace NetGen;

/// <summary>The formats of model files that are read.</summary>
public enum ModelFileFormat
{
    /// <summary>safetensors: named tensors, and text about them.</summary>
    Safetensors = 0,

    /// <summary>ONNX: a graph of operators with its constants.</summary>
    Onnx = 1,
}
