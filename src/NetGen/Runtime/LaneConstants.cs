using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Constants of an element type that is only known as <c>T</c>; the choice folds when the code is compiled.</summary>
internal static class LaneConstants
{
    /// <summary>The float where <c>T</c> is float, else the double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Value<T>(float single, double @double)
        where T : unmanaged => typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(single) : Unsafe.BitCast<double, T>(@double);

    /// <summary>One half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Half<T>()
        where T : unmanaged => Value<T>(0.5f, 0.5);

    /// <summary>The same constant in all lanes: the float where <c>T</c> is float, else the double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Lanes<TLanes, T>(float single, double @double)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Broadcast(Value<T>(single, @double));

    /// <summary>A constant that both precisions hold exactly, or that float rounds from double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Lanes<TLanes, T>(double value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Lanes<TLanes, T>((float)value, value);
}
