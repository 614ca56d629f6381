using NetGen.Drawing;

namespace NetGen.Reporting;

/// <summary>Facts, one below the other.</summary>
internal static class FactTable
{
    // Users' types may say of themselves what they like, as long as they like.
    private const int MostLength = 400;

    public static Markup Of(IEnumerable<Fact> facts)
    {
        var table = new Markup();
        table.Line($"<table class=\"facts\">");
        foreach (Fact fact in facts)
            table.Line($"<tr><th scope=\"row\">{fact.Name}</th><td>{TextWidth.Shorten(fact.Value, MostLength)}</td></tr>");
        return table.Line($"</table>");
    }
}
