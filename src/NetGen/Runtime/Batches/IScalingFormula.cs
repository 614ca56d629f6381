using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>What scaling makes of a number, or of a gradient by it; each operation is rounded once, so that the bits are the same at every width.</summary>
internal interface IScalingFormula
{
    static abstract TLanes Of<TLanes, T>(TLanes value, TLanes offset, TLanes factor)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}

/// <summary>x' = (x - offset) * factor.</summary>
internal readonly struct ScaledValue : IScalingFormula
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes value, TLanes offset, TLanes factor)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => (value - offset) * factor;
}

/// <summary>x = x' / factor + offset.</summary>
internal readonly struct RawValue : IScalingFormula
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes value, TLanes offset, TLanes factor)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => (value / factor) + offset;
}

/// <summary>From a gradient by a scaled input to that by the raw one: d/dx = factor d/dx'.</summary>
internal readonly struct RawGradient : IScalingFormula
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes value, TLanes offset, TLanes factor)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => value * factor;
}

/// <summary>From a gradient by a raw output to that by the scaled one: d/dy' = d/dy / factor.</summary>
internal readonly struct ScaledGradient : IScalingFormula
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes value, TLanes offset, TLanes factor)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => value / factor;
}
