namespace NetGen.Data;

/// <summary>What becomes of a row in which a value is missing. Later versions may add members; a switch over them has a default.</summary>
public enum MissingValues
{
    /// <summary>An error that names the line and the column.</summary>
    Refuse = 0,

    /// <summary>The row is left out.</summary>
    SkipRow = 1,

    /// <summary>
    /// An input is the mean of its column, over the rows that have it: computed in double precision and rounded once. They are all
    /// rows of the file, those that are split off for validation later included. A label or a target that is
    /// missing is an error nevertheless, as an invented one would be learned as if it were true.
    /// </summary>
    ColumnMean = 2,
}
