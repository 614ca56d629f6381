namespace NetGen.Generator.Planning;

/// <summary>The dot products that a kernel keeps in registers: some samples by some rows of the matrix, a vector of chains for each.</summary>
internal readonly record struct DotTileShape(int Samples, int Rows)
{
    /// <summary>Sixteen sums, and with four rows of the matrix eight operands: 24 of 32 registers.</summary>
    private const int MostSums = 16;

    private const int MostSamples = 8;

    private const int MostRows = 4;

    /// <summary>The same for 16 registers, where a part of the chains of each sum is in registers at a time.</summary>
    private const int NarrowSums = 12;

    /// <summary>With more samples than rows of the matrix, less is read again for the next rows.</summary>
    private const int NarrowRows = 2;

    /// <param name="rows">The rows of the matrix.</param>
    public static DotTileShape Widest(int rows)
    {
        int together = Math.Min(MostRows, rows);
        return new(Math.Min(MostSamples, MostSums / together), together);
    }

    /// <summary>The tile for vectors of less than 64 bytes: two rows of the matrix; one or three where there are no more, which no second tile repeats.</summary>
    /// <param name="rows">The rows of the matrix.</param>
    public static DotTileShape Narrow(int rows)
    {
        int together = rows is 1 or 3 ? rows : NarrowRows;
        return new(NarrowSums / together, together);
    }
}
