using NetGen.Runtime;

namespace NetGen.Benchmarks.Accuracy;

/// <summary>The functions that are measured, each with its reference.</summary>
internal static class MeasuredFunctions
{
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
        MeasuredFunction.Of<ELU>(References.ELU),
        MeasuredFunction.Of<SELU>(References.SELU),
        MeasuredFunction.Of<SiLU>(References.SiLU),
        MeasuredFunction.Of<Mish>(References.Mish),
        MeasuredFunction.Of<GELU>(References.GELU),
        MeasuredFunction.Of<GELUTanh>(References.GELUTanh),
        MeasuredFunction.Of<Softsign>(References.Softsign),
        MeasuredFunction.Of<HardSigmoid>(References.HardSigmoid),
        MeasuredFunction.Of<HardSwish>(References.HardSwish),
        MeasuredFunction.Of<SiLUDerivative>(References.SiLUDerivative, 0.5),
        MeasuredFunction.Of<MishDerivative>(References.MishDerivative, 0.5),
        MeasuredFunction.Of<GELUDerivative>(References.GELUDerivative, 0.5),
        MeasuredFunction.Of<GELUTanhDerivative>(References.GELUTanhDerivative, 0.5),
        MeasuredFunction.Of<HardSwishDerivative>(References.HardSwishDerivative, 0.5),
    ];

    private readonly struct Exp : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Exp<TLanes, T>(x);
    }

    private readonly struct Expm1 : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Expm1<TLanes, T>(x);
    }

    private readonly struct Log : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Log<TLanes, T>(x);
    }

    private readonly struct Log1p : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Log1p<TLanes, T>(x);
    }

    private readonly struct Tanh : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Tanh<TLanes, T>(x);
    }

    private readonly struct Sigmoid : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Sigmoid<TLanes, T>(x);
    }

    private readonly struct Softplus : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Softplus<TLanes, T>(x);
    }

    private readonly struct LogSigmoid : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.LogSigmoid<TLanes, T>(x);
    }

    private readonly struct Erf : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Erf<TLanes, T>(x);
    }

    private readonly struct NormalDistribution : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.NormalDistribution<TLanes, T>(x);
    }

    private readonly struct ELU : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.ELU<TLanes, T>(x);
    }

    private readonly struct SELU : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.SELU<TLanes, T>(x);
    }

    private readonly struct SiLU : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.SiLU<TLanes, T>(x);
    }

    private readonly struct Mish : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.Mish<TLanes, T>(x);
    }

    private readonly struct GELU : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.GELU<TLanes, T>(x);
    }

    private readonly struct GELUTanh : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.GELUTanh<TLanes, T>(x);
    }

    private readonly struct Softsign : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.Softsign<TLanes, T>(x);
    }

    private readonly struct HardSigmoid : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.HardSigmoid<TLanes, T>(x);
    }

    private readonly struct HardSwish : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.HardSwish<TLanes, T>(x);
    }

    private readonly struct SiLUDerivative : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.SiLUDerivative<TLanes, T>(x);
    }

    private readonly struct MishDerivative : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.MishDerivative<TLanes, T>(x);
    }

    private readonly struct GELUDerivative : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.GELUDerivative<TLanes, T>(x);
    }

    private readonly struct GELUTanhDerivative : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.GELUTanhDerivative<TLanes, T>(x);
    }

    private readonly struct HardSwishDerivative : ILaneFunction
    {
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Activations.HardSwishDerivative<TLanes, T>(x);
    }
}
