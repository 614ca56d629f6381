using NetGen.Runtime;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>A tile at one width, with operators.</summary>
/// <param name="Tile">The numbers of the tile.</param>
/// <param name="Lanes">The vectors.</param>
/// <param name="Sum">The method.</param>
internal sealed record ProductTile<T>(TileTemplate Tile, Type Lanes, ProductTile<T>.Call Sum)
    where T : unmanaged
{
    /// <summary><see cref="ITile.Sum"/> of the tile.</summary>
    public delegate void Call(ref T left, ref T matrix, nuint terms, ref T start, ref T operand, ref T result, nuint count, int columns);

    /// <summary>The elements of a vector.</summary>
    public int LaneCount { get; } = KernelWidths.Count(Lanes);

    /// <summary>The tile with the operators that <see cref="ChosenOperators"/> chooses.</summary>
    public static ProductTile<T> WithChosenOperators(TileTemplate tile, Type lanes) =>
        With(tile, lanes, typeof(ChosenOperators.Start), typeof(ChosenOperators.Finish), typeof(ChosenOperators.Fetch));

    /// <summary>The tile with operators of the library, compiled into it as they are into those of a network.</summary>
    public static ProductTile<T> With(TileTemplate tile, Type lanes, Type start, Type finish, Type fetch) =>
        new(tile, lanes, TypeOf(tile).GetMethod(nameof(ITile.Sum))!
            .MakeGenericMethod(lanes, typeof(T), typeof(ProductUnderTest), start, finish, fetch)
            .CreateDelegate<Call>());

    /// <summary>The type in the library.</summary>
    public static Type TypeOf(TileTemplate tile) => typeof(ITile).Assembly.GetType($"{typeof(ITile).Namespace}.{tile.Name}", throwOnError: true)!;

    public override string ToString() => $"{Tile.Name}, {KernelWidths.Text(Lanes)}";
}
