using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>Each gradient times one factor.</summary>
internal readonly struct ScaleRule<T>(T factor) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _factor = factor;

    public static int StateCount => 0;

    public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>
        => parameter = gradient * TLanes.Broadcast(_factor);
}
