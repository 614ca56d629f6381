using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Speed;

/// <summary>Reads a block of memory again and again and does next to nothing with it: the bandwidth of the cache that holds the block.</summary>
internal sealed unsafe class ReadLoop : IDisposable
{
    /// <summary>Smaller blocks would measure the loop around the reads.</summary>
    private const long SmallestBlock = 16 * 1024;

    private const int VectorsPerRound = 8;
    private const int Alignment = 2 * 1024 * 1024;

    private readonly byte* _block;

    /// <summary>Makes a block of at least this many bytes.</summary>
    public ReadLoop(long bytes)
    {
        const int Round = VectorsPerRound * 64;
        Bytes = (Math.Max(bytes, SmallestBlock) + Round - 1) / Round * Round;
        _block = (byte*)NativeMemory.AlignedAlloc((nuint)Bytes, Alignment);
        NativeMemory.Fill(_block, (nuint)Bytes, 1);
    }

    /// <summary>The bytes that one pass reads.</summary>
    public long Bytes { get; }

    /// <summary>Reads the block so many times.</summary>
    public int Run(int passes)
    {
        Vector512<int> bits = default;
        for (int pass = 0; pass < passes; pass++)
            bits |= Pass(_block, _block + Bytes);
        return bits.ToScalar();
    }

    public void Dispose() => NativeMemory.AlignedFree(_block);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<int> Pass(byte* start, byte* end)
    {
        Vector512<int> b0 = default, b1 = default, b2 = default, b3 = default;
        for (byte* p = start; p < end; p += VectorsPerRound * 64)
        {
            b0 |= Vector512.LoadAligned((int*)p);
            b1 |= Vector512.LoadAligned((int*)(p + 64));
            b2 |= Vector512.LoadAligned((int*)(p + 128));
            b3 |= Vector512.LoadAligned((int*)(p + 192));
            b0 |= Vector512.LoadAligned((int*)(p + 256));
            b1 |= Vector512.LoadAligned((int*)(p + 320));
            b2 |= Vector512.LoadAligned((int*)(p + 384));
            b3 |= Vector512.LoadAligned((int*)(p + 448));
        }

        return b0 | b1 | b2 | b3;
    }
}
