using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What the chains of a dot product start from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDotStart
{
    /// <summary>The chains of a column.</summary>
    /// <param name="start">What they are read from, for the first column.</param>
    /// <param name="column">The column.</param>
    static abstract Lanes512<T> Of<T>(ref T start, nuint column)
        where T : unmanaged;
}
