using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The formula of an optimiser for one parameter, written once for every vector width.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many of the three state values the formula uses, first ones first.</summary>
    static abstract int StateCount { get; }

    /// <summary>Updates parameters and their state values from their gradients, lane by lane.</summary>
    void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>;
}
