using System.Runtime.CompilerServices;

namespace NetGen.Benchmarks.Speed;

/// <summary>
/// How much stack a call takes: a fresh thread paints its stack, makes the call, and looks how deep the paint is gone. Kernels, their
/// callees and whatever the runtime does in between all count.
/// </summary>
internal static class StackUse
{
    private const int PaintedBytes = 256 * 1024, ThreadBytes = 4 * PaintedBytes;
    private const byte Paint = 0xA5;

    /// <summary>A signal that arrives during the call writes to the same stack: the least of several counts.</summary>
    private const int Attempts = 5;

    /// <summary>The bytes of stack below the caller's frame that a call writes to.</summary>
    public static int Of(Action call)
    {
        int least = PaintedBytes;
        var thread = new Thread(
            () =>
            {
                // The compiler's own stack must not count.
                call();
                for (int attempt = 0; attempt < Attempts; attempt++)
                    least = Math.Min(least, Measure(call));
            },
            ThreadBytes);
        thread.Start();
        thread.Join();
        return least;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Measure(Action call)
    {
        Walk(paints: true);
        call();
        return Walk(paints: false);
    }

    /// <summary>Paints the stack, or finds the deepest byte that is no longer painted; one method, so that both see the same bytes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static int Walk(bool paints)
    {
        Span<byte> stack = stackalloc byte[PaintedBytes];
        if (paints)
        {
            stack.Fill(Paint);
            return 0;
        }

        int deepest = stack.IndexOfAnyExcept(Paint);
        return deepest < 0 ? 0 : PaintedBytes - deepest;
    }
}
