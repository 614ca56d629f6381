using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>The sample of a step, of checked lengths: what goes in, what should come out, and what its errors are multiplied by.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Two references and two numbers: a batch of one sample, with its five spans, takes a small network some 5 ns to write and to read.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TrainingSample<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref T _input;
    private readonly ref T _target;
    private readonly int _label;

    /// <param name="input">The inputs.</param>
    /// <param name="target">The targets; empty where there is a label.</param>
    /// <param name="label">The class; negative where there are targets.</param>
    /// <param name="scale">What every error is multiplied by.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TrainingSample(ReadOnlySpan<T> input, ReadOnlySpan<T> target, int label, T scale)
    {
        _input = ref MemoryMarshal.GetReference(input);
        _target = ref MemoryMarshal.GetReference(target);
        _label = label;
        Scale = scale;
    }

    /// <summary>The inputs.</summary>
    public ref T Input => ref _input;

    /// <summary>The targets.</summary>
    public ref T Target => ref _target;

    /// <summary>What every error is multiplied by: the 1/n of a mean over outputs.</summary>
    public T Scale { get; }

    /// <summary>The targets; those of a label, a one-hot row, are written first.</summary>
    /// <param name="oneHot">Memory for that row.</param>
    /// <param name="outputs">The number of outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T TargetOrOneHot(ref T oneHot, int outputs)
    {
        if (_label < 0)
            return ref _target;
        OneHot.Write(ref oneHot, outputs, _label);
        return ref oneHot;
    }
}
