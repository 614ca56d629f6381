using System.Runtime.CompilerServices;
using NetGen.Generator.Tests.Snapshots;

namespace NetGen.Generator.Tests.Sweep;

/// <summary>The checked-in list of networks whose plans together have every decision that the sweep finds.</summary>
internal static class RepresentativeList
{
    private const char Comment = '#';

    private const string Head =
        """
        # Networks whose plans together have every decision of the plan of any network of the sweep (PlanClass.cs), the smallest first, and those whose
        # texts have forms that no plan decides: the arguments of [Network], after File: with parameters from a model file, after Frozen: of a static
        # class. Written by
        # NETGEN_THOROUGH=1 NETGEN_ACCEPT_SNAPSHOTS=1 dotnet test tests/NetGen.Generator.Tests --filter RepresentativeTests

        """;

    public static IReadOnlyList<SweptNetwork> Read() => Read(Path());

    /// <summary>Reads a list of the same form.</summary>
    public static IReadOnlyList<SweptNetwork> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != Comment).Select(SweptNetwork.Parse)];

    public static void Write(IEnumerable<SweptNetwork> networks) =>
        File.WriteAllText(Path(), Head + string.Concat(networks.Select(network => network + "\n")));

    private static string Path([CallerFilePath] string source = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "Representatives.txt");
}
