using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>References into the workspace of a block of samples, which kernels know as memory.</summary>
internal static class WorkspaceText
{
    /// <summary>The start of a buffer.</summary>
    public static string Start(BufferPlan buffer) => $"ref Unsafe.Add(ref memory, {buffer.Offset})";

    /// <summary>The rows of a buffer from one on; from the first where <paramref name="first"/> is empty.</summary>
    public static string Rows(BufferPlan buffer, string first) =>
        first.Length == 0 ? Start(buffer) : $"ref Unsafe.Add(ref memory, {buffer.Offset} + {first} * {buffer.Stride})";
}
