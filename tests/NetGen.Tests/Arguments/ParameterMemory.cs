using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Tests.Arguments;

/// <summary>The parameters of a network as memory. They lie in a block that is pinned for good, so a pointer to them stays.</summary>
internal sealed unsafe class ParameterMemory<T>(INetwork<T> network) : MemoryManager<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* _start = (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(network.Parameters));
    private readonly int _length = network.Parameters.Length;

    public override Span<T> GetSpan()
    {
        GC.KeepAlive(network);
        return new Span<T>(_start, _length);
    }

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
