namespace NetGen;

/// <summary>The activation function of a layer, applied to each element of z = a W + b (Softmax and LogSoftmax: to the row).</summary>
/// <remarks>
/// The numeric values are part of the public contract and never change: they are stored in model files.
/// At a kink the derivative is PyTorch's: ReLU'(0) = 0.
/// </remarks>
public enum Activation
{
    /// <summary>f(z) = z.</summary>
    Identity = 0,

    /// <summary>f(z) = max(z, 0); f'(z) = 1 where z &gt; 0, else 0.</summary>
    ReLU = 1,

    /// <summary>f(z) = min(max(z, 0), 6).</summary>
    ReLU6 = 2,

    /// <summary>f(z) = z where z &gt; 0, else slope z; the slope is 0.01 where nothing else is said.</summary>
    LeakyReLU = 3,

    /// <summary>f(z) = z where z &gt; 0, else alpha (exp(z) - 1); alpha is 1 where nothing else is said.</summary>
    ELU = 4,

    /// <summary>f(z) = s z where z &gt; 0, else s alpha (exp(z) - 1), with s = 1.0507009873554805 and alpha = 1.6732632423543772.</summary>
    SELU = 5,

    /// <summary>f(z) = z Phi(z), the exact form with the error function: z (1 + erf(z / sqrt 2)) / 2.</summary>
    GELU = 6,

    /// <summary>f(z) = z (1 + tanh(sqrt(2 / pi) (z + 0.044715 z^3))) / 2.</summary>
    GELUTanh = 7,

    /// <summary>f(z) = z sigmoid(z), also called swish.</summary>
    SiLU = 8,

    /// <summary>f(z) = z tanh(softplus(z)).</summary>
    Mish = 9,

    /// <summary>f(z) = log(1 + exp(z)).</summary>
    Softplus = 10,

    /// <summary>f(z) = z / (1 + |z|).</summary>
    Softsign = 11,

    /// <summary>f(z) = 1 / (1 + exp(-z)); f' = a (1 - a).</summary>
    Sigmoid = 12,

    /// <summary>f(z) = min(max(alpha z + 1/2, 0), 1); alpha is 1/6 where nothing else is said.</summary>
    HardSigmoid = 13,

    /// <summary>f(z) = tanh(z); f' = 1 - a^2.</summary>
    Tanh = 14,

    /// <summary>f(z) = min(max(z, -1), 1).</summary>
    HardTanh = 15,

    /// <summary>f(z) = z min(max(z + 3, 0), 6) / 6.</summary>
    HardSwish = 16,

    /// <summary>f(z)_j = exp(z_j) / sum_k exp(z_k) over the row; as an output only. NaN where a z is infinity, or all are -infinity: there is no limit.</summary>
    Softmax = 17,

    /// <summary>f(z)_j = z_j - max z - log sum_k exp(z_k - max z), the logarithms of softmax without their overflow; as an output only. NaN where softmax is.</summary>
    LogSoftmax = 18,
}
