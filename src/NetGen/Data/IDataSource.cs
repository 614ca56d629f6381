using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Samples by number: what training, evaluation and cross-validation read. A sample set holds them in memory; what is larger than
/// memory, drawn anew for each epoch or taken from a replay buffer implements this interface.
/// </summary>
/// <typeparam name="T">The floating-point type of inputs and targets: that of the network.</typeparam>
/// <remarks>
/// <para>
/// A batch is asked for by the numbers of its samples, in any order and with repetitions, and written into the caller's memory: a source
/// that allocates nothing leaves training without a byte of garbage. All calls of a training come from the thread that trains, one after another.
/// </para>
/// <para>Later versions may add members, always with a body of their own.</para>
/// </remarks>
/// <example>
/// Samples that are drawn as they are asked for: noise is added to those of another source.
/// <code>
/// sealed class Noisy(IDataSource&lt;float&gt; source, Random random) : IDataSource&lt;float&gt;
/// {
///     public int Count =&gt; source.Count;
///     public int InputSize =&gt; source.InputSize;
///     public int TargetSize =&gt; source.TargetSize;
///
///     public void CopyRows(ReadOnlySpan&lt;int&gt; rows, Span&lt;float&gt; inputs, Span&lt;float&gt; targets)
///     {
///         source.CopyRows(rows, inputs, targets);
///         foreach (ref float input in inputs)
///             input += 0.05f * (random.NextSingle() - 0.5f);
///     }
/// }
/// </code>
/// </example>
public interface IDataSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of samples.</summary>
    int Count { get; }

    /// <summary>The number of inputs of a sample.</summary>
    int InputSize { get; }

    /// <summary>The number of targets of a sample; of samples with labels the number of classes, each sample's targets being one-hot.</summary>
    int TargetSize { get; }

    /// <summary>The number of classes of samples with labels; 0, as where it is not said otherwise, of samples without.</summary>
    int ClassCount => 0;

    /// <summary>Whether samples have weights of their own, see <see cref="CopyWeights"/>; false where it is not said otherwise.</summary>
    bool HasWeights => false;

    /// <summary>Writes inputs and targets of given samples.</summary>
    /// <param name="rows">The numbers of the samples, 0 to <see cref="Count"/> - 1.</param>
    /// <param name="inputs">Row-major [rows][<see cref="InputSize"/>], overwritten.</param>
    /// <param name="targets">Row-major [rows][<see cref="TargetSize"/>], overwritten; empty where only the inputs are asked for.</param>
    void CopyRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets);

    /// <summary>Writes the labels of given samples, 0 to <see cref="ClassCount"/> - 1; asked for only where there are classes.</summary>
    /// <param name="rows">The numbers of the samples.</param>
    /// <param name="labels">One label per row, overwritten.</param>
    /// <exception cref="NotSupportedException">The samples have no labels.</exception>
    void CopyLabels(ReadOnlySpan<int> rows, Span<int> labels)
        => throw new NotSupportedException($"{GetType().Name} has no labels: its {nameof(ClassCount)} is {ClassCount}.");

    /// <summary>Writes the weights of given samples in the loss; asked for only where <see cref="HasWeights"/> is true.</summary>
    /// <param name="rows">The numbers of the samples.</param>
    /// <param name="weights">One weight per row, 0 or more, overwritten.</param>
    /// <exception cref="NotSupportedException">The samples have no weights.</exception>
    void CopyWeights(ReadOnlySpan<int> rows, Span<T> weights)
        => throw new NotSupportedException($"{GetType().Name} has no weights of samples: its {nameof(HasWeights)} is false.");
}
