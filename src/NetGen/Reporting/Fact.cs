namespace NetGen.Reporting;

/// <summary>Something that is known, as a line of a table.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value.</param>
internal sealed record Fact(string Name, string Value);
