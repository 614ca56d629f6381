namespace NetGen.BitsProbe;

// Every family of kernels, in sizes that fill no vector: scalars, outputs across lanes, samples across lanes, few outputs with inputs
// across lanes, sums in blocks of terms, errors over transposed and over untransposed weights, activations within a tile and as a pass,
// every way the outputs' errors are computed, scaling in front and behind.

[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class Scalars;

[Network(17, 9, 5, Activation = GELU, Loss = SigmoidBCE, L2 = 0.01, Precision = Precision.Double)]
internal sealed partial class ScalarsDouble;

[Network(1, 3, 1, Activation = Tanh, Loss = MSE, Unroll = Unroll.Never)]
internal sealed partial class Ones;

[Network(4, 16, 16, 3, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class SampleLanes;

[Network(33, 16, 13, 7, Activations = [SiLU, Softplus], Output = Softmax, Loss = MSE, L2 = 0.001)]
internal sealed partial class SampleLanesFreeSoftmax;

[Network(17, 8, 8, 3, Activation = Mish, Output = Tanh, Loss = Huber, Unroll = Unroll.Never, Bias = false, Precision = Precision.Double)]
internal sealed partial class SampleLanesDouble;

[Network(5, 4, 3, Activation = ReLU, Output = LogSoftmax, Loss = SoftmaxCE)]
internal sealed partial class ScalarsLogSoftmax;

[Network(33, 16, 13, 7, Activation = Tanh, Output = LogSoftmax, Loss = SquaredError)]
internal sealed partial class SampleLanesLogSoftmax;

[Network(9, 33, 19, Activation = Tanh, Output = LogSoftmax, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class LogSoftmaxDouble;

[Network(17, 33, 65, 3, Activation = Tanh, Loss = SoftmaxCE)]
internal sealed partial class Awkward;

[Network(17, 33, 65, 3, Activation = ELU, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class AwkwardDouble;

[Network(65, 1, Output = Sigmoid, Loss = SquaredError)]
internal sealed partial class ManyInputs;

[Network(3, 65, 33, 17, Activations = [GELUTanh, HardSwish], Output = Softplus, Loss = MAE, L2 = 0.01)]
internal sealed partial class Widening;

[Network(64, 32, 10, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class Digits;

[Network(130, 129, 67, 11, Activation = Sigmoid, Loss = SigmoidBCE)]
internal sealed partial class Wide;

[Network(5, 64, 2, Activation = Tanh, Loss = SoftmaxCE)]
internal sealed partial class FewOutputs;

[Network(124, 2, Loss = SoftmaxCE)]
internal sealed partial class TwoOutputs;

[Network(40, 2, Output = Softmax, Loss = MSE, Unroll = Unroll.Never, Precision = Precision.Double)]
internal sealed partial class TwoOutputsDouble;

[Network(48, 3, 24, 4, Activation = ReLU, L2 = 0.01, Precision = Precision.Double)]
internal sealed partial class FewOutputsDouble;

[Network(1025, 130, 3, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class TermBlocks;

[Network(6, 5, 3, Activation = ReLU, Loss = SoftmaxCE, Scaling = Scaling.Inputs)]
internal sealed partial class ScaledScalars;

[Network(33, 16, 13, 7, Activation = Tanh, Loss = MSE, Scaling = Scaling.Inputs | Scaling.Outputs)]
internal sealed partial class ScaledLanes;

[Network(9, 33, 19, Activation = SELU, Loss = Huber, Scaling = Scaling.Inputs | Scaling.Outputs, Precision = Precision.Double)]
internal sealed partial class ScaledRowsDouble;
