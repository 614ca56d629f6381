using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>Towards numbers that stand in the place of gradients: p += amount (g - p).</summary>
internal readonly struct LerpRule<T>(T amount) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _amount = amount;

    public static int StateCount => 0;

    public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>
        => parameter = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_amount), gradient - parameter, parameter);
}
