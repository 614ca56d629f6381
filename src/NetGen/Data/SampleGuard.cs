using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace NetGen.Data;

/// <summary>Checks what samples are made of and asked for, before anything is written.</summary>
internal static class SampleGuard
{
    /// <summary>A row must be the number of a sample.</summary>
    public static void Row(string owner, string argument, int row, int count)
    {
        if ((uint)row >= (uint)count)
            ThrowRow(owner, argument, row, count);
    }

    /// <summary>Every row must be the number of a sample.</summary>
    public static void Rows(string owner, string argument, ReadOnlySpan<int> rows, int count)
    {
        foreach (int row in rows)
        {
            if ((uint)row >= (uint)count)
                ThrowRow(owner, argument, row, count);
        }
    }

    /// <summary>What is written must have a row of a given size for each one asked for.</summary>
    public static void Length(string owner, string argument, int length, int rows, int rowSize)
    {
        if (length != (long)rows * rowSize)
            throw new ArgumentException(FormattableString.Invariant($"{owner}: {argument} has {length} elements and needs {(long)rows * rowSize}, {rowSize} for each of {rows} {(rows == 1 ? "row" : "rows")}."), argument);
    }

    /// <summary>There must be a value for each sample.</summary>
    public static void PerSample(string owner, string argument, int length, int count)
    {
        if (length != count)
            throw new ArgumentException(FormattableString.Invariant($"{owner}: {argument} has {length} elements and needs {count}, one for each sample."), argument);
    }

    /// <summary>Every label must be a class.</summary>
    public static void Labels(string owner, string argument, ReadOnlySpan<int> labels, int classCount)
    {
        for (int sample = 0; sample < labels.Length; sample++)
        {
            int label = labels[sample];
            if ((uint)label >= (uint)classCount)
                throw new ArgumentOutOfRangeException(argument, label, FormattableString.Invariant($"{owner}: label {label} of sample {sample} is not a class; the classes are 0 to {classCount - 1}."));
        }
    }

    /// <summary>Every weight must be 0 or more and finite; NaN is neither.</summary>
    public static void Weights<T>(string owner, string argument, ReadOnlySpan<T> weights, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int index = 0; index < weights.Length; index++)
        {
            T weight = weights[index];
            if (!(weight >= T.Zero) || !T.IsFinite(weight))
                throw new ArgumentOutOfRangeException(argument, weight, FormattableString.Invariant($"{owner}: the weight of {what} {index} is {weight} and must be 0 or more and finite."));
        }
    }

    /// <summary>A size must be 1 or more.</summary>
    public static void Size(string owner, string argument, int size)
    {
        if (size < 1)
            throw new ArgumentOutOfRangeException(argument, size, FormattableString.Invariant($"{owner}: {argument} is {size} and must be 1 or more."));
    }

    /// <summary>Names must be as many as what they name, and each another one.</summary>
    /// <returns>The names, copied.</returns>
    public static string[] Names(string owner, string argument, IReadOnlyList<string> names, int needed)
    {
        ArgumentNullException.ThrowIfNull(names, argument);
        if (names.Count != needed)
            throw new ArgumentException(FormattableString.Invariant($"{owner}: {argument} has {names.Count} elements and needs {needed}."), argument);
        var copy = new string[needed];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int index = 0; index < needed; index++)
        {
            copy[index] = names[index] ?? throw new ArgumentException(FormattableString.Invariant($"{owner}: {argument} has no name at {index}."), argument);
            if (!places.TryAdd(copy[index], index))
                throw new ArgumentException(FormattableString.Invariant($"{owner}: {argument} has '{copy[index]}' at {places[copy[index]]} and at {index}; each needs a name of its own."), argument);
        }

        return copy;
    }

    [DoesNotReturn]
    private static void ThrowRow(string owner, string argument, int row, int count) =>
        throw new ArgumentOutOfRangeException(argument, row, FormattableString.Invariant($"{owner}: row {row} is not a sample; the samples are 0 to {count - 1}."));
}
