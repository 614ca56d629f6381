using System.Text;
using System.Xml;

namespace NetGen.Drawing;

/// <summary>Text in an XML file.</summary>
internal static class XmlText
{
    /// <summary>A text between tags or quotation marks. What no XML file may hold, not even as an entity, becomes the sign of a character that is missing.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            if (index + 1 < text.Length && char.IsSurrogatePair(character, text[index + 1]))
                escaped.Append(character).Append(text[++index]);
            else if (!XmlConvert.IsXmlChar(character))
                escaped.Append('\uFFFD');
            else
                Append(escaped, character);
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, char character)
    {
        _ = character switch
        {
            '&' => escaped.Append("&amp;"),
            '<' => escaped.Append("&lt;"),
            '>' => escaped.Append("&gt;"),
            '"' => escaped.Append("&quot;"),
            _ => escaped.Append(character),
        };
    }
}
