using System.Globalization;
using System.Text;

namespace NetGen.Drawing;

/// <summary>A network as a flowchart of Mermaid: a node for each layer, and an edge with the shape of each matrix.</summary>
internal static class MermaidChart
{
    public static string Of(NetworkDescription network)
    {
        DiagramLayer[] layers = DiagramLayer.Of(network);
        var text = new StringBuilder("flowchart LR\n");

        // The frame has the title, where all that draw Mermaid show it. Without a direction of its own, it would turn that of the chart by 90 degrees.
        text.Append(CultureInfo.InvariantCulture, $"    subgraph network[\"{Escape(network.Name)}<br/>{Escape(Wording.Summary(network))}\"]\n");
        text.Append("        direction LR\n");
        foreach (DiagramLayer layer in layers)
            text.Append(CultureInfo.InvariantCulture, $"        {Node(layer)}\n");
        for (int index = 1; index < layers.Length; index++)
        {
            (DiagramLayer from, DiagramLayer to) = (layers[index - 1], layers[index]);
            text.Append(CultureInfo.InvariantCulture, $"        {Identifier(from)} -->|\"{Wording.Number(from.Size)} × {Wording.Number(to.Size)}\"| {Identifier(to)}\n");
        }

        return text.Append("    end\n").ToString();
    }

    private static string Node(DiagramLayer layer) => layer.Activation is { } activation
        ? $"{Identifier(layer)}[\"{layer.Name}<br/>{Wording.Neurons(layer.Size)}, {Escape(activation)}<br/>{Wording.Parameters(layer.ParameterCount)}\"]"
        : $"{Identifier(layer)}([\"{layer.Name}<br/>{Wording.Number(layer.Size)}\"])";

    private static string Identifier(DiagramLayer layer) => layer.Name.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>
    /// A text between quotation marks. Mermaid knows no backslash, but entities that begin with # instead of &amp;; they also keep a browser from reading tags, and
    /// Mermaid from reading a back-quoted text as Markdown.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (char.IsControl(character))
                escaped.Append(' ');
            else if (character is '"' or '#' or '&' or '<' or '>' or '`' or '\\')
                escaped.Append(CultureInfo.InvariantCulture, $"#{(int)character};");
            else
                escaped.Append(character);
        }

        return escaped.ToString();
    }
}
