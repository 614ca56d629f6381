using NetGen.Runtime;

namespace NetGen.Tests.Numerics;

/// <summary>Zeros, infinities, NaN, and the ends of the range: results that are exact and known.</summary>
public class SpecialValueTests
{
    private const double Infinity = double.PositiveInfinity;

    private const double NaN = double.NaN;

    public static TheoryData<string, double, double> Table => new()
    {
        { "Exp", 0, 1 }, { "Exp", -0.0, 1 }, { "Exp", Infinity, Infinity }, { "Exp", -Infinity, 0 }, { "Exp", NaN, NaN }, { "Exp", 1e5, Infinity }, { "Exp", -1e5, 0 },
        { "Expm1", 0, 0 }, { "Expm1", -0.0, -0.0 }, { "Expm1", Infinity, Infinity }, { "Expm1", -Infinity, -1 }, { "Expm1", NaN, NaN }, { "Expm1", -100, -1 },
        { "Log", 1, 0 }, { "Log", 0, -Infinity }, { "Log", -0.0, -Infinity }, { "Log", -1, NaN }, { "Log", -Infinity, NaN }, { "Log", Infinity, Infinity }, { "Log", NaN, NaN },
        { "Log1p", 0, 0 }, { "Log1p", -0.0, -0.0 }, { "Log1p", -1, -Infinity }, { "Log1p", -1.5, NaN }, { "Log1p", Infinity, Infinity }, { "Log1p", -Infinity, NaN }, { "Log1p", NaN, NaN },
        { "Tanh", 0, 0 }, { "Tanh", -0.0, -0.0 }, { "Tanh", Infinity, 1 }, { "Tanh", -Infinity, -1 }, { "Tanh", 50, 1 }, { "Tanh", -50, -1 }, { "Tanh", NaN, NaN },
        { "Sigmoid", 0, 0.5 }, { "Sigmoid", -0.0, 0.5 }, { "Sigmoid", Infinity, 1 }, { "Sigmoid", -Infinity, 0 }, { "Sigmoid", 800, 1 }, { "Sigmoid", -800, 0 }, { "Sigmoid", NaN, NaN },
        { "Softplus", Infinity, Infinity }, { "Softplus", -Infinity, 0 }, { "Softplus", 1000, 1000 }, { "Softplus", -1000, 0 }, { "Softplus", NaN, NaN },
        { "LogSigmoid", Infinity, -0.0 }, { "LogSigmoid", -Infinity, -Infinity }, { "LogSigmoid", -1000, -1000 }, { "LogSigmoid", NaN, NaN },
        { "Erf", 0, 0 }, { "Erf", -0.0, -0.0 }, { "Erf", Infinity, 1 }, { "Erf", -Infinity, -1 }, { "Erf", 10, 1 }, { "Erf", NaN, NaN },
        { "NormalDistribution", 0, 0.5 }, { "NormalDistribution", Infinity, 1 }, { "NormalDistribution", -Infinity, 0 }, { "NormalDistribution", NaN, NaN },
        { "ReLU", -1, 0 }, { "ReLU", 2, 2 }, { "ReLU", NaN, NaN }, { "ReLU", -Infinity, 0 }, { "ReLU", Infinity, Infinity },
        { "ReLU6", 7, 6 }, { "ReLU6", -1, 0 }, { "ReLU6", NaN, NaN }, { "LeakyReLU", NaN, NaN }, { "LeakyReLU", 3, 3 },
        { "ELU", NaN, NaN }, { "ELU", -Infinity, -1 }, { "ELU", Infinity, Infinity }, { "ELU", 3, 3 }, { "SELU", NaN, NaN }, { "SELU", Infinity, Infinity },
        { "GELU", 0, 0 }, { "GELU", NaN, NaN }, { "GELU", Infinity, Infinity }, { "GELU", -Infinity, NaN }, { "GELU", 50, 50 },
        { "GELUTanh", 0, 0 }, { "GELUTanh", NaN, NaN }, { "GELUTanh", Infinity, Infinity }, { "GELUTanh", -Infinity, NaN }, { "GELUTanh", 50, 50 },
        { "SiLU", 0, 0 }, { "SiLU", NaN, NaN }, { "SiLU", Infinity, Infinity }, { "SiLU", -Infinity, NaN }, { "SiLU", 50, 50 },
        { "Mish", 0, 0 }, { "Mish", NaN, NaN }, { "Mish", Infinity, Infinity }, { "Mish", -Infinity, NaN }, { "Mish", 50, 50 },
        { "Softsign", 1, 0.5 }, { "Softsign", -1, -0.5 }, { "Softsign", NaN, NaN }, { "Softsign", Infinity, NaN },
        { "HardSigmoid", -3, 0 }, { "HardSigmoid", 3, 1 }, { "HardSigmoid", 0, 0.5 }, { "HardSigmoid", NaN, NaN }, { "HardSigmoid", -Infinity, 0 }, { "HardSigmoid", Infinity, 1 },
        { "HardTanh", -3, -1 }, { "HardTanh", 3, 1 }, { "HardTanh", NaN, NaN }, { "HardSwish", -3, -0.0 }, { "HardSwish", 3, 3 }, { "HardSwish", 5, 5 }, { "HardSwish", NaN, NaN }, { "HardSwish", -Infinity, NaN },
        { "IdentityDerivative", 5, 1 }, { "ReLUDerivative", 0, 0 }, { "ReLUDerivative", 1e-40, 1 }, { "ReLU6Derivative", 0, 0 }, { "ReLU6Derivative", 6, 0 }, { "ReLU6Derivative", 5.5, 1 },
        { "LeakyReLUDerivative", 0, 0.01 }, { "LeakyReLUDerivative", 1, 1 }, { "ELUDerivative", 0, 1 }, { "ELUDerivative", -1, 0 }, { "SELUDerivative", 1, 1.0507009873554805 }, { "SELUDerivative", 0, 1.7580993408473766 },
        { "SigmoidDerivative", 0.5, 0.25 }, { "TanhDerivative", 0, 1 }, { "TanhDerivative", 1, 0 }, { "SoftplusDerivative", 0, 0 }, { "SoftplusDerivative", Infinity, 1 }, { "SoftsignDerivative", -0.5, 0.25 },
        { "HardSigmoidDerivative", 0, 0 }, { "HardSigmoidDerivative", 1, 0 }, { "HardSigmoidDerivative", 0.5, 1.0 / 6 }, { "HardTanhDerivative", 1, 0 }, { "HardTanhDerivative", -1, 0 }, { "HardTanhDerivative", 0.5, 1 },
        { "HardSwishDerivative", -3, 0 }, { "HardSwishDerivative", 3, 1 }, { "HardSwishDerivative", 0, 0.5 }, { "HardSwishDerivative", NaN, NaN },
        { "SiLUDerivative", 0, 0.5 }, { "SiLUDerivative", Infinity, 1 }, { "SiLUDerivative", -Infinity, -0.0 }, { "SiLUDerivative", NaN, NaN },
        { "MishDerivative", Infinity, 1 }, { "MishDerivative", -Infinity, 0 }, { "MishDerivative", NaN, NaN },
        { "GELUDerivative", 0, 0.5 }, { "GELUDerivative", Infinity, 1 }, { "GELUDerivative", -Infinity, 0 }, { "GELUDerivative", NaN, NaN },
        { "GELUTanhDerivative", 0, 0.5 }, { "GELUTanhDerivative", Infinity, 1 }, { "GELUTanhDerivative", -Infinity, -0.0 }, { "GELUTanhDerivative", NaN, NaN },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void HasTheKnownResult(string name, double argument, double expected)
    {
        float single = Function<float>(name)((float)argument);
        Assert.True(IsSame((float)expected, single), $"float: {single:R} in place of {(float)expected:R}");
        double result = Function<double>(name)(argument);
        Assert.True(IsSame(expected, result), $"double: {result:R} in place of {expected:R}");
    }

    /// <summary>The public scalar function of that name.</summary>
    private static Func<T, T> Function<T>(string name)
    {
        return typeof(Elementary).GetMethod(name, [typeof(T)])?.CreateDelegate<Func<T, T>>() ?? ScalarActivations.Of<T>(name);
    }

    private static bool IsSame(double expected, double actual) => double.IsNaN(expected)
        ? double.IsNaN(actual)
        : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);
}
