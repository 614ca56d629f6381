using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Accuracy;

/// <content>One type for each function. They are inlined by force, else the compiler's budget for inlining ends within the larger ones.</content>
internal static partial class MeasuredFunctions
{
    private readonly struct Exp : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Exp<TLanes, T>(x);
    }

    private readonly struct Expm1 : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Expm1<TLanes, T>(x);
    }

    private readonly struct Log : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Log<TLanes, T>(x);
    }

    private readonly struct Log1p : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Log1p<TLanes, T>(x);
    }

    private readonly struct Tanh : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Tanh<TLanes, T>(x);
    }

    private readonly struct Sigmoid : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Sigmoid<TLanes, T>(x);
    }

    private readonly struct Softplus : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Softplus<TLanes, T>(x);
    }

    private readonly struct LogSigmoid : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.LogSigmoid<TLanes, T>(x);
    }

    private readonly struct Erf : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.Erf<TLanes, T>(x);
    }

    private readonly struct NormalDistribution : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Elementary.NormalDistribution<TLanes, T>(x);
    }

    private readonly struct Identity : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.Identity.Value<TLanes, T>(x);
    }

    private readonly struct ReLU : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.ReLU.Value<TLanes, T>(x);
    }

    private readonly struct ReLU6 : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.ReLU6.Value<TLanes, T>(x);
    }

    private readonly struct LeakyReLU : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.LeakyReLU<DefaultSlope>.Value<TLanes, T>(x);
    }

    private readonly struct ELU : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.ELU<DefaultAlpha>.Value<TLanes, T>(x);
    }

    private readonly struct SELU : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.SELU.Value<TLanes, T>(x);
    }

    private readonly struct GELU : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.GELU.Value<TLanes, T>(x);
    }

    private readonly struct GELUTanh : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.GELUTanh.Value<TLanes, T>(x);
    }

    private readonly struct SiLU : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.SiLU.Value<TLanes, T>(x);
    }

    private readonly struct Mish : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.Mish.Value<TLanes, T>(x);
    }

    private readonly struct Softsign : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.Softsign.Value<TLanes, T>(x);
    }

    private readonly struct HardSigmoid : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.HardSigmoid<OneSixth>.Value<TLanes, T>(x);
    }

    private readonly struct HardTanh : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.HardTanh.Value<TLanes, T>(x);
    }

    private readonly struct HardSwish : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.HardSwish.Value<TLanes, T>(x);
    }

    private readonly struct IdentityDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.Identity.Derivative<TLanes, T>(x);
    }

    private readonly struct ReLUDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.ReLU.Derivative<TLanes, T>(x);
    }

    private readonly struct ReLU6Derivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.ReLU6.Derivative<TLanes, T>(x);
    }

    private readonly struct LeakyReLUDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.LeakyReLU<DefaultSlope>.Derivative<TLanes, T>(x);
    }

    private readonly struct ELUDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.ELU<DefaultAlpha>.Derivative<TLanes, T>(x);
    }

    private readonly struct SELUDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.SELU.Derivative<TLanes, T>(x);
    }

    private readonly struct GELUDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.GELU.Derivative<TLanes, T>(x);
    }

    private readonly struct GELUTanhDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.GELUTanh.Derivative<TLanes, T>(x);
    }

    private readonly struct SiLUDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.SiLU.Derivative<TLanes, T>(x);
    }

    private readonly struct MishDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.Mish.Derivative<TLanes, T>(x);
    }

    private readonly struct SoftplusDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.Softplus.Derivative<TLanes, T>(x);
    }

    private readonly struct SoftsignDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.Softsign.Derivative<TLanes, T>(x);
    }

    private readonly struct SigmoidDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.Sigmoid.Derivative<TLanes, T>(x);
    }

    private readonly struct HardSigmoidDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.HardSigmoid<OneSixth>.Derivative<TLanes, T>(x);
    }

    private readonly struct TanhDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.Tanh.Derivative<TLanes, T>(x);
    }

    private readonly struct HardTanhDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.HardTanh.Derivative<TLanes, T>(x);
    }

    private readonly struct HardSwishDerivative : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => Runtime.HardSwish.Derivative<TLanes, T>(x);
    }

    private readonly struct DefaultSlope : IFactor
    {
        public static double Value => 0.01;
    }

    private readonly struct DefaultAlpha : IFactor
    {
        public static double Value => 1;
    }

    private readonly struct OneSixth : IFactor
    {
        public static double Value => 1.0 / 6;
    }
}
