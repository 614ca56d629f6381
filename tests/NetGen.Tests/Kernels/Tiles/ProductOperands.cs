using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>
/// The operands of every product that is tested, and their sums: a smaller product has the first rows, terms and columns of them. Among the numbers
/// are zeros of both signs, subnormal and infinite ones and such as overflow; most sums are ordinary ones, which see the order of additions.
/// </summary>
internal sealed class ProductOperands<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Three tiles of eight rows.</summary>
    public const int MostRows = 24;

    public const int MostTerms = 67;

    /// <summary>Two panels of eight vectors of sixteen elements, and a few more.</summary>
    public const int MostColumns = 260;

    /// <summary>From a row of the matrix to the next: a third panel may be read as a whole.</summary>
    public const int MatrixStep = MostColumns + 130;

    /// <summary>From a row of the left operand to the next.</summary>
    public const int RowStep = MostTerms + 2;

    /// <summary>From a term of a row to the next where rows are columns.</summary>
    public const int TermStep = MostRows + 5;

    private readonly ConcurrentDictionary<(int Terms, int Chains, StartKind Start), T[]> _sums = [];

    private ProductOperands()
    {
        var random = new Random(1);
        for (int row = 0; row < MostRows; row++)
        {
            for (int term = 0; term < MostTerms; term++)
                Transposed[(term * TermStep) + row] = Rows[(row * RowStep) + term] = Left(row, term, (random.NextDouble() * 2) - 1);
        }

        for (int term = 0; term < MostTerms; term++)
        {
            for (int column = 0; column < MatrixStep; column++)
                Matrix[(term * MatrixStep) + column] = column < MostColumns ? Right(term, column, (random.NextDouble() * 2) - 1) : T.NaN;
        }

        for (int column = 0; column < MatrixStep; column++)
            ColumnStarts[column] = column % 8 == 7 ? T.NegativeZero : T.CreateTruncating((random.NextDouble() * 2) - 1);
        for (int row = 0; row < MostRows; row++)
            RowStarts[row] = row % 4 == 3 ? T.NegativeZero : T.CreateTruncating((random.NextDouble() * 2) - 1);
        for (int index = 0; index < Sums.Length; index++)
            Sums[index] = index % 9 == 4 ? T.NegativeZero : T.CreateTruncating((random.NextDouble() * 2) - 1);
        for (int index = 0; index < Factors.Length; index++)
            Factors[index] = index % 5 == 2 ? T.Zero : T.CreateTruncating((random.NextDouble() * 2) - 1);
    }

    public static ProductOperands<T> Instance { get; } = new();

    /// <summary>The left operand, row by row.</summary>
    public T[] Rows { get; } = new T[MostRows * RowStep];

    /// <summary>The left operand, term by term.</summary>
    public T[] Transposed { get; } = new T[MostTerms * TermStep];

    /// <summary>The matrix; behind its last column is what must not matter.</summary>
    public T[] Matrix { get; } = new T[MostTerms * MatrixStep];

    /// <summary>A number for each column to start from.</summary>
    public T[] ColumnStarts { get; } = new T[MatrixStep];

    /// <summary>A number for each row to start from.</summary>
    public T[] RowStarts { get; } = new T[MostRows];

    /// <summary>Sums to go on with, [MostRows][MostColumns].</summary>
    public T[] Sums { get; } = new T[MostRows * MostColumns];

    /// <summary>What derivatives are computed from, [MostRows][MostColumns].</summary>
    public T[] Factors { get; } = new T[MostRows * MostColumns];

    /// <summary>The sums of all rows and columns over the first terms, [MostRows][MostColumns].</summary>
    public T[] SumsOf(int terms, int chains, StartKind start) => _sums.GetOrAdd((terms, chains, start), key => ComputeSums(key.Terms, key.Chains, key.Start));

    /// <summary>What a first chain starts from.</summary>
    private T Start(StartKind start, int row, int column) => start switch
    {
        StartKind.Zero or StartKind.NoSums or StartKind.NoSumsInPart => T.Zero,
        StartKind.Product => T.NegativeZero,
        StartKind.Columns => ColumnStarts[column],
        StartKind.Rows => RowStarts[row],
        _ => Sums[(row * MostColumns) + column],
    };

    /// <summary>The place that a start operator reads, for a first row and column.</summary>
    /// <param name="start">The start.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="result">The result there, which holds what a sum goes on with.</param>
    public ref T StartPlace(StartKind start, int row, int column, ref T result)
    {
        switch (start)
        {
            case StartKind.Columns:
                return ref ColumnStarts[column];
            case StartKind.Rows:
                return ref RowStarts[row];
            case StartKind.NoSums or StartKind.NoSumsInPart:
                return ref Unsafe.NullRef<T>();
            default:
                return ref result;
        }
    }

    private T[] ComputeSums(int terms, int chains, StartKind start)
    {
        T[] sums = new T[MostRows * MostColumns];
        for (int index = 0; index < sums.Length; index++)
        {
            (int row, int column) = Math.DivRem(index, MostColumns);
            sums[index] = ReferenceSum.Of<T>(Rows.AsSpan(row * RowStep), 1, Matrix.AsSpan(column), MatrixStep, terms, chains, Start(start, row, column));
        }

        return sums;
    }

    /// <summary>Positive numbers in the first row, subnormal ones in the third.</summary>
    private static T Left(int row, int term, double value) => (row, term) switch
    {
        (0, _) => T.CreateTruncating(Math.Abs(value)),
        (2, _) => T.CreateTruncating(value * 200) * T.Epsilon,
        (5, 3) => T.NegativeInfinity,
        (7, 2) => T.BitDecrement(T.PositiveInfinity),
        _ when term % 7 == 3 => row % 2 == 0 ? T.Zero : T.NegativeZero,
        _ => T.CreateTruncating(value),
    };

    /// <summary>A column of infinities, two of zeros of either sign, one of subnormal numbers, one of such as overflow.</summary>
    private static T Right(int term, int column, double value) => (column, term) switch
    {
        (3, 1) => T.PositiveInfinity,
        (3, 4) => T.NegativeInfinity,
        (4, _) => T.NegativeZero,
        (6, _) => T.Zero,
        (9, _) => T.CreateTruncating(value * 200) * T.Epsilon,
        (11, 2 or 5) => T.BitDecrement(T.PositiveInfinity),
        _ => T.CreateTruncating(value),
    };
}
