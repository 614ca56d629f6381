using NetGen.Generator.Tests.Sweep;
using NetGen.Runtime;

namespace NetGen.Generator.Tests.Planning;

/// <summary>The library has the register tiles that plans ask for, and no other: each is public, and stays for good.</summary>
public sealed class PlannedTileTests
{
    private static readonly Type[] s_tiles = [typeof(ITile), typeof(IDotTile), typeof(ILaneGradientTile)];

    private static readonly Lazy<HashSet<string>> s_planned = new(PlannedTiles.OfAll);

    [Fact]
    public void EveryPlannedTileIsInTheLibrary() => AssertNone(s_planned.Value.Except(Library()));

    [Fact]
    public void EveryTileOfTheLibraryIsPlanned() => AssertNone(Library().Except(s_planned.Value));

    /// <summary>What is read from plans is what texts name.</summary>
    [Fact]
    public void TextsNameThePlannedTiles() => Assert.All(RepresentativeList.Read(), network =>
        Assert.Equal(PlannedTiles.Of(SweptText.Plan(network)!).Order(StringComparer.Ordinal), PlannedTiles.In(SweptText.Of(network, "Net")!).Order(StringComparer.Ordinal)));

    private static void AssertNone(IEnumerable<string> tiles)
    {
        string names = string.Join(", ", tiles.Order(StringComparer.Ordinal));
        Assert.True(names.Length == 0, names);
    }

    private static string[] Library() =>
    [
        .. typeof(ITile).Assembly.GetExportedTypes()
            .Where(type => type.IsValueType && s_tiles.Any(tile => tile.IsAssignableFrom(type)))
            .Select(type => type.Name),
    ];
}
