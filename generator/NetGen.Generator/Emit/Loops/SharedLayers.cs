using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Says which other layers use what is written of a layer.</summary>
internal static class SharedLayers
{
    /// <summary>layers 3, 4 and 5, with what stands before and behind; nothing where there is no other.</summary>
    public static string Text(NetworkPlan plan, int number, Func<LayerForms, int> form, string before, string behind)
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

    /// <summary>The end of a summary: what other layers call the method.</summary>
    public static string Remark(NetworkPlan plan, int number, Func<LayerForms, int> form) => Text(plan, number, form, "; of ", ", too");
}
