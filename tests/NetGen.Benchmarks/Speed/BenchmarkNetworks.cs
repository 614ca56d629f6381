namespace NetGen.Benchmarks.Speed;

/// <summary>A control policy of a few numbers: written out in full.</summary>
[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class NetworkA;

/// <summary>A classifier of measurements.</summary>
[Network(4, 16, 16, 3, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class NetworkB;

/// <summary>A reinforcement-learning policy.</summary>
[Network(4, 64, 64, 2, Activation = Tanh, Loss = SquaredError)]
internal sealed partial class NetworkC;

/// <summary>Digits of 8 x 8 pixels.</summary>
[Network(64, 32, 10, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class NetworkD;

/// <summary>Digits of 28 x 28 pixels.</summary>
[Network(784, 128, 10, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class NetworkE;

/// <summary>The same with two wide hidden layers: its weights exceed a second-level cache.</summary>
[Network(784, 512, 512, 10, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class NetworkF;
