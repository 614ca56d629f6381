namespace NetGen.Reporting;

/// <summary>A card of the page.</summary>
/// <param name="Name">What it is called by the page's rules and by links to it.</param>
/// <param name="Title">What is written above it.</param>
/// <param name="Content">What is in it.</param>
/// <param name="IsWide">Whether it is as wide as the page, and has none beside it.</param>
internal sealed record ReportSection(string Name, string Title, Markup Content, bool IsWide = false)
{
    /// <summary>As much of a name as is written where there are many of them: names have no limit, and the page has.</summary>
    public const int MostNameLength = 40;
}
