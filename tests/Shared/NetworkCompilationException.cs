using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Testing;

/// <summary>Sources that should compile without any diagnostic did not; the message shows each with its line.</summary>
internal sealed class NetworkCompilationException(IReadOnlyList<Diagnostic> diagnostics) : Exception(Describe(diagnostics))
{
    // A fault in an emitter repeats on every line it writes; the first few tell it all.
    private const int Shown = 20;

    /// <summary>The diagnostics that are not hidden.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    private static string Describe(IReadOnlyList<Diagnostic> diagnostics)
    {
        var message = new StringBuilder();
        message.Append(CultureInfo.InvariantCulture, $"The compilation has {diagnostics.Count} diagnostic(s):\n");
        foreach (Diagnostic diagnostic in diagnostics.Take(Shown))
            Append(message, diagnostic);
        if (diagnostics.Count > Shown)
            message.Append(CultureInfo.InvariantCulture, $"\n... and {diagnostics.Count - Shown} more\n");
        return message.ToString();
    }

    private static void Append(StringBuilder message, Diagnostic diagnostic)
    {
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        string text = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            message.Append(CultureInfo.InvariantCulture, $"\n{severity} {diagnostic.Id}: {text}\n");
            return;
        }

        LinePosition start = diagnostic.Location.GetLineSpan().StartLinePosition;
        string number = (start.Line + 1).ToString(CultureInfo.InvariantCulture);
        string line = tree.GetText().Lines[start.Line].ToString();
        int length = Math.Clamp(diagnostic.Location.SourceSpan.Length, 1, Math.Max(1, line.Length - start.Character));
        message.Append(CultureInfo.InvariantCulture, $"\n{tree.FilePath}({number},{start.Character + 1}): {severity} {diagnostic.Id}: {text}\n");
        message.Append(CultureInfo.InvariantCulture, $"    {number} | {line}\n");
        message.Append(CultureInfo.InvariantCulture, $"    {new string(' ', number.Length)} | {new string(' ', start.Character)}{new string('^', length)}\n");
    }
}
