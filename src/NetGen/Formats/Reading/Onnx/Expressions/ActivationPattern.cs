using System;

namespace NetGen.Formats.Reading.Onnx.Expressions;

/// <summary>An activation of NetGen and a formula that computes it.</summary>
internal sealed class ActivationPattern
{
    private readonly Func<Expression, Expression> _formula;

    private ActivationPattern(string activation, Func<Expression, Expression> formula)
    {
        Activation = activation;
        _formula = formula;
    }

    /// <summary>The formulas of all activations, as the operators and the exporters write them; the plain form of each first.</summary>
    public static ActivationPattern[] All { get; } =
    {
        new(ActivationNames.ReLU, Functions.Relu),
        new(ActivationNames.ReLU6, static z => Functions.Clip(z, 0, 6)),
        new(ActivationNames.LeakyReLU, Functions.LeakyRelu),
        new(ActivationNames.ELU, Functions.Elu),
        new(ActivationNames.SELU, Functions.Selu),
        new(ActivationNames.GELU, Functions.Gelu),
        new(ActivationNames.GELUTanh, Functions.GeluTanh),
        new(ActivationNames.SiLU, Functions.Silu),
        new(ActivationNames.SiLU, static z => z.Multiply(Functions.Reciprocal(Functions.Exp(z.Multiply(-1)).Add(1)))),
        new(ActivationNames.Mish, Functions.Mish),
        new(ActivationNames.Mish, static z => z.Multiply(Functions.Tanh(Functions.Log(Functions.Exp(z).Add(1))))),
        new(ActivationNames.Softplus, Functions.Softplus),
        new(ActivationNames.Softplus, static z => Functions.Log(Functions.Exp(z).Add(1))),
        new(ActivationNames.Softsign, Functions.Softsign),
        new(ActivationNames.Softsign, static z => z.Multiply(Functions.Reciprocal(Functions.Abs(z).Add(1)))),
        new(ActivationNames.Sigmoid, Functions.Sigmoid),
        new(ActivationNames.Sigmoid, static z => Functions.Reciprocal(Functions.Exp(z.Multiply(-1)).Add(1))),
        new(ActivationNames.HardSigmoid, Functions.HardSigmoid),
        new(ActivationNames.Tanh, Functions.Tanh),
        new(ActivationNames.HardTanh, static z => Functions.Clip(z, -1, 1)),
        new(ActivationNames.HardSwish, Functions.HardSwish),
        new(ActivationNames.Softmax, Functions.Softmax),
        new(ActivationNames.LogSoftmax, Functions.LogSoftmax),
        new(ActivationNames.LogSoftmax, static z => Functions.Log(Functions.Softmax(z))),
    };

    /// <summary>The member of NetGen.Activation.</summary>
    public string Activation { get; }

    /// <summary>The formula at a given argument.</summary>
    public Expression At(Expression argument) => _formula(argument);
}
