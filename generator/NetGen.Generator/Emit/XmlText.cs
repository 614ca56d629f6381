namespace NetGen.Generator.Emit;

/// <summary>Text within XML documentation: formulas have comparisons, and names of files may have anything.</summary>
internal static class XmlText
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
