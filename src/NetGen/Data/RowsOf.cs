using System.Numerics;

namespace NetGen.Data;

/// <summary>Some of the samples of a source, under numbers of their own: a part of it, or a fold.</summary>
internal sealed class RowsOf<T> : IDataSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows are translated in pieces on the stack: a view allocates no more than its source.
    private const int PieceSize = 256;
    private const string Owner = "A part of a source";

    private readonly IDataSource<T> _source;
    private readonly int[] _rows;

    /// <summary>Makes the view.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="rows">Their numbers there; the array is the view's from now on.</param>
    public RowsOf(IDataSource<T> source, int[] rows)
    {
        _source = source;
        _rows = rows;
    }

    public int Count => _rows.Length;

    public int InputSize => _source.InputSize;

    public int TargetSize => _source.TargetSize;

    public int ClassCount => _source.ClassCount;

    public bool HasWeights => _source.HasWeights;

    public void CopyRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        int inputSize = InputSize;
        int targetSize = targets.IsEmpty ? 0 : TargetSize;
        Check(rows);
        SampleGuard.Length(Owner, nameof(inputs), inputs.Length, rows.Length, inputSize);
        SampleGuard.Length(Owner, nameof(targets), targets.Length, rows.Length, targetSize);
        Span<int> piece = stackalloc int[PieceSize];
        for (int start = 0; start < rows.Length; start += PieceSize)
        {
            ReadOnlySpan<int> translated = Translate(rows, start, piece);
            int size = translated.Length;
            _source.CopyRows(translated, inputs.Slice(start * inputSize, size * inputSize), targets.Slice(start * targetSize, size * targetSize));
        }
    }

    public void CopyLabels(ReadOnlySpan<int> rows, Span<int> labels)
    {
        Check(rows);
        SampleGuard.Length(Owner, nameof(labels), labels.Length, rows.Length, 1);
        Span<int> piece = stackalloc int[PieceSize];
        for (int start = 0; start < rows.Length; start += PieceSize)
        {
            ReadOnlySpan<int> translated = Translate(rows, start, piece);
            _source.CopyLabels(translated, labels.Slice(start, translated.Length));
        }
    }

    public void CopyWeights(ReadOnlySpan<int> rows, Span<T> weights)
    {
        Check(rows);
        SampleGuard.Length(Owner, nameof(weights), weights.Length, rows.Length, 1);
        Span<int> piece = stackalloc int[PieceSize];
        for (int start = 0; start < rows.Length; start += PieceSize)
        {
            ReadOnlySpan<int> translated = Translate(rows, start, piece);
            _source.CopyWeights(translated, weights.Slice(start, translated.Length));
        }
    }

    private void Check(ReadOnlySpan<int> rows) => SampleGuard.Rows(Owner, nameof(rows), rows, _rows.Length);

    private ReadOnlySpan<int> Translate(ReadOnlySpan<int> rows, int start, Span<int> piece)
    {
        int size = Math.Min(PieceSize, rows.Length - start);
        for (int index = 0; index < size; index++)
            piece[index] = _rows[rows[start + index]];
        return piece[..size];
    }
}
