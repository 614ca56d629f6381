using System.Globalization;

namespace NetGen.Drawing;

/// <summary>The colours and fonts of pictures.</summary>
internal static class SvgStyle
{
    /// <summary>The size of the font of a network's name.</summary>
    public const int NameFont = 18;

    /// <summary>The size of the font of the line below it, and of layers' names and sizes.</summary>
    public const int TextFont = 13;

    /// <summary>The size of the font of what else is said of a layer.</summary>
    public const int SmallFont = 11;

    /// <summary>
    /// The class of the picture. All rules begin with it: in an HTML page that has the picture's text, they are rules of the page. The classes of its parts begin
    /// with netgen, too: many a page has a rule of its own for what is hidden.
    /// </summary>
    public const string Picture = "netgen-diagram";

    /// <summary>
    /// The rules. The ground is painted: a page may be light where the reader's system is dark. No variables, which programs that are no browsers do not know;
    /// these have the light colours, which come first.
    /// </summary>
    public static readonly string Rules = string.Create(CultureInfo.InvariantCulture, $$"""
        .{{Picture}} { font-family: system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
        .{{Picture}} text { text-anchor: middle; fill: #59636e; font-size: {{SmallFont}}px; }
        .{{Picture}} .netgen-name { fill: #1f2328; font-size: {{NameFont}}px; font-weight: 600; }
        .{{Picture}} .netgen-summary { font-size: {{TextFont}}px; }
        .{{Picture}} .netgen-layer { fill: #1f2328; font-size: {{TextFont}}px; font-weight: 600; }
        .{{Picture}} .netgen-ground { fill: #ffffff; }
        .{{Picture}} .netgen-lines { fill: none; stroke: #59636e; stroke-width: 0.75; stroke-opacity: 0.4; }
        .{{Picture}} .netgen-dots { fill: #59636e; }
        .{{Picture}} .netgen-inputs { fill: #ddf4ff; stroke: #0969da; stroke-width: 1.5; }
        .{{Picture}} .netgen-hidden { fill: #f3edff; stroke: #8250df; stroke-width: 1.5; }
        .{{Picture}} .netgen-outputs { fill: #dafbe1; stroke: #1a7f37; stroke-width: 1.5; }
        @media (prefers-color-scheme: dark) {
          .{{Picture}} text { fill: #9198a1; }
          .{{Picture}} .netgen-name, .{{Picture}} .netgen-layer { fill: #f0f6fc; }
          .{{Picture}} .netgen-ground { fill: #0d1117; }
          .{{Picture}} .netgen-lines { stroke: #9198a1; }
          .{{Picture}} .netgen-dots { fill: #9198a1; }
          .{{Picture}} .netgen-inputs { fill: #0c2d54; stroke: #4493f8; }
          .{{Picture}} .netgen-hidden { fill: #2b1c4f; stroke: #ab7df8; }
          .{{Picture}} .netgen-outputs { fill: #0f3a1d; stroke: #3fb950; }
        }

        """);
}
