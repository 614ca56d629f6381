using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>References into the workspace of a block of samples, which kernels know as memory.</summary>
internal static class WorkspaceText
{
    /// <summary>The rows of a layer, from a sample on; from the first where <paramref name="first"/> is empty.</summary>
    public static string Rows(LayerPlan layer, int offset, string first) =>
        $"ref Unsafe.Add(ref memory, {offset}{(first.Length == 0 ? "" : $" + {first} * {layer.Stride}")})";
}
