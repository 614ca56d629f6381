using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Jit;

/// <summary>What the JIT says it compiled, read from the file that <c>DOTNET_JitStdOutFile</c> names.</summary>
internal static partial class JitLog
{
    /// <summary>Reads the lines about methods.</summary>
    /// <param name="text">The whole log of a process with <c>DOTNET_JitDisasmSummary=1</c>.</param>
    /// <returns>One entry per compilation of a method, in the order of the log.</returns>
    public static IReadOnlyList<JittedMethod> Read(string text) =>
    [
        .. Line().Matches(text).Select(match => new JittedMethod(
            match.Groups["name"].Value,
            match.Groups["tier"].Value,
            int.Parse(match.Groups["size"].ValueSpan, CultureInfo.InvariantCulture))),
    ];

    [GeneratedRegex(@"^ *\d+: JIT compiled (?<name>.+) \[(?<tier>[^,\]]+),.*\bIL size=(?<size>\d+),", RegexOptions.Multiline)]
    private static partial Regex Line();
}
