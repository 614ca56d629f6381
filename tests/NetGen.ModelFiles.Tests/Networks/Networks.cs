namespace NetGen.ModelFiles.Tests.Networks;

// A network of each activation and precision, for what goes out to other programs and comes back.

[Network(3, 8, 5, 2, Activation = Identity)]
public partial class IdentityNet;

[Network(3, 8, 5, 2, Activation = Identity, Precision = Precision.Double)]
public partial class IdentityDoubleNet;

[Network(3, 8, 5, 2, Activation = ReLU)]
public partial class ReLUNet;

[Network(3, 8, 5, 2, Activation = ReLU, Precision = Precision.Double)]
public partial class ReLUDoubleNet;

[Network(3, 8, 5, 2, Activation = ReLU6)]
public partial class ReLU6Net;

[Network(3, 8, 5, 2, Activation = ReLU6, Precision = Precision.Double)]
public partial class ReLU6DoubleNet;

[Network(3, 8, 5, 2, Activation = LeakyReLU)]
public partial class LeakyReLUNet;

[Network(3, 8, 5, 2, Activation = LeakyReLU, Precision = Precision.Double)]
public partial class LeakyReLUDoubleNet;

[Network(3, 8, 5, 2, Activation = ELU)]
public partial class ELUNet;

[Network(3, 8, 5, 2, Activation = ELU, Precision = Precision.Double)]
public partial class ELUDoubleNet;

[Network(3, 8, 5, 2, Activation = SELU)]
public partial class SELUNet;

[Network(3, 8, 5, 2, Activation = SELU, Precision = Precision.Double)]
public partial class SELUDoubleNet;

[Network(3, 8, 5, 2, Activation = GELU)]
public partial class GELUNet;

[Network(3, 8, 5, 2, Activation = GELU, Precision = Precision.Double)]
public partial class GELUDoubleNet;

[Network(3, 8, 5, 2, Activation = GELUTanh)]
public partial class GELUTanhNet;

[Network(3, 8, 5, 2, Activation = GELUTanh, Precision = Precision.Double)]
public partial class GELUTanhDoubleNet;

[Network(3, 8, 5, 2, Activation = SiLU)]
public partial class SiLUNet;

[Network(3, 8, 5, 2, Activation = SiLU, Precision = Precision.Double)]
public partial class SiLUDoubleNet;

[Network(3, 8, 5, 2, Activation = Mish)]
public partial class MishNet;

[Network(3, 8, 5, 2, Activation = Mish, Precision = Precision.Double)]
public partial class MishDoubleNet;

[Network(3, 8, 5, 2, Activation = Softplus)]
public partial class SoftplusNet;

[Network(3, 8, 5, 2, Activation = Softplus, Precision = Precision.Double)]
public partial class SoftplusDoubleNet;

[Network(3, 8, 5, 2, Activation = Softsign)]
public partial class SoftsignNet;

[Network(3, 8, 5, 2, Activation = Softsign, Precision = Precision.Double)]
public partial class SoftsignDoubleNet;

[Network(3, 8, 5, 2, Activation = Sigmoid)]
public partial class SigmoidNet;

[Network(3, 8, 5, 2, Activation = Sigmoid, Precision = Precision.Double)]
public partial class SigmoidDoubleNet;

[Network(3, 8, 5, 2, Activation = HardSigmoid)]
public partial class HardSigmoidNet;

[Network(3, 8, 5, 2, Activation = HardSigmoid, Precision = Precision.Double)]
public partial class HardSigmoidDoubleNet;

[Network(3, 8, 5, 2, Activation = Tanh)]
public partial class TanhNet;

[Network(3, 8, 5, 2, Activation = Tanh, Precision = Precision.Double)]
public partial class TanhDoubleNet;

[Network(3, 8, 5, 2, Activation = HardTanh)]
public partial class HardTanhNet;

[Network(3, 8, 5, 2, Activation = HardTanh, Precision = Precision.Double)]
public partial class HardTanhDoubleNet;

[Network(3, 8, 5, 2, Activation = HardSwish)]
public partial class HardSwishNet;

[Network(3, 8, 5, 2, Activation = HardSwish, Precision = Precision.Double)]
public partial class HardSwishDoubleNet;

[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
public partial class SoftmaxNet;

[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE, Precision = Precision.Double)]
public partial class SoftmaxDoubleNet;

[Network(3, 4, 2, Activation = Tanh, Output = LogSoftmax, Loss = SoftmaxCE)]
public partial class LogSoftmaxNet;

[Network(3, 4, 2, Activation = Tanh, Output = LogSoftmax, Loss = SoftmaxCE, Precision = Precision.Double)]
public partial class LogSoftmaxDoubleNet;

[Network(3, 4, 2, Activation = Tanh, Output = Sigmoid, Bias = false)]
public partial class NoBiasNet;

/// <summary>As the first, of other sizes.</summary>
[Network(3, 5, 2, Activation = ReLU, Loss = SoftmaxCE)]
public partial class WiderNet;

/// <summary>Square, so that no shape tells the layout.</summary>
[Network(2, 2, Output = Identity)]
public partial class SquareNet;

/// <summary>One layer, for what is in front of it.</summary>
[Network(2, 1)]
public partial class ScaledNet;

[Network(2, 1, Precision = Precision.Double)]
public partial class ScaledDoubleNet;
