using System.Runtime.CompilerServices;
using NetGen.Generator.Tests.Snapshots;

namespace NetGen.Generator.Tests.Sweep;

/// <summary>The checked-in list of networks that together hold every piece of text that the sweep finds.</summary>
internal static class RepresentativeList
{
    private const char Comment = '#';

    private const string Head =
        """
        # Networks whose generated texts together have every piece of the text of any network of the sweep (TextPieces.cs), the smallest first:
        # the arguments of [Network], after File: with parameters from a model file, after Frozen: of a static class. Written by
        # NETGEN_THOROUGH=1 NETGEN_ACCEPT_SNAPSHOTS=1 dotnet test tests/NetGen.Generator.Tests --filter RepresentativeTests

        """;

    public static IReadOnlyList<SweptNetwork> Read() =>
        [.. File.ReadLines(Path()).Where(line => line.Length > 0 && line[0] != Comment).Select(SweptNetwork.Parse)];

    public static void Write(IEnumerable<SweptNetwork> networks) =>
        File.WriteAllText(Path(), Head + string.Concat(networks.Select(network => network + "\n")));

    private static string Path([CallerFilePath] string source = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "Representatives.txt");
}
