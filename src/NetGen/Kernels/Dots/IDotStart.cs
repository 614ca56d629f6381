using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What the chains of a dot product start from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDotStart
{
    /// <summary>Some chains of a column.</summary>
    /// <param name="start">What they are read from, for the first column.</param>
    /// <param name="column">The column.</param>
    /// <param name="first">The first of the chains.</param>
    static abstract TLanes Of<TLanes, T>(ref T start, nuint column, nuint first)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}
