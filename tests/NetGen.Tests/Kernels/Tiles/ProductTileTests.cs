using System.Numerics;
using NetGen.Runtime;
using NetGen.Testing;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>
/// Each register tile by itself, at each width and precision: its sums have the bits of scalars that are added in the order that <c>SumOrder</c> of
/// the generator states, and nothing is written beside them.
/// </summary>
public sealed class ProductTileTests
{
    /// <summary>So many columns one by one, be the tile as narrow as it may.</summary>
    private const int FewColumns = 20;

    /// <summary>Fewer than any tile's chains, all remainders of the longest unrolling, and more; the ordinary run has every other.</summary>
    private static readonly int[] _terms = [.. ThoroughFactAttribute.Some([.. Enumerable.Range(1, 20), 33, 64, 67], oneIn: 2)];

    /// <summary>
    /// Operators as they meet in networks: the forward pass of many samples, of blocks of terms, the errors of hidden layers and of inputs, a sample
    /// in each lane, gradients in whole rows and in part.
    /// </summary>
    private static readonly (StartKind Start, FinishKind Finish, Type Fetch)[] _compiled =
    [
        (StartKind.Columns, FinishKind.ReLU, typeof(FetchRows)),
        (StartKind.Sums, FinishKind.Stored, typeof(FetchMatrix)),
        (StartKind.Zero, FinishKind.TimesReLUDerivative, typeof(FetchNothing)),
        (StartKind.Product, FinishKind.StoredInPart, typeof(FetchNothing)),
        (StartKind.Rows, FinishKind.LeakyReLU, typeof(FetchNothing)),
        (StartKind.NoSums, FinishKind.Gradients, typeof(FetchResults)),
        (StartKind.SumsInPart, FinishKind.GradientsInPart, typeof(FetchNothing)),
    ];

    /// <summary>Tiles of one sum, of many rows, of a row of many vectors, of many chains, the one with the most of each, and one whose chains follow each other.</summary>
    private static readonly TileTemplate[] _compiledTiles = [new(1, 1, 1), new(8, 1, 1), new(1, 8, 1), new(1, 1, 8), new(2, 2, 4), new(6, 2, 4)];

    public static TheoryData<string> Tiles => [.. TileTemplate.All.Select(tile => tile.Name)];

    /// <summary>All small shapes; from one to the next the operators change.</summary>
    [Theory]
    [MemberData(nameof(Tiles))]
    public void EveryShape(string name)
    {
        TileTemplate tile = TileTemplate.All.Single(tile => tile.Name == name);
        CheckShapes<float>(tile);
        CheckShapes<double>(tile);
    }

    /// <summary>A few shapes with every start, finish and fetch.</summary>
    [Theory]
    [MemberData(nameof(Tiles))]
    public void EveryOperator(string name)
    {
        TileTemplate tile = TileTemplate.All.Single(tile => tile.Name == name);
        CheckOperators<float>(tile);
        CheckOperators<double>(tile);
    }

    /// <summary>Operators that are compiled into a tile, where the others here are chosen as it runs.</summary>
    [Fact]
    public void CompiledOperators()
    {
        foreach (TileTemplate tile in _compiledTiles)
        {
            CheckCompiledOperators<float>(tile);
            CheckCompiledOperators<double>(tile);
        }
    }

    /// <summary>A sum that starts with its first product keeps a sign that all its terms have; one that starts from 0 does not.</summary>
    [Fact]
    public void NegativeZeros()
    {
        foreach (Type lanes in KernelWidths.Of<float>())
        {
            Assert.True(float.IsNegative(SumOfNegativeZeros(lanes, typeof(FromProduct))));
            Assert.False(float.IsNegative(SumOfNegativeZeros(lanes, typeof(FromZero))));
        }
    }

    private static float SumOfNegativeZeros(Type lanes, Type start)
    {
        const int Terms = 3;
        float[] row = [1, 2, 3], matrix = new float[Terms * Lanes512<float>.Count], results = new float[Lanes512<float>.Count];
        Array.Fill(matrix, -0f);
        ProductUnderTest.Use(new(Terms, Terms, 1, Lanes512<float>.Count, Lanes512<float>.Count, WalksColumns: false));
        ProductTile<float>.With(new(1, 1, 1), lanes, start, typeof(Stored), typeof(FetchNothing))
            .Sum(ref row[0], ref matrix[0], Terms, ref row[0], ref row[0], ref results[0], 1, Lanes512<float>.Count);
        Assert.Equal(0, results[0]);
        return results[0];
    }

    private static void CheckShapes<T>(TileTemplate tile)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        foreach (Type lanes in KernelWidths.Of<T>())
        {
            var check = new ProductTileCheck<T>(ProductTile<T>.WithChosenOperators(tile, lanes));
            foreach ((ProductLayout layout, int rows, int terms) in Rows(tile))
            {
                foreach (int columns in Columns(check.PanelColumns))
                    Check(check, layout, rows, terms, columns, random.GetItems(StartKinds.All, 1)[0], random.GetItems(FinishKinds.All, 1)[0], random.GetItems(ChosenOperators.Fetch.All, 1)[0]);
            }

            foreach ((int rows, int terms) in RowsOfNoTiles(tile))
                Check(check, ProductLayout.Rows, rows, terms, check.PanelColumns + 1, StartKind.Columns, random.GetItems(FinishKinds.All, 1)[0], typeof(FetchRows));
        }
    }

    private static void CheckOperators<T>(TileTemplate tile)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Type lanes in KernelWidths.Of<T>())
        {
            var check = new ProductTileCheck<T>(ProductTile<T>.WithChosenOperators(tile, lanes));
            foreach (ProductLayout layout in Layouts(tile))
            {
                foreach (int columns in new[] { 5, 13, check.PanelColumns })
                {
                    foreach (StartKind start in StartKinds.All)
                    {
                        foreach (FinishKind finish in FinishKinds.All)
                        {
                            foreach (Type fetch in ChosenOperators.Fetch.All)
                                Check(check, layout, tile.Rows, 11, columns, start, finish, fetch);
                        }
                    }
                }
            }
        }
    }

    private static void CheckCompiledOperators<T>(TileTemplate tile)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Type lanes in KernelWidths.Of<T>())
        {
            foreach ((StartKind start, FinishKind finish, Type fetch) in _compiled)
            {
                var check = new ProductTileCheck<T>(ProductTile<T>.With(tile, lanes, start.Operator(), finish.Operator(), fetch));
                foreach ((ProductLayout layout, int rows, int terms) in Rows(tile))
                {
                    foreach (int columns in new[] { 1, 13, check.PanelColumns, check.PanelColumns + 1 })
                    {
                        if (check.IsPlanned(finish, columns))
                            check.Check(layout, rows, terms, columns, start, finish);
                    }
                }
            }
        }
    }

    private static void Check<T>(ProductTileCheck<T> check, ProductLayout layout, int rows, int terms, int columns, StartKind start, FinishKind finish, Type fetch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!check.IsPlanned(finish, columns))
            return;
        ChosenOperators.Use(start, finish, fetch);
        check.Check(layout, rows, terms, columns, start, finish);
    }

    private static IEnumerable<(ProductLayout Layout, int Rows, int Terms)> Rows(TileTemplate tile) =>
        from layout in Layouts(tile)
        from tiles in new[] { 1, 3 }
        from terms in _terms
        where terms >= tile.Chains
        select (layout, tiles * tile.Rows, terms);

    /// <summary>Rows that are no whole tiles: the last tile computes some again, which no product asks for that goes on with what it finds.</summary>
    private static IEnumerable<(int Rows, int Terms)> RowsOfNoTiles(TileTemplate tile) =>
        from rest in Enumerable.Range(1, tile.Rows - 1)
        from terms in new[] { tile.Chains, 19 }
        select (tile.Rows + rest, terms);

    /// <summary>One sample is the only one whose row is kept from panel to panel, as it lies.</summary>
    private static IEnumerable<ProductLayout> Layouts(TileTemplate tile) =>
        tile.Rows == 1 ? Enum.GetValues<ProductLayout>() : [ProductLayout.Rows, ProductLayout.Gradient];

    /// <summary>All numbers of columns, past two panels.</summary>
    private static IEnumerable<int> Columns(int panelColumns) => Enumerable.Range(1, Math.Max((2 * panelColumns) + 4, FewColumns));
}
