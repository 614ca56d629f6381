using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Tests.Kernels;

/// <summary>Compares numbers bit by bit; NaN is one value, because its sign and payload are the instruction's choice.</summary>
internal static class BitComparison
{
    /// <summary>The index of the first number that differs; -1 where none does.</summary>
    public static int FirstDifference<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)))
            return -1;
        for (int index = 0; index < expected.Length; index++)
        {
            if (!AreSame(expected[index], actual[index]))
                return index;
        }

        return -1;
    }

    private static bool AreSame<T>(T expected, T actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.IsNaN(expected) ? T.IsNaN(actual) : expected == actual && T.IsNegative(expected) == T.IsNegative(actual);
}
