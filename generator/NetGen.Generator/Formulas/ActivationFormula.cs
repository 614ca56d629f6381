namespace NetGen.Generator.Formulas;

/// <summary>
/// An activation as the generated text shows it. The function of the same name in <c>NetGen.Runtime.Activations</c>
/// computes it, and <c>NameDerivative</c> its derivative. To add an activation: its member of the enum, its row here, its
/// two functions there.
/// </summary>
/// <param name="Name">The name of the functions, and of the activation in formulas.</param>
/// <param name="Value">f(z), in the notation of the seeds.</param>
/// <param name="Derivative">f'(z), in terms of a = f(z) where that is cheaper.</param>
/// <param name="DerivativeOfOutput">Whether the derivative is computed from a; otherwise from z, which the backward pass then keeps.</param>
internal sealed record ActivationFormula(string Name, string Value, string Derivative, bool DerivativeOfOutput)
{
    /// <summary>
    /// Whether f is a few instructions, so that a register tile applies it to each of its sums. A longer one would be inlined into the
    /// tile two dozen times, beyond what the JIT inlines in one method; it is a pass of its own over the finished sums.
    /// </summary>
    public bool IsShort { get; init; }

    /// <summary>The same of f'.</summary>
    public bool HasShortDerivative { get; init; }

    /// <summary>Whether f takes the whole row of z, not each of its elements: kernels of its own compute it, for outputs only.</summary>
    public bool IsOfRow { get; init; }

    public static ActivationFormula Of(Activation activation) => activation switch
    {
        Activation.Identity => new("Identity", "z", "1", true) { IsShort = true, HasShortDerivative = true },
        Activation.ReLU => new("ReLU", "max(z, 0)", "1(z > 0)", true) { IsShort = true, HasShortDerivative = true },
        Activation.ReLU6 => new("ReLU6", "min(max(z, 0), 6)", "1(0 < z < 6)", true) { IsShort = true, HasShortDerivative = true },
        Activation.LeakyReLU => new("LeakyReLU", "z > 0 ? z : 0.01 z", "z > 0 ? 1 : 0.01", true) { IsShort = true, HasShortDerivative = true },
        Activation.ELU => new("ELU", "z > 0 ? z : exp(z) - 1", "z > 0 ? 1 : a + 1", true) { HasShortDerivative = true },
        Activation.SELU => new("SELU", "s (z > 0 ? z : alpha (exp(z) - 1))", "z > 0 ? s : a + s alpha", true) { HasShortDerivative = true },
        Activation.GELU => new("GELU", "z Phi(z)", "Phi(z) + z phi(z)", false),
        Activation.GELUTanh => new("GELUTanh", "z (1 + tanh(u)) / 2, u = sqrt(2/pi) (z + 0.044715 z^3)", "(1 + tanh(u)) / 2 + z (1 - tanh(u)^2) u' / 2", false),
        Activation.SiLU => new("SiLU", "z sigmoid(z)", "sigmoid(z) (1 + z (1 - sigmoid(z)))", false),
        Activation.Mish => new("Mish", "z tanh(softplus(z))", "tanh(softplus(z)) + z sigmoid(z) (1 - tanh(softplus(z))^2)", false),
        Activation.Softplus => new("Softplus", "log(1 + exp(z))", "1 - exp(-a)", true),
        Activation.Softsign => new("Softsign", "z / (1 + |z|)", "(1 - |a|)^2", true) { IsShort = true, HasShortDerivative = true },
        Activation.Sigmoid => new("Sigmoid", "1 / (1 + exp(-z))", "a (1 - a)", true) { HasShortDerivative = true },
        Activation.HardSigmoid => new("HardSigmoid", "min(max(z / 6 + 1/2, 0), 1)", "1/6 where 0 < a < 1", true) { IsShort = true, HasShortDerivative = true },
        Activation.Tanh => new("Tanh", "tanh(z)", "1 - a^2", true) { HasShortDerivative = true },
        Activation.HardTanh => new("HardTanh", "min(max(z, -1), 1)", "1(-1 < a < 1)", true) { IsShort = true, HasShortDerivative = true },
        Activation.HardSwish => new("HardSwish", "z min(max(z + 3, 0), 6) / 6", "0, z / 3 + 1/2 or 1 below, inside and above (-3, 3)", false) { IsShort = true, HasShortDerivative = true },
        Activation.Softmax => new("Softmax", "exp(z) / sum exp(z)", "diag(a) - a^T a", true) { IsOfRow = true },
        Activation.LogSoftmax => new("LogSoftmax", "z - log sum exp(z)", "I - 1^T exp(a)", true) { IsOfRow = true },
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "The model holds defined activations only."),
    };
}
