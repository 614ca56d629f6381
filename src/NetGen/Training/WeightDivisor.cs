namespace NetGen.Training;

/// <summary>What the weighted losses of a batch are divided by.</summary>
public enum WeightDivisor
{
    /// <summary>
    /// The number of samples, 1/m sum w l: a sample of weight 0 leaves the sum, not the number, and a batch of light samples makes a small step. As
    /// <see cref="INetwork{T}.BackwardBatch"/>, scikit-learn's <c>sample_weight</c> of networks and Keras.
    /// </summary>
    Samples = 0,

    /// <summary>The sum of the weights, sum w l / sum w: the mean of PyTorch's <c>CrossEntropyLoss(weight=...)</c>.</summary>
    Weights = 1,
}
