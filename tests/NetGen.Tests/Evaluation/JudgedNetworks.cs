namespace NetGen.Tests.Evaluation;

/// <summary>Three classes.</summary>
[Network(4, 5, 3, Activation = Tanh, Loss = SoftmaxCE)]
internal sealed partial class ThreeClassesSingle;

/// <summary>The same in double.</summary>
[Network(4, 5, 3, Activation = Tanh, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class ThreeClassesDouble;

/// <summary>Logarithms of their probabilities.</summary>
[Network(4, 5, 3, Activation = Tanh, Output = LogSoftmax, Loss = SoftmaxCE)]
internal sealed partial class LogClassesSingle;

/// <summary>The same in double.</summary>
[Network(4, 5, 3, Activation = Tanh, Output = LogSoftmax, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class LogClassesDouble;

/// <summary>Two classes with a probability each.</summary>
[Network(4, 5, 2, Activation = Tanh, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class TwoClassesDouble;

/// <summary>Two classes with the probability of one of them.</summary>
[Network(4, 5, 1, Activation = Tanh, Loss = SigmoidBCE)]
internal sealed partial class OneProbabilitySingle;

/// <summary>The same in double.</summary>
[Network(4, 5, 1, Activation = Tanh, Loss = SigmoidBCE, Precision = Precision.Double)]
internal sealed partial class OneProbabilityDouble;

/// <summary>A number between 0 and 1 that is no probability.</summary>
[Network(4, 5, 1, Activation = Tanh, Output = Sigmoid, Loss = MSE, Precision = Precision.Double)]
internal sealed partial class OneFractionDouble;

/// <summary>Three labels, any number of which a sample may have.</summary>
[Network(4, 5, 3, Activation = Tanh, Loss = SigmoidBCE)]
internal sealed partial class ThreeLabelsSingle;

/// <summary>The same in double.</summary>
[Network(4, 5, 3, Activation = Tanh, Loss = SigmoidBCE, Precision = Precision.Double)]
internal sealed partial class ThreeLabelsDouble;

/// <summary>Two numbers.</summary>
[Network(4, 5, 2, Activation = Tanh)]
internal sealed partial class TwoNumbersSingle;

/// <summary>The same in double.</summary>
[Network(4, 5, 2, Activation = Tanh, Precision = Precision.Double)]
internal sealed partial class TwoNumbersDouble;

/// <summary>The input less nothing: y = x W.</summary>
[Network(3, 1, Bias = false, Precision = Precision.Double)]
internal sealed partial class LinearDouble;
