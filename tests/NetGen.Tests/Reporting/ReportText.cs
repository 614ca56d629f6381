using System.Xml.Linq;
using NetGen.Training;

namespace NetGen.Tests.Reporting;

/// <summary>A report, read as XML, which its HTML is, too: what is not well-formed or has a tag too few fails here.</summary>
internal sealed class ReportText
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;

    public ReportText(TrainingReport report)
    {
        Text = report.ToHtml();
        _root = XDocument.Parse(Text).Root!;
    }

    public string Text { get; }

    public string Title => _root.Element("head")!.Element("title")!.Value;

    public string Head => _root.Descendants("header").Single().Value;

    /// <summary>The headings of the sections.</summary>
    public string[] Sections => [.. _root.Descendants("section").Select(section => section.Element("h2")!.Value)];

    /// <summary>The classes of the charts, in the order of the page.</summary>
    public string[] Charts => [.. _root.Descendants(s_svg + "svg").Select(chart => (string)chart.Attribute("class")!)];

    public string Section(string name) => SectionElement(name).Value;

    public XElement SectionElement(string name) => _root.Descendants("section").Single(section => (string)section.Attribute("id")! == name);

    /// <summary>What a section's elements of a name are.</summary>
    public XElement[] Drawn(string section, string element) => [.. SectionElement(section).Descendants(s_svg + element)];

    /// <summary>The line of a curve.</summary>
    public string Path(string section, string style)
        => (string)Drawn(section, "path").Single(path => (string?)path.Attribute("class") == $"line {style}").Attribute("d")!;

    /// <summary>What is written along the vertical axis, from below.</summary>
    public string[] VerticalMarks(string section)
        => [.. Drawn(section, "g").First(group => (string?)group.Attribute("class") == "marks left").Elements().Select(text => text.Value)];
}
