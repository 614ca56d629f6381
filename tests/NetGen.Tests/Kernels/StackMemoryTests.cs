using System.Runtime.CompilerServices;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Kernels;

public sealed class StackMemoryTests
{
    private const int Needed = 48;
    private const int Slack = 16;

    /// <summary>Whatever element a span starts at, the vectors in it start at a multiple of 64 bytes and fit.</summary>
    [Fact]
    public unsafe void StartsAtAMultipleOf64BytesAndFits()
    {
        Span<float> memory = stackalloc float[Needed + Slack + 16];
        for (int start = 0; start < 16; start++)
        {
            Span<float> part = memory.Slice(start, Needed + Slack);
            ref float first = ref StackMemory.Aligned(part);
            nuint address = (nuint)Unsafe.AsPointer(ref first);
            long offset = (long)Unsafe.ByteOffset(ref part[0], ref first) / sizeof(float);
            Assert.Equal((nuint)0, address % 64);
            Assert.InRange(offset, 0, Slack);
        }
    }
}
