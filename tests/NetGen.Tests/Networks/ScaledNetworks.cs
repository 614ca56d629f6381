namespace NetGen.Tests.Networks;

/// <summary>Networks that scale inputs, outputs or both, and beside each the same without: written out and in loops, lanes and rows, single and double.</summary>
[Network(5, 7, 3, Loss = SoftmaxCE, Activation = Tanh, L2 = 0.01, Scaling = Scaling.Inputs)]
internal sealed partial class ScaledClassifier;

[Network(5, 7, 3, Loss = SoftmaxCE, Activation = Tanh, L2 = 0.01)]
internal sealed partial class PlainClassifier;

[Network(4, 6, 2, Activation = SiLU, Scaling = Scaling.Inputs | Scaling.Outputs, Precision = Precision.Double)]
internal sealed partial class ScaledRegression;

[Network(4, 6, 2, Activation = SiLU, Precision = Precision.Double)]
internal sealed partial class PlainRegression;

[Network(70, 50, 9, Loss = Loss.Huber, Activation = ReLU, Scaling = Scaling.Inputs | Scaling.Outputs)]
internal sealed partial class ScaledInRows;

[Network(70, 50, 9, Loss = Loss.Huber, Activation = ReLU)]
internal sealed partial class PlainRows;

[Network(3, 20, 4, Loss = Loss.MSE, Activation = ReLU, Unroll = Unroll.Never, Scaling = Scaling.Outputs)]
internal sealed partial class ScaledOutputs;

[Network(3, 20, 4, Loss = Loss.MSE, Activation = ReLU, Unroll = Unroll.Never)]
internal sealed partial class PlainOutputs;

[Network(6, 5, 1, Loss = SigmoidBCE, Scaling = Scaling.Inputs, Precision = Precision.Double)]
internal sealed partial class ScaledSigmoid;

[Network(6, 5, 1, Loss = SigmoidBCE, Precision = Precision.Double)]
internal sealed partial class PlainSigmoid;
