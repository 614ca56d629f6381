using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Constants of an element type that is only known as <c>T</c>; the choice folds when the code is compiled.</summary>
internal static class LaneConstants
{
    /// <summary>One half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Half<T>()
        where T : unmanaged => Value<T>(0.5f, 0.5);

    /// <summary>The same constant in all lanes: the float where <c>T</c> is float, else the double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Constant<TLanes, T>(float single, double @double)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Broadcast(Value<T>(single, @double));

    /// <summary>The same constant in all lanes, rounded to float where <c>T</c> is float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Constant<TLanes, T>(double value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Constant<TLanes, T>((float)value, value);

    /// <summary>NaN in all lanes: quiet, positive, no payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NotANumber<TLanes, T>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Constant<TLanes, T>(BitConverter.UInt32BitsToSingle(0x7FC00000), BitConverter.UInt64BitsToDouble(0x7FF8000000000000));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Value<T>(float single, double @double)
        where T : unmanaged => typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(single) : Unsafe.BitCast<double, T>(@double);
}
