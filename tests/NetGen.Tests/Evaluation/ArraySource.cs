using System.Numerics;
using NetGen.Data;

namespace NetGen.Tests.Evaluation;

/// <summary>Samples in arrays, which remembers how it was read.</summary>
internal sealed class ArraySource<T>(int inputSize, T[] inputs, int targetSize, T[] targets, int[]? labels = null, int classCount = 0) : IDataSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Count => inputs.Length / inputSize;

    public int InputSize => inputSize;

    public int TargetSize => targetSize;

    public int ClassCount => classCount;

    /// <summary>The samples that were asked for, in that order.</summary>
    public List<int> Read { get; } = [];

    public int LargestBlock { get; private set; }

    public bool WereTargetsRead { get; private set; }

    public void CopyRows(ReadOnlySpan<int> rows, Span<T> inputValues, Span<T> targetValues)
    {
        Read.AddRange(rows);
        LargestBlock = Math.Max(LargestBlock, rows.Length);
        WereTargetsRead |= !targetValues.IsEmpty;
        for (int index = 0; index < rows.Length; index++)
        {
            inputs.AsSpan(rows[index] * inputSize, inputSize).CopyTo(inputValues[(index * inputSize)..]);
            if (!targetValues.IsEmpty)
                targets.AsSpan(rows[index] * targetSize, targetSize).CopyTo(targetValues[(index * targetSize)..]);
        }
    }

    public void CopyLabels(ReadOnlySpan<int> rows, Span<int> values)
    {
        for (int index = 0; index < rows.Length; index++)
            values[index] = labels![rows[index]];
    }
}
