namespace NetGen.Benchmarks.Others;

/// <summary>SimpleChains' network that learns the exponential of 2 x 2 matrices.</summary>
[Network(4, 32, 16, 4, Activation = Tanh, Loss = SquaredError)]
internal sealed partial class MatrixExponential;

/// <summary>RTNeural's dense layer of 4.</summary>
[Network(4, 4, Loss = SquaredError)]
internal sealed partial class Dense4;

/// <summary>RTNeural's dense layer of 8.</summary>
[Network(8, 8, Loss = SquaredError)]
internal sealed partial class Dense8;

/// <summary>RTNeural's dense layer of 16.</summary>
[Network(16, 16, Loss = SquaredError)]
internal sealed partial class Dense16;

/// <summary>RTNeural's dense layer of 32.</summary>
[Network(32, 32, Loss = SquaredError)]
internal sealed partial class Dense32;

/// <summary>RTNeural's dense layer of 64.</summary>
[Network(64, 64, Loss = SquaredError)]
internal sealed partial class Dense64;

/// <summary>RLtools' benchmark of layers of 256.</summary>
[Network(256, 256, 256, 256, Activation = ReLU, Loss = SquaredError)]
internal sealed partial class WideLayers;

/// <summary>The sine of microcontrollers: onnx2c, microflow and TensorFlow Lite Micro.</summary>
[Network(1, 16, 16, 1, Activation = ReLU, Loss = SquaredError)]
internal sealed partial class Sine;

/// <summary>The shape of an ACAS Xu network.</summary>
[Network(5, 50, 50, 50, 50, 50, 50, 5, Activation = ReLU, Loss = SquaredError)]
internal sealed partial class CollisionAvoidance;

/// <summary>The network of SimpleChains' README, but for a bias in its second layer and without dropout.</summary>
[Network(24, 8, 2, Activation = Tanh, Loss = SquaredError, Precision = Precision.Double)]
internal sealed partial class ReadmeExample;
