namespace NetGen.Tests.Seeds;

/// <summary>The matrices of the derivations, row-major, with plain loops behind the operators: a document's line stays one line.</summary>
internal sealed class Matrix(int rows, int columns, double[] values)
{
    public int Rows => rows;

    public int Columns => columns;

    public double[] Values => values;

    public double this[int row, int column]
    {
        get => values[row * columns + column];
        set => values[row * columns + column] = value;
    }

    public Matrix Transposed => Build(columns, rows, (i, j) => this[j, i]);

    /// <summary>sum(..., axis = 0): a row.</summary>
    public Matrix ColumnSums => Build(1, columns, (_, j) => Enumerable.Range(0, rows).Sum(i => this[i, j]));

    public static Matrix Of(int rows, int columns, ReadOnlySpan<double> values)
    {
        Assert.Equal(rows * columns, values.Length);
        return new Matrix(rows, columns, values.ToArray());
    }

    public static Matrix Build(int rows, int columns, Func<int, int, double> element)
    {
        var matrix = new Matrix(rows, columns, new double[rows * columns]);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                matrix[i, j] = element(i, j);
        }

        return matrix;
    }

    /// <summary>The matrix product.</summary>
    public static Matrix operator *(Matrix a, Matrix b)
    {
        Assert.Equal(a.Columns, b.Rows);
        return Build(a.Rows, b.Columns, (i, j) => Enumerable.Range(0, a.Columns).Sum(k => a[i, k] * b[k, j]));
    }

    public static Matrix operator *(double factor, Matrix a) => a.Map(value => factor * value);

    /// <summary>The sum; a single row is added to every row, as a bias is.</summary>
    public static Matrix operator +(Matrix a, Matrix b)
    {
        Assert.Equal(a.Columns, b.Columns);
        return Build(a.Rows, a.Columns, (i, j) => a[i, j] + b[b.Rows == 1 ? 0 : i, j]);
    }

    public static Matrix operator -(Matrix a, Matrix b) => a + -1 * b;

    /// <summary>The product element by element.</summary>
    public Matrix Hadamard(Matrix other)
    {
        Assert.Equal((rows, columns), (other.Rows, other.Columns));
        return Build(rows, columns, (i, j) => this[i, j] * other[i, j]);
    }

    public Matrix Map(Func<double, double> function) => Build(rows, columns, (i, j) => function(this[i, j]));

    public Matrix Row(int row) => Build(1, columns, (_, j) => this[row, j]);
}
