using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>No penalty.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoPenalty : IPenalty
{
    /// <inheritdoc/>
    public static double L2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }
}
