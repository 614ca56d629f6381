namespace NetGen.Generator.Planning.Operations;

/// <summary>A tile for the widest vectors, and one for narrower ones.</summary>
internal readonly record struct TileByWidth(TileShape Widest, TileShape Narrow);
