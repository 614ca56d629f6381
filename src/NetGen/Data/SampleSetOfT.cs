using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Samples in memory: inputs, and either targets, labels or neither, with weights and names where they have any. Made by
/// <see cref="SampleSet"/> over arrays or other memory, of which nothing is copied, or read from a file by NetGen.Data's Csv.
/// </summary>
/// <typeparam name="T">The floating-point type of inputs and targets: that of the network.</typeparam>
/// <remarks>
/// <para>
/// The memory stays the caller's: what is written there later is what the samples are from then on. What <see cref="Select"/>,
/// <see cref="Split"/> and <see cref="Folds"/> return, and all that begins with With, is a set of its own over the same memory. A set has at
/// least one sample.
/// </para>
/// <para>Thread safety: immutable but for that memory, for any number of threads.</para>
/// </remarks>
/// <example>
/// Iris flowers: four inputs and one of three classes each, a fifth of them kept for validation.
/// <code>
/// SampleSet&lt;float&gt; flowers = SampleSet.Create(inputs, inputSize: 4, labels, classCount: 3)
///     .WithClassNames(["setosa", "versicolor", "virginica"]);
/// var (training, validation) = flowers.Split(fraction: 0.8, seed: 1);
/// </code>
/// </example>
public sealed partial class SampleSet<T> : IDataSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Owner = "SampleSet";

    private readonly ReadOnlyMemory<T> _inputs;
    private readonly ReadOnlyMemory<T> _targets;
    private readonly ReadOnlyMemory<int> _labels;

    // The numbers of a view's samples in the memory; null where the set is all of it.
    private readonly int[]? _rows;

    private ReadOnlyMemory<T> _weights;

    // The same for the weights, which may have been given to a view and are then in its order.
    private int[]? _weightRows;

    internal SampleSet(ReadOnlyMemory<T> inputs, int inputSize, ReadOnlyMemory<T> targets, int targetSize, ReadOnlyMemory<int> labels, int classCount)
    {
        _inputs = inputs;
        _targets = targets;
        _labels = labels;
        InputSize = inputSize;
        TargetSize = targetSize;
        ClassCount = classCount;
        Count = inputs.Length / inputSize;
    }

    private SampleSet(SampleSet<T> source)
    {
        _inputs = source._inputs;
        _targets = source._targets;
        _labels = source._labels;
        _rows = source._rows;
        _weights = source._weights;
        _weightRows = source._weightRows;
        InputSize = source.InputSize;
        TargetSize = source.TargetSize;
        ClassCount = source.ClassCount;
        Count = source.Count;
        HasWeights = source.HasWeights;
        ColumnNames = source.ColumnNames;
        TargetNames = source.TargetNames;
        ClassNames = source.ClassNames;
    }

    private SampleSet(SampleSet<T> source, int[] rows)
        : this(source)
    {
        _rows = Compose(source._rows, rows);
        _weightRows = source._weightRows == source._rows ? _rows : Compose(source._weightRows, rows);
        Count = rows.Length;
    }

    /// <summary>The number of samples, 1 or more.</summary>
    public int Count { get; }

    /// <summary>The number of inputs of a sample, 1 or more.</summary>
    public int InputSize { get; }

    /// <summary>The number of targets of a sample; of samples with labels the number of classes; 0 of samples that have inputs only.</summary>
    public int TargetSize { get; }

    /// <summary>The number of classes; 0 of samples without labels.</summary>
    public int ClassCount { get; }

    /// <summary>Whether each sample is of a class.</summary>
    public bool HasLabels => ClassCount > 0;

    /// <summary>Whether samples have weights of their own in the loss.</summary>
    public bool HasWeights { get; private init; }

    /// <summary>The names of the inputs; empty where they have none.</summary>
    public IReadOnlyList<string> ColumnNames { get; private init; } = [];

    /// <summary>The names of the targets; empty where they have none.</summary>
    public IReadOnlyList<string> TargetNames { get; private init; } = [];

    /// <summary>The names of the classes, by label; empty where they have none.</summary>
    public IReadOnlyList<string> ClassNames { get; private init; } = [];

    /// <summary>The inputs of a sample, where they lie.</summary>
    /// <param name="row">The number of the sample, 0 to <see cref="Count"/> - 1.</param>
    /// <returns><see cref="InputSize"/> values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<T> GetInputs(int row) => _inputs.Span.Slice(Find(row) * InputSize, InputSize);

    /// <summary>The targets of a sample, where they lie.</summary>
    /// <param name="row">The number of the sample, 0 to <see cref="Count"/> - 1.</param>
    /// <returns><see cref="TargetSize"/> values; none of samples that have inputs only.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="NotSupportedException">The samples have labels: their targets lie nowhere, <see cref="CopyRows"/> writes them.</exception>
    public ReadOnlySpan<T> GetTargets(int row)
    {
        int place = Find(row);
        if (HasLabels)
            throw new NotSupportedException($"{Owner}: the samples have labels and no targets; {nameof(GetLabel)} is the label, {nameof(CopyRows)} writes it one-hot.");
        return _targets.Span.Slice(place * TargetSize, TargetSize);
    }

    /// <summary>The label of a sample.</summary>
    /// <param name="row">The number of the sample, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>Its class, 0 to <see cref="ClassCount"/> - 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="NotSupportedException">The samples have no labels.</exception>
    public int GetLabel(int row)
    {
        int place = Find(row);
        RequireLabels();
        return _labels.Span[place];
    }

    /// <summary>The weight of a sample in the loss.</summary>
    /// <param name="row">The number of the sample, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The weight; 1 where the samples have none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public T GetWeight(int row)
    {
        SampleGuard.Row(Owner, nameof(row), row, Count);
        return HasWeights ? _weights.Span[_weightRows is null ? row : _weightRows[row]] : T.One;
    }

    /// <summary>Writes inputs and targets of given samples; the targets of samples with labels are one-hot. Allocates nothing.</summary>
    /// <param name="rows">The numbers of the samples, 0 to <see cref="Count"/> - 1, in any order and with repetitions.</param>
    /// <param name="inputs">Row-major [rows][<see cref="InputSize"/>], overwritten.</param>
    /// <param name="targets">Row-major [rows][<see cref="TargetSize"/>], overwritten; empty where only the inputs are asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; nothing is written.</exception>
    /// <exception cref="ArgumentException">A length does not fit the number of rows; nothing is written.</exception>
    public void CopyRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        SampleGuard.Rows(Owner, nameof(rows), rows, Count);
        SampleGuard.Length(Owner, nameof(inputs), inputs.Length, rows.Length, InputSize);
        if (!targets.IsEmpty)
            SampleGuard.Length(Owner, nameof(targets), targets.Length, rows.Length, TargetSize);
        RowGather.Copy(rows, _rows, _inputs.Span, InputSize, inputs);
        if (targets.IsEmpty)
            return;
        if (HasLabels)
            WriteOneHot(rows, targets);
        else
            RowGather.Copy(rows, _rows, _targets.Span, TargetSize, targets);
    }

    /// <summary>Writes the labels of given samples. Allocates nothing.</summary>
    /// <param name="rows">The numbers of the samples, 0 to <see cref="Count"/> - 1.</param>
    /// <param name="labels">One label per row, overwritten.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; nothing is written.</exception>
    /// <exception cref="ArgumentException">There is not one label for each row; nothing is written.</exception>
    /// <exception cref="NotSupportedException">The samples have no labels.</exception>
    public void CopyLabels(ReadOnlySpan<int> rows, Span<int> labels)
    {
        RequireLabels();
        SampleGuard.Rows(Owner, nameof(rows), rows, Count);
        SampleGuard.Length(Owner, nameof(labels), labels.Length, rows.Length, 1);
        ReadOnlySpan<int> source = _labels.Span;
        for (int index = 0; index < rows.Length; index++)
            labels[index] = source[_rows is null ? rows[index] : _rows[rows[index]]];
    }

    /// <summary>Writes the weights of given samples in the loss. Allocates nothing.</summary>
    /// <param name="rows">The numbers of the samples, 0 to <see cref="Count"/> - 1.</param>
    /// <param name="weights">One weight per row, overwritten.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; nothing is written.</exception>
    /// <exception cref="ArgumentException">There is not one weight for each row; nothing is written.</exception>
    /// <exception cref="NotSupportedException">The samples have no weights.</exception>
    public void CopyWeights(ReadOnlySpan<int> rows, Span<T> weights)
    {
        if (!HasWeights)
            throw new NotSupportedException($"{Owner}: the samples have no weights; {nameof(WithWeights)} gives them some.");
        SampleGuard.Rows(Owner, nameof(rows), rows, Count);
        SampleGuard.Length(Owner, nameof(weights), weights.Length, rows.Length, 1);
        ReadOnlySpan<T> source = _weights.Span;
        for (int index = 0; index < rows.Length; index++)
            weights[index] = source[_weightRows is null ? rows[index] : _weightRows[rows[index]]];
    }

    /// <summary>What the samples are: how many, of how many inputs and targets or classes.</summary>
    /// <returns>A sentence of one line, in the invariant culture.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"SampleSet<{typeof(T).Name}>: {Count} {(Count == 1 ? "sample" : "samples")}, {InputSize} {(InputSize == 1 ? "input" : "inputs")}")
        + (HasLabels ? FormattableString.Invariant($", {ClassCount} {(ClassCount == 1 ? "class" : "classes")}") : TargetSize > 0 ? FormattableString.Invariant($", {TargetSize} {(TargetSize == 1 ? "target" : "targets")}") : "")
        + (HasWeights ? ", with weights" : "");

    private int Find(int row)
    {
        SampleGuard.Row(Owner, nameof(row), row, Count);
        return _rows is null ? row : _rows[row];
    }

    private void RequireLabels()
    {
        if (!HasLabels)
            throw new NotSupportedException($"{Owner}: the samples have no labels.");
    }

    private void WriteOneHot(ReadOnlySpan<int> rows, Span<T> targets)
    {
        targets.Clear();
        ReadOnlySpan<int> labels = _labels.Span;
        for (int index = 0; index < rows.Length; index++)
            targets[index * ClassCount + labels[_rows is null ? rows[index] : _rows[rows[index]]]] = T.One;
    }

    private static int[] Compose(int[]? outer, int[] rows)
    {
        if (outer is null)
            return rows;
        var composed = new int[rows.Length];
        for (int index = 0; index < rows.Length; index++)
            composed[index] = outer[rows[index]];
        return composed;
    }
}
