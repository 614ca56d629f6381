using System.Numerics;

namespace NetGen.Data;

/// <summary>Makes sets of samples in memory, see <see cref="SampleSet{T}"/>.</summary>
/// <example>
/// <code>
/// float[] inputs = [5.1f, 3.5f, 7.0f, 3.2f, 6.3f, 3.3f];
/// int[] labels = [0, 1, 2];
/// SampleSet&lt;float&gt; flowers = SampleSet.Create(inputs, inputSize: 2, labels, classCount: 3);
/// </code>
/// </example>
public static class SampleSet
{
    private const string Owner = nameof(SampleSet);

    /// <summary>Samples with targets, over memory of the caller.</summary>
    /// <typeparam name="T">The floating-point type of inputs and targets.</typeparam>
    /// <param name="inputs">Row-major [samples][<paramref name="inputSize"/>], at least one sample; not copied.</param>
    /// <param name="inputSize">The number of inputs of a sample.</param>
    /// <param name="targets">Row-major [samples][<paramref name="targetSize"/>]; not copied.</param>
    /// <param name="targetSize">The number of targets of a sample.</param>
    /// <returns>The samples.</returns>
    /// <exception cref="ArgumentException">There is no sample, a length is no multiple of its size, or there are not as many targets as inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    public static SampleSet<T> Create<T>(ReadOnlyMemory<T> inputs, int inputSize, ReadOnlyMemory<T> targets, int targetSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = CountSamples(inputs.Length, inputSize);
        SampleGuard.Size(Owner, nameof(targetSize), targetSize);
        if (targets.Length != (long)count * targetSize)
            throw new ArgumentException(FormattableString.Invariant($"{Owner}: {nameof(targets)} has {targets.Length} elements and needs {(long)count * targetSize}, {targetSize} for each of {count} {(count == 1 ? "sample" : "samples")}."), nameof(targets));
        return new SampleSet<T>(inputs, inputSize, targets, targetSize, default, 0);
    }

    /// <inheritdoc cref="Create{T}(ReadOnlyMemory{T}, int, ReadOnlyMemory{T}, int)"/>
    /// <exception cref="ArgumentNullException">The inputs or the targets are null.</exception>
    public static SampleSet<T> Create<T>(T[] inputs, int inputSize, T[] targets, int targetSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return Create<T>(inputs.AsMemory(), inputSize, targets.AsMemory(), targetSize);
    }

    /// <summary>Samples of classes, over memory of the caller.</summary>
    /// <typeparam name="T">The floating-point type of the inputs.</typeparam>
    /// <param name="inputs">Row-major [samples][<paramref name="inputSize"/>], at least one sample; not copied.</param>
    /// <param name="inputSize">The number of inputs of a sample.</param>
    /// <param name="labels">The class of each sample, 0 to <paramref name="classCount"/> - 1; not copied.</param>
    /// <param name="classCount">The number of classes; one may have no sample.</param>
    /// <returns>The samples.</returns>
    /// <exception cref="ArgumentException">There is no sample, the inputs are no multiple of their size, or there is not one label for each sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or a label is not a class.</exception>
    public static SampleSet<T> Create<T>(ReadOnlyMemory<T> inputs, int inputSize, ReadOnlyMemory<int> labels, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = CountSamples(inputs.Length, inputSize);
        SampleGuard.Size(Owner, nameof(classCount), classCount);
        SampleGuard.PerSample(Owner, nameof(labels), labels.Length, count);
        SampleGuard.Labels(Owner, nameof(labels), labels.Span, classCount);
        return new SampleSet<T>(inputs, inputSize, default, classCount, labels, classCount);
    }

    /// <inheritdoc cref="Create{T}(ReadOnlyMemory{T}, int, ReadOnlyMemory{int}, int)"/>
    /// <exception cref="ArgumentNullException">The inputs or the labels are null.</exception>
    public static SampleSet<T> Create<T>(T[] inputs, int inputSize, int[] labels, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return Create<T>(inputs.AsMemory(), inputSize, labels.AsMemory(), classCount);
    }

    /// <summary>Samples that have inputs and nothing else, for predictions: <see cref="SampleSet{T}.TargetSize"/> is 0.</summary>
    /// <typeparam name="T">The floating-point type of the inputs.</typeparam>
    /// <param name="inputs">Row-major [samples][<paramref name="inputSize"/>], at least one sample; not copied.</param>
    /// <param name="inputSize">The number of inputs of a sample.</param>
    /// <returns>The samples.</returns>
    /// <exception cref="ArgumentException">There is no sample, or the inputs are no multiple of their size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1.</exception>
    public static SampleSet<T> Create<T>(ReadOnlyMemory<T> inputs, int inputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CountSamples(inputs.Length, inputSize);
        return new SampleSet<T>(inputs, inputSize, default, 0, default, 0);
    }

    /// <inheritdoc cref="Create{T}(ReadOnlyMemory{T}, int)"/>
    /// <exception cref="ArgumentNullException">The inputs are null.</exception>
    public static SampleSet<T> Create<T>(T[] inputs, int inputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Create<T>(inputs.AsMemory(), inputSize);
    }

    /// <summary>Samples with targets, from an array for each.</summary>
    /// <typeparam name="T">The floating-point type of inputs and targets.</typeparam>
    /// <param name="inputs">The inputs of each sample, all of one length; copied.</param>
    /// <param name="targets">The targets of each sample, all of one length; copied.</param>
    /// <returns>The samples.</returns>
    /// <exception cref="ArgumentNullException">The inputs or the targets are null.</exception>
    /// <exception cref="ArgumentException">There is no sample, a row is null or of another length than the first, or there are not as many targets as inputs.</exception>
    public static SampleSet<T> Create<T>(T[][] inputs, T[][] targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] flatInputs = Flatten(inputs, nameof(inputs));
        ArgumentNullException.ThrowIfNull(targets);
        SampleGuard.PerSample(Owner, nameof(targets), targets.Length, inputs.Length);
        T[] flatTargets = Flatten(targets, nameof(targets));
        return Create(flatInputs, inputs[0].Length, flatTargets, targets[0].Length);
    }

    /// <summary>Samples of classes, from an array for each.</summary>
    /// <typeparam name="T">The floating-point type of the inputs.</typeparam>
    /// <param name="inputs">The inputs of each sample, all of one length; copied.</param>
    /// <param name="labels">The class of each sample, 0 to <paramref name="classCount"/> - 1; not copied.</param>
    /// <param name="classCount">The number of classes; one may have no sample.</param>
    /// <returns>The samples.</returns>
    /// <exception cref="ArgumentNullException">The inputs or the labels are null.</exception>
    /// <exception cref="ArgumentException">There is no sample, a row is null or of another length than the first, or there is not one label for each sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is less than 1, or a label is not a class.</exception>
    public static SampleSet<T> Create<T>(T[][] inputs, int[] labels, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Create(Flatten(inputs, nameof(inputs)), inputs[0].Length, labels, classCount);

    private static int CountSamples(int length, int inputSize)
    {
        SampleGuard.Size(Owner, nameof(inputSize), inputSize);
        if (length == 0)
            throw new ArgumentException(FormattableString.Invariant($"{Owner}: inputs has 0 elements and needs at least {inputSize}, one sample."), "inputs");
        if (length % inputSize != 0)
            throw new ArgumentException(FormattableString.Invariant($"{Owner}: inputs has {length} elements and needs a multiple of {inputSize}, one row per sample."), "inputs");
        return length / inputSize;
    }

    private static T[] Flatten<T>(T[][] rows, string argument)
    {
        ArgumentNullException.ThrowIfNull(rows, argument);
        int size = rows.Length > 0 && rows[0] is { } first ? first.Length : 0;
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row] is null)
                throw new ArgumentException(FormattableString.Invariant($"{Owner}: row {row} of {argument} is null and needs values."), argument);
            if (rows[row].Length != size)
                throw new ArgumentException(FormattableString.Invariant($"{Owner}: row {row} of {argument} has {rows[row].Length} elements and needs {size}, as many as row 0."), argument);
        }

        if (size == 0)
            throw new ArgumentException(FormattableString.Invariant($"{Owner}: {argument} has {(rows.Length == 0 ? "0 rows" : "rows of 0 elements")} and needs at least one of at least 1."), argument);
        if ((long)rows.Length * size > Array.MaxLength)
            throw new ArgumentException(FormattableString.Invariant($"{Owner}: {argument} has {(long)rows.Length * size} elements in all and can have at most {Array.MaxLength}."), argument);
        var flat = new T[rows.Length * size];
        for (int row = 0; row < rows.Length; row++)
            rows[row].CopyTo(flat, row * size);
        return flat;
    }
}
