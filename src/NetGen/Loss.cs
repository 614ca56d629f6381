namespace NetGen;

/// <summary>The loss of one sample with n outputs a and target y; a batch has the mean over its samples.</summary>
/// <remarks>The numeric values are part of the public contract and never change: they are stored in model files.</remarks>
public enum Loss
{
    /// <summary>1/2 sum (a - y)^2.</summary>
    SquaredError = 0,

    /// <summary>1/n sum (a - y)^2.</summary>
    MSE = 1,

    /// <summary>1/n sum |a - y|.</summary>
    MAE = 2,

    /// <summary>1/n sum h(a - y), with h(e) = e^2 / 2 where |e| &lt;= 1, else |e| - 1/2.</summary>
    Huber = 3,

    /// <summary>-sum y log p with p = softmax(z), computed from the logits z; delta = p - y. The output is p, or log p with LogSoftmax.</summary>
    SoftmaxCE = 4,

    /// <summary>-sum (y log a + (1 - y) log(1 - a)) with a = sigmoid(z), computed from the logits z; delta = a - y.</summary>
    SigmoidBCE = 5,
}
