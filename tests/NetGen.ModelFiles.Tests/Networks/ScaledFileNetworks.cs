namespace NetGen.ModelFiles.Tests.Networks;

// Networks that scale their numbers, for files, and beside them the same without.

[Network(3, 4, 2, Activation = Tanh, Scaling = Scaling.Inputs)]
public partial class InputScaledNet;

[Network(3, 4, 2, Activation = Tanh, Scaling = Scaling.Inputs | Scaling.Outputs)]
public partial class ScaledBothNet;

[Network(3, 4, 2, Activation = Tanh, Scaling = Scaling.Inputs | Scaling.Outputs, Precision = Precision.Double)]
public partial class ScaledBothDoubleNet;

[Network(3, 4, 2, Activation = Tanh, Output = Tanh, Bias = false, Scaling = Scaling.Outputs)]
public partial class OutputScaledNet;

[Network(1, 4, 1, Activation = Tanh, Output = Sigmoid, Scaling = Scaling.Inputs | Scaling.Outputs, Precision = Precision.Double)]
public partial class NarrowScaledDoubleNet;

[Network(3, 4, 2, Activation = Tanh)]
public partial class UnscaledNet;

[Network(3, 4, 2, Activation = Tanh, Precision = Precision.Double)]
public partial class UnscaledDoubleNet;

[Network(3, 4, 2, Activation = Tanh, Scaling = Scaling.Inputs, Precision = Precision.Double)]
public partial class InputScaledDoubleNet;

[Network(2, 1, Scaling = Scaling.Inputs)]
public partial class ScaledTimeNet;

[Network(2, 1)]
public partial class UnscaledTimeNet;

[Network(2, 1, Output = Tanh, Scaling = Scaling.Outputs)]
public partial class OutputScaledTanhNet;

[Network(2, 1, Scaling = Scaling.Outputs)]
public partial class OutputScaledLinearNet;
