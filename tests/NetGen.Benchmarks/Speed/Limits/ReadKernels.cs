using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Speed;

/// <summary>
/// Reads the bytes between two addresses, of which there are whole rounds of eight vectors, so many times, and does next to nothing with them.
/// Written out for each width: the JIT takes an operand from memory in one instruction with the operation only where it sees the vector itself.
/// </summary>
internal static unsafe class ReadKernels
{
    /// <summary>In vectors of 512 bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static int Read512(byte* start, byte* end, int passes)
    {
        Vector512<int> b0 = default, b1 = default, b2 = default, b3 = default;
        for (int pass = 0; pass < passes; pass++)
        {
            byte* p = start;
            do
            {
                b0 |= Vector512.Load((int*)(p));
                b1 |= Vector512.Load((int*)(p + 64));
                b2 |= Vector512.Load((int*)(p + 128));
                b3 |= Vector512.Load((int*)(p + 192));
                b0 |= Vector512.Load((int*)(p + 256));
                b1 |= Vector512.Load((int*)(p + 320));
                b2 |= Vector512.Load((int*)(p + 384));
                b3 |= Vector512.Load((int*)(p + 448));
                p += 512;
            }
            while (p < end);
        }

        return (b0 | b1 | b2 | b3).ToScalar();
    }

    /// <summary>In vectors of 256 bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static int Read256(byte* start, byte* end, int passes)
    {
        Vector256<int> b0 = default, b1 = default, b2 = default, b3 = default;
        for (int pass = 0; pass < passes; pass++)
        {
            byte* p = start;
            do
            {
                b0 |= Vector256.Load((int*)(p));
                b1 |= Vector256.Load((int*)(p + 32));
                b2 |= Vector256.Load((int*)(p + 64));
                b3 |= Vector256.Load((int*)(p + 96));
                b0 |= Vector256.Load((int*)(p + 128));
                b1 |= Vector256.Load((int*)(p + 160));
                b2 |= Vector256.Load((int*)(p + 192));
                b3 |= Vector256.Load((int*)(p + 224));
                p += 256;
            }
            while (p < end);
        }

        return (b0 | b1 | b2 | b3).ToScalar();
    }

    /// <summary>In vectors of 128 bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static int Read128(byte* start, byte* end, int passes)
    {
        Vector128<int> b0 = default, b1 = default, b2 = default, b3 = default;
        for (int pass = 0; pass < passes; pass++)
        {
            byte* p = start;
            do
            {
                b0 |= Vector128.Load((int*)(p));
                b1 |= Vector128.Load((int*)(p + 16));
                b2 |= Vector128.Load((int*)(p + 32));
                b3 |= Vector128.Load((int*)(p + 48));
                b0 |= Vector128.Load((int*)(p + 64));
                b1 |= Vector128.Load((int*)(p + 80));
                b2 |= Vector128.Load((int*)(p + 96));
                b3 |= Vector128.Load((int*)(p + 112));
                p += 128;
            }
            while (p < end);
        }

        return (b0 | b1 | b2 | b3).ToScalar();
    }
}
