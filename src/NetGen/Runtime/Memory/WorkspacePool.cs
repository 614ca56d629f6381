using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The memory for intermediate values of a network type's batches, lent to one call at a time without a lock.
/// </summary>
/// <remarks>
/// One workspace is made with the pool. Where several threads compute batches at once, each further one is made when it is first
/// needed and kept: never more than as many as there have been simultaneous calls, nor more than <see cref="Kept"/>; a call
/// beyond that number makes one and leaves it to the garbage collector.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool<T>
    where T : unmanaged
{
    private readonly int _length;
    private readonly AlignedMemory<T>?[] _kept = new AlignedMemory<T>?[Kept];

    /// <summary>Makes a pool with one workspace.</summary>
    /// <param name="length">The number of elements of a workspace.</param>
    public WorkspacePool(int length)
    {
        _length = length;
        _kept[0] = Create();
    }

    /// <summary>The most workspaces that are kept: one per processor, or per thread of the largest team.</summary>
    public static int Kept { get; } = Math.Max(Environment.ProcessorCount, ThreadTeam.MaxThreadCount);

    /// <summary>Lends a workspace, whose contents are arbitrary; dispose of it to give it back.</summary>
    public Workspace<T> Rent()
    {
        foreach (ref AlignedMemory<T>? place in _kept.AsSpan())
        {
            if (place is not null && Interlocked.Exchange(ref place, null) is { } memory)
                return new Workspace<T>(this, memory);
        }

        return new Workspace<T>(this, Create());
    }

    internal void Return(AlignedMemory<T> memory)
    {
        foreach (ref AlignedMemory<T>? place in _kept.AsSpan())
        {
            if (place is null && Interlocked.CompareExchange(ref place, memory, null) is null)
                return;
        }
    }

    private AlignedMemory<T> Create() => new(_length, padding: 0);
}

/// <summary>A workspace on loan from its pool.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Workspace<T>
    where T : unmanaged
{
    private readonly WorkspacePool<T> _pool;
    private readonly AlignedMemory<T> _memory;

    internal Workspace(WorkspacePool<T> pool, AlignedMemory<T> memory)
    {
        _pool = pool;
        _memory = memory;
    }

    /// <summary>The first element; it is aligned to 64 bytes.</summary>
    public ref T Reference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _memory.Reference;
    }

    /// <summary>The number of its elements.</summary>
    public int Length => _memory.Length;

    /// <summary>All of them.</summary>
    public Span<T> Span => _memory.Span;

    /// <summary>Gives the workspace back.</summary>
    public void Dispose() => _pool.Return(_memory);
}
