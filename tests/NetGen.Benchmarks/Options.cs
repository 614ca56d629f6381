using System.Globalization;

namespace NetGen.Benchmarks;

/// <summary>The arguments after the command: words, and <c>--name number</c>, <c>--name=text</c> or <c>--name</c>; <c>--name text</c> where the name never stands alone.</summary>
internal sealed class Options
{
    private static readonly string[] s_namesBeforeText = ["against", "isa", "onnxruntime", "python"];

    private readonly Dictionary<string, string> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _words = [];

    public Options(ReadOnlySpan<string> arguments)
    {
        Arguments = arguments.ToArray();
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                _words.Add(arguments[i]);
            }
            else if (arguments[i].IndexOf('=') is > 0 and int equals)
            {
                _named[arguments[i][2..equals]] = arguments[i][(equals + 1)..];
            }
            else if (i + 1 < arguments.Length
                && (int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out _) || s_namesBeforeText.Contains(arguments[i][2..], StringComparer.OrdinalIgnoreCase)))
            {
                _named[arguments[i][2..]] = arguments[++i];
            }
            else
            {
                _named[arguments[i][2..]] = "";
            }
        }
    }

    /// <summary>All arguments as they were given.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The arguments that belong to no option.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Whether the option was given.</summary>
    public bool Has(string name) => _named.ContainsKey(name);

    /// <summary>The integer after the option, or the default.</summary>
    public int Integer(string name, int @default) => _named.TryGetValue(name, out string? text)
        ? int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture)
        : @default;

    /// <summary>The text after the option, or null.</summary>
    public string? Text(string name) => _named.TryGetValue(name, out string? text) && text.Length > 0 ? text : null;
}
