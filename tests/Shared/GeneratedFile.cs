using System.Collections.Immutable;

namespace NetGen.Testing;

/// <summary>A file that the generator added, or all of a network's as one.</summary>
/// <param name="HintName">The unique name under which it was added; of several that of the class.</param>
/// <param name="Text">The complete text.</param>
internal sealed record GeneratedFile(string HintName, string Text)
{
    /// <summary>The files of each network as one, one behind the other; all but that of the class have a hyphen and what they hold in their names.</summary>
    public static ImmutableArray<GeneratedFile> OfNetworks(IEnumerable<GeneratedFile> files) =>
    [
        .. files.GroupBy(file => file.HintName.Contains('-', StringComparison.Ordinal) ? file.HintName[..file.HintName.LastIndexOf('-')] + ".g.cs" : file.HintName)
            .Select(network => new GeneratedFile(network.Key, string.Concat(network.Select(file => file.Text)))),
    ];
}
