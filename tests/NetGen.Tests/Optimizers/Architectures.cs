namespace NetGen.Tests.Optimizers;

/// <summary>4-6-3, of the optimizer-* reference cases.</summary>
internal sealed class TanhClassifier : IArchitecture
{
    public static NetworkDescription Description { get; } = new("TanhClassifier", [4, 6, 3], [Tanh, Softmax], SoftmaxCE, 0, hasBias: true);
}

/// <summary>3-4-2, of the weight decay reference case.</summary>
internal sealed class ReluClassifier : IArchitecture
{
    public static NetworkDescription Description { get; } = new("ReluClassifier", [3, 4, 2], [ReLU, Softmax], SoftmaxCE, 0, hasBias: true);
}

/// <summary>4-8-3, of the clipping reference case.</summary>
internal sealed class TanhRegression : IArchitecture
{
    public static NetworkDescription Description { get; } = new("TanhRegression", [4, 8, 3], [Tanh, Identity], SquaredError, 0, hasBias: true);
}

/// <summary>As <see cref="TanhClassifier"/>, without biases.</summary>
internal sealed class UnbiasedClassifier : IArchitecture
{
    public static NetworkDescription Description { get; } = new("UnbiasedClassifier", [4, 6, 3], [Tanh, Softmax], SoftmaxCE, 0, hasBias: false);
}

/// <summary>17-23-5: no block is a multiple of a vector, and every block is longer than one.</summary>
internal sealed class OddRegression : IArchitecture
{
    public static NetworkDescription Description { get; } = new("OddRegression", [17, 23, 5], [ReLU, Identity], SquaredError, 0, hasBias: true);
}

/// <summary>5-9-2: many kinks near any parameters.</summary>
internal sealed class ReluRegression : IArchitecture
{
    public static NetworkDescription Description { get; } = new("ReluRegression", [5, 9, 2], [ReLU, Identity], SquaredError, 0, hasBias: true);
}

/// <summary>2-3-2, of the relu-at-zero reference case.</summary>
internal sealed class ReluAtZero : IArchitecture
{
    public static NetworkDescription Description { get; } = new("ReluAtZero", [2, 3, 2], [ReLU, Identity], SquaredError, 0, hasBias: true);
}
