extern alias generator;

using generator::NetGen.Generator.Planning;
using NetGen.Generator.Tests.Sweep;
using NetGen.Runtime;

namespace NetGen.Generator.Tests.Planning;

/// <summary>The library has the register tiles that plans ask for, and no other: each is public, and stays for good.</summary>
public sealed class PlannedTileTests
{
    private static readonly Lazy<HashSet<string>> s_planned = new(PlannedTiles.OfAll);

    [Fact]
    public void EveryPlannedTileIsInTheLibrary() => AssertNone(s_planned.Value.Except(Library()));

    [Fact]
    public void EveryTileOfTheLibraryIsPlanned() => AssertNone(Library().Except(s_planned.Value).Except(Texts()));

    /// <summary>What is read from plans is what texts name; batches with a sample in each lane may take more.</summary>
    [Fact]
    public void TextsNameThePlannedTiles() => Assert.All(RepresentativeList.Read(), network =>
    {
        NetworkPlan plan = SweptText.Plan(network)!;
        IEnumerable<string> planned = PlannedTiles.OfRows(plan).Order(StringComparer.Ordinal), named = PlannedTiles.In(SweptText.Of(network, "Net")!).Order(StringComparer.Ordinal);
        if (plan.SampleLanes is null)
            Assert.Equal(planned, named);
        else
            Assert.Equal([], planned.Except(named));
    });

    private static void AssertNone(IEnumerable<string> tiles)
    {
        string names = string.Join(", ", tiles.Order(StringComparer.Ordinal));
        Assert.True(names.Length == 0, names);
    }

    private static IEnumerable<string> Texts() => RepresentativeList.Read().SelectMany(network => PlannedTiles.In(SweptText.Of(network, "Net")!));

    private static string[] Library() =>
    [
        .. typeof(ITile).Assembly.GetExportedTypes()
            .Where(type => type.IsValueType && (typeof(ITile).IsAssignableFrom(type) || typeof(IDotTile).IsAssignableFrom(type)))
            .Select(type => type.Name),
    ];
}
