namespace NetGen;

/// <summary>The order of the two dimensions of a weight matrix in a file.</summary>
public enum WeightLayout
{
    /// <summary>[inputs][outputs], as in z = x W + b: NetGen, Keras.</summary>
    InputsOutputs = 0,

    /// <summary>[outputs][inputs], as in z = W x + b: PyTorch.</summary>
    OutputsInputs = 1,
}
