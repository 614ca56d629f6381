using NetGen.Runtime;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>A product whose distances a test sets before it calls a tile: any shape, and none of them has to be compiled.</summary>
internal readonly struct ProductUnderTest : IProduct
{
    [ThreadStatic]
    private static ProductShape t_shape;

    /// <summary>Says what the tiles that this thread calls next find.</summary>
    public static void Use(in ProductShape shape) => t_shape = shape;

    public static int Terms => t_shape.Terms;

    public static int RowStep => t_shape.RowStep;

    public static int TermStep => t_shape.TermStep;

    public static int MatrixStep => t_shape.MatrixStep;

    public static int ResultStep => t_shape.ResultStep;

    public static bool WalksColumns => t_shape.WalksColumns;
}

/// <summary>The values of <see cref="IProduct"/>.</summary>
internal readonly record struct ProductShape(int Terms, int RowStep, int TermStep, int MatrixStep, int ResultStep, bool WalksColumns);
