using NetGen.Runtime;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>What a sum starts from: each <see cref="ISumStart"/>, those that go on with sums also without any.</summary>
internal enum StartKind
{
    Zero,
    Product,
    Columns,
    Rows,
    Sums,
    NoSums,
    SumsInPart,
    NoSumsInPart,
}

internal static class StartKinds
{
    public static StartKind[] All { get; } = Enum.GetValues<StartKind>();

    /// <summary>Whether the results hold sums that a tile goes on with.</summary>
    public static bool GoesOn(this StartKind kind) => kind is StartKind.Sums or StartKind.SumsInPart;

    /// <summary>The operator.</summary>
    public static Type Operator(this StartKind kind) => kind switch
    {
        StartKind.Zero => typeof(FromZero),
        StartKind.Product => typeof(FromProduct),
        StartKind.Columns => typeof(FromColumns),
        StartKind.Rows => typeof(FromRows),
        StartKind.Sums or StartKind.NoSums => typeof(FromSums),
        _ => typeof(FromSumsInPart),
    };
}
