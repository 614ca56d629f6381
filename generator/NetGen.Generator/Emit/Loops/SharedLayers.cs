using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Says which other layers use what is written of a layer.</summary>
internal static class SharedLayers
{
    /// <summary>layers 3, 4 and 5; nothing where there is no other.</summary>
    public static string Text(NetworkPlan plan, int number, Func<LayerForms, int> form)
    {
        int[] others = [.. plan.Layers.Where(other => other.Number != number && form(plan.FormOf(other.Number)) == number).Select(other => other.Number)];
        return others.Length switch
        {
            0 => "",
            1 => $"layer {others[0]}",
            _ when others[others.Length - 1] - others[0] == others.Length - 1 => $"layers {others[0]} to {others[others.Length - 1]}",
            _ => $"layers {string.Join(", ", others.Take(others.Length - 1))} and {others[others.Length - 1]}",
        };
    }

    /// <summary>The end of a summary: what other layers call the method.</summary>
    public static string Remark(NetworkPlan plan, int number, Func<LayerForms, int> form)
    {
        string layers = Text(plan, number, form);
        return layers.Length > 0 ? $"; of {layers}, too" : "";
    }
}
