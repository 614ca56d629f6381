using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The diagnostics of a run as text: JSON without quotes, as Verify writes it.</summary>
internal static class DiagnosticSnapshot
{
    /// <summary>Describes diagnostics.</summary>
    /// <param name="diagnostics">At least one diagnostic.</param>
    /// <returns>The text.</returns>
    public static string Of(IEnumerable<Diagnostic> diagnostics)
    {
        IEnumerable<string> entries = diagnostics.Select(diagnostic => Block("    ", null, Properties(diagnostic)));
        return $"{{\n  Diagnostics: [\n{string.Join(",\n", entries)}\n  ]\n}}";
    }

    private static IEnumerable<string> Properties(Diagnostic diagnostic)
    {
        const string Indent = "      ";
        if (diagnostic.Location != Location.None)
            yield return Indent + "Location: " + Excerpt(diagnostic.Location) + Position(diagnostic.Location);
        yield return Indent + "Message: " + diagnostic.GetMessage(CultureInfo.InvariantCulture);
        yield return Indent + "Severity: " + diagnostic.Severity;
        if (diagnostic.WarningLevel != 0)
            yield return FormattableString.Invariant($"{Indent}WarningLevel: {diagnostic.WarningLevel}");
        yield return Block(Indent, "Descriptor", Properties(diagnostic.Descriptor));
    }

    private static IEnumerable<string> Properties(DiagnosticDescriptor descriptor)
    {
        const string Indent = "        ";
        yield return Indent + "Id: " + descriptor.Id;
        yield return Indent + "Title: " + descriptor.Title.ToString(CultureInfo.InvariantCulture);
        if (descriptor.Description.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } description)
            yield return Indent + "Description: " + description;
        if (descriptor.HelpLinkUri is { Length: > 0 } link)
            yield return Indent + "HelpLink: " + link;
        yield return Indent + "MessageFormat: " + descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        yield return Indent + "Category: " + descriptor.Category;
        yield return Indent + "DefaultSeverity: " + descriptor.DefaultSeverity;
        yield return Indent + "IsEnabledByDefault: " + (descriptor.IsEnabledByDefault ? "true" : "false");
        if (descriptor.CustomTags.Any())
            yield return $"{Indent}CustomTags: [\n{Indent}  {string.Join($",\n{Indent}  ", descriptor.CustomTags)}\n{Indent}]";
    }

    private static string Block(string indent, string? name, IEnumerable<string> properties) =>
        $"{indent}{(name is null ? "" : name + ": ")}{{\n{string.Join(",\n", properties)}\n{indent}}}";

    private static string Position(Location location) =>
        location.GetMappedLineSpan().ToString().Replace('/', '\\');

    // The line of a location in source with its neighbours, underlined, as a comment before the position.
    private static string Excerpt(Location location)
    {
        if (location.SourceTree is not { } tree)
            return "";

        TextLineCollection lines = tree.GetText().Lines;
        LinePositionSpan span = location.GetLineSpan().Span;
        var excerpt = new StringBuilder("/*\n");
        for (int number = Math.Max(0, span.Start.Line - 1); number <= Math.Min(lines.Count - 1, span.End.Line + 1); number++)
        {
            string line = lines[number].ToString();
            excerpt.Append(line).Append('\n');
            if (number < span.Start.Line || number > span.End.Line)
                continue;
            int start = number == span.Start.Line ? span.Start.Character : 0;
            int end = number == span.End.Line ? span.End.Character : line.Length;
            excerpt.Append(' ', start).Append('^', Math.Max(1, end - start)).Append('\n');
        }

        return excerpt.Append("*/\n").ToString();
    }
}
