using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>What comments say in words: how many of a thing there are, and which layers use what is written of one.</summary>
internal static class CommentText
{
    /// <summary>1 vector, 2 vectors.</summary>
    public static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>layers 3, 4 and 5, with what stands before and behind; nothing where no other layer has the form of this one.</summary>
    public static string Others(NetworkPlan plan, int number, Func<LayerForms, int> form, string before = "; of ", string behind = ", too")
    {
        int[] others = [.. Enumerable.Range(1, plan.Layers.Count).Where(other => other != number && form(plan.FormOf(other)) == number)];
        if (others.Length == 0)
            return "";
        int first = others[0], last = others[others.Length - 1];
        string layers = first == last ? $"layer {first}"
            : last - first == others.Length - 1 ? $"layers {first} to {last}"
            : $"layers {string.Join(", ", others.Take(others.Length - 1))} and {last}";
        return before + layers + behind;
    }
}
