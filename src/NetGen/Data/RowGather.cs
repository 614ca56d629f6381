using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Data;

/// <summary>Copies rows that lie anywhere in memory one behind the other.</summary>
internal static class RowGather
{
    private const int CacheLine = 64;

    /// <summary>
    /// How far ahead rows are asked for. A row at random is in none of the near caches, and the processor itself looks ahead in the row that it copies,
    /// not in the next: without this, each begins with the whole way to memory.
    /// </summary>
    private const int BytesAhead = 4096;

    /// <summary>Copies rows.</summary>
    /// <param name="rows">Their numbers.</param>
    /// <param name="places">Where the row of a number lies; null where it lies at its number.</param>
    /// <param name="source">The memory, row-major.</param>
    /// <param name="size">The elements of a row.</param>
    /// <param name="destination">As many rows, overwritten.</param>
    public static void Copy<T>(ReadOnlySpan<int> rows, int[]? places, ReadOnlySpan<T> source, int size, Span<T> destination)
        where T : unmanaged
    {
        int rowBytes = size * Unsafe.SizeOf<T>();
        int ahead = 1 + BytesAhead / rowBytes;
        for (int index = 0; index < Math.Min(ahead, rows.Length); index++)
            Prefetch(source, Place(rows, places, index) * size, rowBytes);
        for (int index = 0; index < rows.Length; index++)
        {
            if (index + ahead < rows.Length)
                Prefetch(source, Place(rows, places, index + ahead) * size, rowBytes);
            CopyRow(source.Slice(Place(rows, places, index) * size, size), destination.Slice(index * size, size));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(ReadOnlySpan<int> rows, int[]? places, int index) => places is null ? rows[index] : places[rows[index]];

    /// <summary>A row in whole cache lines, the last of which overlaps the one before: a call that copies memory of any size takes as long as a short row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRow<T>(ReadOnlySpan<T> row, Span<T> destination)
        where T : unmanaged
    {
        int line = CacheLine / Unsafe.SizeOf<T>();
        if (row.Length < line)
        {
            row.CopyTo(destination);
            return;
        }

        ref T from = ref MemoryMarshal.GetReference(row);
        ref T to = ref MemoryMarshal.GetReference(destination);
        nuint last = (nuint)(row.Length - line);
        for (nuint element = 0; element < last; element += (nuint)line)
            Vector512.LoadUnsafe(ref from, element).StoreUnsafe(ref to, element);
        Vector512.LoadUnsafe(ref from, last).StoreUnsafe(ref to, last);
    }

    /// <summary>Asks for the cache lines of a row. It is a hint: no address is wrong, and where there is none, as on Arm, nothing is lost but time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Prefetch<T>(ReadOnlySpan<T> source, int start, int bytes)
        where T : unmanaged
    {
        if (!Sse.IsSupported)
            return;
        byte* row = (byte*)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), start));
        for (int offset = 0; offset < bytes; offset += CacheLine)
            Sse.Prefetch0(row + offset);
    }
}
