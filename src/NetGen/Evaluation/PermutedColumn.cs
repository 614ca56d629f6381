using System.Numerics;
using NetGen.Data;
using NetGen.Runtime;

namespace NetGen.Evaluation;

/// <summary>The samples of another source with the values of one input exchanged between them.</summary>
internal sealed class PermutedColumn<T> : IDataSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Samples that are read at once when the column is read: little memory, and few calls.</summary>
    private const int BlockSamples = 256;

    private readonly IDataSource<T> _source;
    private readonly int _column;
    private readonly T[] _values;

    public PermutedColumn(IDataSource<T> source, int column)
    {
        _source = source;
        _column = column;
        _values = new T[source.Count];
        var rows = new int[Math.Min(BlockSamples, _values.Length)];
        var inputs = new T[rows.Length * source.InputSize];
        for (int first = 0; first < _values.Length; first += rows.Length)
        {
            int count = Math.Min(rows.Length, _values.Length - first);
            EpochOrder.FillInOrder(rows.AsSpan(0, count), first);
            source.CopyRows(rows.AsSpan(0, count), inputs.AsSpan(0, count * source.InputSize), default);
            for (int index = 0; index < count; index++)
                _values[first + index] = inputs[index * source.InputSize + column];
        }
    }

    public int Count => _source.Count;

    public int InputSize => _source.InputSize;

    public int TargetSize => _source.TargetSize;

    public int ClassCount => _source.ClassCount;

    /// <summary>Draws the next permutation (Fisher and Yates): of what is there all orders are equally likely, so it need not start from the order of the source.</summary>
    public void Permute(ref RandomSource random)
    {
        for (int last = _values.Length - 1; last > 0; last--)
        {
            int other = (int)(random.NextUnit() * (last + 1));
            (_values[last], _values[other]) = (_values[other], _values[last]);
        }
    }

    public void CopyRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        _source.CopyRows(rows, inputs, targets);
        for (int index = 0; index < rows.Length; index++)
            inputs[index * InputSize + _column] = _values[rows[index]];
    }

    public void CopyLabels(ReadOnlySpan<int> rows, Span<int> labels) => _source.CopyLabels(rows, labels);
}
