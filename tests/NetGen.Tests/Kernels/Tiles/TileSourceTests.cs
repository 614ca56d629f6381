using System.Runtime.CompilerServices;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>The tiles of the library are what their templates expand to, so that a change is made once, and read in each of them.</summary>
public sealed class TileSourceTests
{
    /// <summary>Set to 1 to write the tiles; the name is that of the generator's snapshots, because the work is the same.</summary>
    private const string AcceptVariable = "NETGEN_ACCEPT_SNAPSHOTS";

    /// <summary>Set to true by build servers.</summary>
    private const string UnattendedVariable = "CI";

    [Fact]
    public void ProductTiles() => Check("Tiles", "Tile*.cs", TileTemplate.All.ToDictionary(tile => tile.Name + ".cs", tile => tile.Expand()));

    [Fact]
    public void DotTiles() => Check("Dots", "DotTile*.cs", DotTileTemplate.All.ToDictionary(tile => tile.Name + ".cs", tile => tile.Expand()));

    [Fact]
    public void LaneGradientTiles() => Check("SampleLanes", "LaneGradientTile*.cs", LaneGradientTileTemplate.All.ToDictionary(tile => tile.Name + ".cs", tile => tile.Expand()));

    private static void Check(string folder, string pattern, Dictionary<string, string> expected)
    {
        bool accepts = Environment.GetEnvironmentVariable(AcceptVariable) == "1";
        bool isUnattended = Environment.GetEnvironmentVariable(UnattendedVariable) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase);
        Assert.False(accepts && isUnattended, $"{AcceptVariable} is refused where {UnattendedVariable} is set: tiles are accepted by people.");

        string path = Path.Combine(Kernels(), folder);
        string[] names = [.. Directory.EnumerateFiles(path, pattern).Select(file => Path.GetFileName(file))];
        if (accepts)
        {
            foreach (string name in names.Except(expected.Keys))
                File.Delete(Path.Combine(path, name));
            foreach ((string name, string text) in expected)
                File.WriteAllText(Path.Combine(path, name), text);
            Assert.Fail($"The tiles in {path} were written because {AcceptVariable} is set: review the change, then run the tests without it.");
        }

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        foreach ((string name, string text) in expected)
        {
            string actual = File.ReadAllText(Path.Combine(path, name));
            Assert.True(text == actual, $"{name} is not what its template expands to, from line {FirstDifferentLine(text, actual)} on. Change the template, run this test once with {AcceptVariable}=1, and review the change.");
        }
    }

    private static int FirstDifferentLine(string expected, string actual)
    {
        int same = expected.AsSpan().CommonPrefixLength(actual);
        return expected.AsSpan(0, same).Count('\n') + 1;
    }

    private static string Kernels([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "..", "src", "NetGen", "Kernels"));
}
