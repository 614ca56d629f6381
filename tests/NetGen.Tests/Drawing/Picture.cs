using System.Xml.Linq;
using NetGen.Drawing;

namespace NetGen.Tests.Drawing;

/// <summary>A picture, read as XML: what is not well-formed fails here.</summary>
internal sealed class Picture
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;

    public Picture(NetworkDescription network, DiagramOptions? options = null)
    {
        Text = Diagram.ToSvg(network, options);
        _root = XDocument.Parse(Text).Root!;
        Assert.Equal(s_svg + "svg", _root.Name);
    }

    public string Text { get; }

    public XElement Root => _root;

    public int Width => (int)_root.Attribute("width")!;

    public int Height => (int)_root.Attribute("height")!;

    public string Title => (string)_root.Element(s_svg + "title")!;

    public string Description => (string)_root.Element(s_svg + "desc")!;

    /// <summary>All that is written, in the order of the file.</summary>
    public string[] Words => [.. _root.Elements(s_svg + "text").Select(text => text.Value)];

    /// <summary>The number of neurons drawn in each column, from the left.</summary>
    public int[] Columns => [.. _root.Elements(s_svg + "g").Where(group => (string)group.Attribute("class")! != "netgen-dots").Select(group => group.Elements().Count())];

    /// <summary>The number of ellipses.</summary>
    public int Ellipses => _root.Elements(s_svg + "g").Count(group => (string)group.Attribute("class")! == "netgen-dots");

    /// <summary>The number of lines between each two columns.</summary>
    public int[] Lines => [.. _root.Elements(s_svg + "path").Select(path => ((string)path.Attribute("d")!).Count(letter => letter == 'M'))];

    public IEnumerable<(int X, int Y)> Circles => _root.Descendants(s_svg + "circle").Select(circle => ((int)circle.Attribute("cx")!, (int)circle.Attribute("cy")!));
}
