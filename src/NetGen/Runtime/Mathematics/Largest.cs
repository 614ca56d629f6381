using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>The largest element of a row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Largest
{
    /// <summary>The index of the largest of <paramref name="count"/> elements; the first of equals, and 0 where none compares.</summary>
    public static int IndexOf<T>(ref T row, int count)
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        ReadOnlySpan<T> values = MemoryMarshal.CreateReadOnlySpan(ref row, count);
        int best = 0;
        for (int index = 1; index < values.Length; index++)
        {
            if (values[index] > values[best])
                best = index;
        }

        return best;
    }
}
