using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Copies of matrices with rows and columns exchanged.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    /// <summary>Writes the transpose of a row-major [rows][columns] matrix; what lies between its rows is left as it is.</summary>
    /// <param name="source">The matrix.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="destination">Row-major [columns][stride].</param>
    /// <param name="stride">The distance of two rows of the destination; at least <paramref name="rows"/>.</param>
    public static void Write<T>(ref T source, int rows, int columns, ref T destination, int stride)
        where T : unmanaged
    {
        for (nuint row = 0; row < (nuint)rows; row++)
        {
            for (nuint column = 0; column < (nuint)columns; column++)
                Unsafe.Add(ref destination, column * (nuint)stride + row) = Unsafe.Add(ref source, row * (nuint)columns + column);
        }
    }
}
