using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Speed;

/// <summary>Reads a block of memory again and again, in the vectors that NetGen runs in: the bandwidth of the cache that holds the block.</summary>
internal sealed unsafe class ReadLoop : IDisposable
{
    /// <summary>Smaller blocks would measure the loop around the reads.</summary>
    private const long SmallestBlock = 16 * 1024;

    /// <summary>Whole rounds of reads at any width.</summary>
    private const int Round = 512;

    /// <summary>A call reads so much at least, so that calling takes no noticeable part of it.</summary>
    private const long LeastBytes = 256 * 1024;

    private const int Alignment = 2 * 1024 * 1024;

    private readonly byte* _block;

    /// <summary>Makes a block of at least this many bytes.</summary>
    public ReadLoop(string name, long bytes)
    {
        long length = (Math.Max(bytes, SmallestBlock) + Round - 1) / Round * Round;
        int passes = (int)Math.Max(1, LeastBytes / length);
        _block = (byte*)NativeMemory.AlignedAlloc((nuint)length, Alignment);
        NativeMemory.Fill(_block, (nuint)length, 1);
        Loop = new(name, passes * length, () => VectorWidth.Widest.Read(_block, _block + length, passes));
    }

    /// <summary>The loop; its operations are bytes.</summary>
    public LimitLoop Loop { get; }

    public void Dispose() => NativeMemory.AlignedFree(_block);
}
