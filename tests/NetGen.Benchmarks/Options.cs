using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>The arguments after the command: words, and <c>--name number</c> or <c>--name</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _words = [];

    public Options(ReadOnlySpan<string> arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                _words.Add(arguments[i]);
            }
            else if (i + 1 < arguments.Length && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out _))
            {
                _named[arguments[i][2..]] = arguments[++i];
            }
            else
            {
                _named[arguments[i][2..]] = "";
            }
        }
    }

    /// <summary>The arguments that belong to no option.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Whether the option was given.</summary>
    public bool Has(string name) => _named.ContainsKey(name);

    /// <summary>The integer after the option, or the default.</summary>
    public int Integer(string name, int @default) => _named.TryGetValue(name, out string? text)
        ? int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture)
        : @default;
}
