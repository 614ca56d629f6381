using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// The constants of a product left [rows][terms] * matrix [terms][columns], distances in elements. Each is one for the whole network, so that
/// the machine code of a tile has them as literals.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IProduct
{
    /// <summary>The number of products in each sum.</summary>
    static abstract int Terms { get; }

    /// <summary>From a row of the left operand to the next.</summary>
    static abstract int RowStep { get; }

    /// <summary>From a term of a row of the left operand to the next: 1 where rows lie as they are multiplied, more where they are columns.</summary>
    static abstract int TermStep { get; }

    /// <summary>From a row of the matrix to the next.</summary>
    static abstract int MatrixStep { get; }

    /// <summary>From a row of results to the next.</summary>
    static abstract int ResultStep { get; }

    /// <summary>
    /// Whether a call goes from panel to panel of columns, over the same rows: where the left operand is read with gaps, so that it is worth keeping.
    /// Else it goes from rows to rows, over the same columns.
    /// </summary>
    static abstract bool WalksColumns { get; }
}
