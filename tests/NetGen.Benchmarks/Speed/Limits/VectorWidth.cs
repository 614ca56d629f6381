using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Speed;

/// <summary>Vectors of one width, and the loops that measure what a core can do at most with them.</summary>
/// <param name="Bits">The width.</param>
/// <param name="MultiplyAdds">Multiply-adds that touch no memory.</param>
/// <param name="Roots">A root and a division each, likewise: what an update of Adam cannot do without.</param>
/// <param name="Read">Reads a block.</param>
internal sealed record VectorWidth(int Bits, LimitLoop MultiplyAdds, LimitLoop Roots, VectorWidth.ReadPass Read)
{
    /// <summary>Reads the bytes between two addresses, of which there are whole rounds, so many times; the result means nothing.</summary>
    public unsafe delegate int ReadPass(byte* start, byte* end, int passes);

    /// <summary>Those that the hardware has, the widest first: NetGen runs in that one.</summary>
    public static IReadOnlyList<VectorWidth> All { get; } = [.. Accelerated()];

    /// <summary>The width that NetGen runs in.</summary>
    public static VectorWidth Widest => All[0];

    private static unsafe List<VectorWidth> Accelerated()
    {
        var widths = new List<VectorWidth>();
        if (Vector512.IsHardwareAccelerated)
            widths.Add(Of<Runtime.Lanes512<float>>(ReadKernels.Read512));
        if (Vector256.IsHardwareAccelerated)
            widths.Add(Of<Runtime.Lanes256<float>>(ReadKernels.Read256));
        widths.Add(Of<Runtime.Lanes128<float>>(ReadKernels.Read128));
        return widths;
    }

    private static VectorWidth Of<TLanes>(ReadPass read)
        where TLanes : struct, Runtime.ILanes<TLanes, float>
    {
        return new(
            TLanes.Count * sizeof(float) * 8,
            new("multiply-adds", LimitKernels<TLanes>.MultiplyAddOperations, LimitKernels<TLanes>.MultiplyAdds),
            new("roots and divisions", LimitKernels<TLanes>.RootCount, LimitKernels<TLanes>.Roots),
            read);
    }
}
