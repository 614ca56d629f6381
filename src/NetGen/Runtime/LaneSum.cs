using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// Joins the chains of a sum that lie across 64 bytes by a binary tree of halves. The number of chains is fixed by the element
/// type, 16 floats or 8 doubles, and so is the tree: narrower hardware does the same additions in more instructions.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneSum
{
    /// <summary>((c0 + c8) + (c4 + c12)) + ...: the upper half onto the lower half until one is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(Lanes512<float> chains)
    {
        Vector256<float> eight = chains.Vector.GetLower() + chains.Vector.GetUpper();
        Vector128<float> four = eight.GetLower() + eight.GetUpper();
        Vector128<float> two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3));
        return two.ToScalar() + two.GetElement(1);
    }

    /// <inheritdoc cref="Of(Lanes512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(Lanes512<double> chains)
    {
        Vector256<double> four = chains.Vector.GetLower() + chains.Vector.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }

    /// <summary>The same for either element type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Of<T>(Lanes512<T> chains)
        where T : unmanaged =>
        typeof(T) == typeof(float)
            ? (T)(object)Of((Lanes512<float>)(object)chains)
            : (T)(object)Of((Lanes512<double>)(object)chains);
}
