namespace NetGen.TierProbe;

// From the smallest to the largest of the test networks; both ways of writing, both precisions, every output and loss.

[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class Smallest;

[Network(4, 8, 8, 3, Activation = Tanh, Loss = SigmoidBCE, L2 = 0.01)]
internal sealed partial class SmallTanh;

[Network(6, 5, 4, Activation = Sigmoid, Bias = false, Precision = Precision.Double)]
internal sealed partial class SmallDouble;

[Network(15, 16, 1, Activation = ReLU)]
internal sealed partial class LargestUnrolled;

[Network(16, 18, 1, Activation = Tanh, Loss = SigmoidBCE, Unroll = Unroll.Always)]
internal sealed partial class LargestUnrolledOnDemand;

[Network(2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, Activation = Sigmoid, Loss = SoftmaxCE)]
internal sealed partial class Deep;

[Network(8, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 4, Activation = Tanh)]
internal sealed partial class DeepLoops;

[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE, Unroll = Unroll.Never)]
internal sealed partial class SmallestLoops;

[Network(64, 32, 10, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class Digits;

[Network(64, 32, 10, Activation = Tanh, Loss = SigmoidBCE, L2 = 0.01, Precision = Precision.Double)]
internal sealed partial class DigitsDouble;

[Network(784, 1, Bias = false)]
internal sealed partial class ManyInputs;

[Network(784, 128, 10, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class Handwriting;

[Network(784, 512, 512, 10, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class Largest;

[Network(784, 512, 512, 10, Activation = Sigmoid, Loss = SigmoidBCE, Precision = Precision.Double)]
internal sealed partial class LargestDouble;
