namespace NetGen.Benchmarks.Accuracy;

/// <summary>
/// The functions that are measured, each with its reference. The activations Sigmoid, Tanh and Softplus are the elementary
/// functions of the same name.
/// </summary>
internal static partial class MeasuredFunctions
{
    /// <summary>The products z times a gate keep their relative accuracy while the gate is a normal number.</summary>
    private const double SmallestGated = 1e-35;

    /// <summary>Derivatives of the gated functions cross 0 by cancellation; a factor that small trains nothing.</summary>
    private const double SmallestDerivative = 0.5;

    public static IReadOnlyList<MeasuredFunction> All { get; } =
    [
        MeasuredFunction.Of<Exp>(References.Exp),
        MeasuredFunction.Of<Expm1>(References.Expm1),
        MeasuredFunction.Of<Log>(References.Log),
        MeasuredFunction.Of<Log1p>(References.Log1p),
        MeasuredFunction.Of<Tanh>(References.Tanh),
        MeasuredFunction.Of<Sigmoid>(References.Sigmoid),
        MeasuredFunction.Of<Softplus>(References.Softplus),
        MeasuredFunction.Of<LogSigmoid>(References.LogSigmoid),
        MeasuredFunction.Of<Erf>(References.Erf),
        MeasuredFunction.Of<NormalDistribution>(References.NormalDistribution),
        MeasuredFunction.Of<Identity>(References.Identity),
        MeasuredFunction.Of<ReLU>(References.ReLU),
        MeasuredFunction.Of<ReLU6>(References.ReLU6),
        MeasuredFunction.Of<LeakyReLU>(References.LeakyReLU),
        MeasuredFunction.Of<ELU>(References.ELU),
        MeasuredFunction.Of<SELU>(References.SELU),
        MeasuredFunction.Of<GELU>(References.GELU, SmallestGated),
        MeasuredFunction.Of<GELUTanh>(References.GELUTanh, SmallestGated),
        MeasuredFunction.Of<SiLU>(References.SiLU, SmallestGated),
        MeasuredFunction.Of<Mish>(References.Mish, SmallestGated),
        MeasuredFunction.Of<Softsign>(References.Softsign),
        MeasuredFunction.Of<HardSigmoid>(References.HardSigmoid),
        MeasuredFunction.Of<HardTanh>(References.HardTanh),
        MeasuredFunction.Of<HardSwish>(References.HardSwish),
        MeasuredFunction.Of<IdentityDerivative>(References.IdentityDerivative, SmallestDerivative),
        MeasuredFunction.Of<ReLUDerivative>(References.ReLUDerivative, SmallestDerivative),
        MeasuredFunction.Of<ReLU6Derivative>(References.ReLU6Derivative, SmallestDerivative),
        MeasuredFunction.Of<LeakyReLUDerivative>(References.LeakyReLUDerivative, SmallestDerivative),
        MeasuredFunction.Of<ELUDerivative>(References.ELUDerivative, SmallestDerivative),
        MeasuredFunction.Of<SELUDerivative>(References.SELUDerivative, SmallestDerivative),
        MeasuredFunction.Of<GELUDerivative>(References.GELUDerivative, SmallestDerivative),
        MeasuredFunction.Of<GELUTanhDerivative>(References.GELUTanhDerivative, SmallestDerivative),
        MeasuredFunction.Of<SiLUDerivative>(References.SiLUDerivative, SmallestDerivative),
        MeasuredFunction.Of<MishDerivative>(References.MishDerivative, SmallestDerivative),
        MeasuredFunction.Of<SoftplusDerivative>(References.SoftplusDerivative, SmallestDerivative),
        MeasuredFunction.Of<SoftsignDerivative>(References.SoftsignDerivative, SmallestDerivative),
        MeasuredFunction.Of<SigmoidDerivative>(References.SigmoidDerivative, SmallestDerivative),
        MeasuredFunction.Of<HardSigmoidDerivative>(References.HardSigmoidDerivative, SmallestDerivative),
        MeasuredFunction.Of<TanhDerivative>(References.TanhDerivative, SmallestDerivative),
        MeasuredFunction.Of<HardTanhDerivative>(References.HardTanhDerivative, SmallestDerivative),
        MeasuredFunction.Of<HardSwishDerivative>(References.HardSwishDerivative, SmallestDerivative),
    ];
}
