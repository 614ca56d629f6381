using NetGen.Runtime;

namespace NetGen.BitsProbe;

/// <summary>A function of one number, over lanes.</summary>
internal interface IFunction
{
    static abstract TLanes Of<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}

internal readonly struct Exp : IFunction
{
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Elementary.Exp<TLanes, T>(x);
}

internal readonly struct Expm1 : IFunction
{
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Elementary.Expm1<TLanes, T>(x);
}

internal readonly struct Log : IFunction
{
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Elementary.Log<TLanes, T>(x);
}

internal readonly struct Log1p : IFunction
{
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Elementary.Log1p<TLanes, T>(x);
}

internal readonly struct LogSigmoid : IFunction
{
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Elementary.LogSigmoid<TLanes, T>(x);
}

internal readonly struct Erf : IFunction
{
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Elementary.Erf<TLanes, T>(x);
}

internal readonly struct NormalDistribution : IFunction
{
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Elementary.NormalDistribution<TLanes, T>(x);
}

/// <summary>An activation, whose functions are the elementary ones with what comes before and behind.</summary>
internal readonly struct ValueOf<TActivation> : IFunction
    where TActivation : struct, IActivation
{
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TActivation.Value<TLanes, T>(x);
}

/// <summary>The derivative of an activation, from what it is computed from.</summary>
internal readonly struct DerivativeOf<TActivation> : IFunction
    where TActivation : struct, IActivation
{
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TActivation.Derivative<TLanes, T>(TActivation.DerivesFromOutput ? TActivation.Value<TLanes, T>(x) : x);
}
