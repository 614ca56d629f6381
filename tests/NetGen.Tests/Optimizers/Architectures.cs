namespace NetGen.Tests.Optimizers;

/// <summary>4-6-3, of the optimizer-* reference cases.</summary>
internal sealed class TanhClassifier : IArchitecture
{
    public static NetworkDescription Description { get; } = Descriptions.Of("TanhClassifier", [4, 6, 3], [Tanh, Softmax], SoftmaxCE, 0, hasBias: true);
}

/// <summary>3-4-2, of the weight decay reference case.</summary>
internal sealed class ReluClassifier : IArchitecture
{
    public static NetworkDescription Description { get; } = Descriptions.Of("ReluClassifier", [3, 4, 2], [ReLU, Softmax], SoftmaxCE, 0, hasBias: true);
}

/// <summary>4-8-3, of the clipping reference case.</summary>
internal sealed class TanhRegression : IArchitecture
{
    public static NetworkDescription Description { get; } = Descriptions.Of("TanhRegression", [4, 8, 3], [Tanh, Identity], SquaredError, 0, hasBias: true);
}

/// <summary>17-23-5: no block is a multiple of a vector, and every block is longer than one.</summary>
internal sealed class OddRegression : IArchitecture
{
    public static NetworkDescription Description { get; } = Descriptions.Of("OddRegression", [17, 23, 5], [ReLU, Identity], SquaredError, 0, hasBias: true);
}

/// <summary>5-9-2: many kinks near any parameters.</summary>
internal sealed class ReluRegression : IArchitecture
{
    public static NetworkDescription Description { get; } = Descriptions.Of("ReluRegression", [5, 9, 2], [ReLU, Identity], SquaredError, 0, hasBias: true);
}

/// <summary>2-3-2, of the relu-at-zero reference case.</summary>
internal sealed class ReluAtZero : IArchitecture
{
    public static NetworkDescription Description { get; } = Descriptions.Of("ReluAtZero", [2, 3, 2], [ReLU, Identity], SquaredError, 0, hasBias: true);
}
