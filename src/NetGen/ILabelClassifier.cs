using System.Numerics;

namespace NetGen;

/// <summary>A classifier whose loss is <see cref="Loss.SoftmaxCE"/>: the target of a sample can be the index of its class.</summary>
/// <typeparam name="T">The floating-point type of parameters, inputs, outputs and gradients.</typeparam>
/// <remarks>Only generated code implements this interface; later versions add members with bodies of their own.</remarks>
public interface ILabelClassifier<T> : IClassifier<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>As <see cref="INetwork{T}.ComputeLoss"/>, of a batch of given classes.</summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="labels">One class per sample, 0 to OutputSize - 1.</param>
    /// <param name="sampleWeights">One weight per sample. May be left out: each counts 1.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights = default);

    /// <summary>Computes the loss of one sample of a given class, L2 penalty included, and its gradient; the class stands for its one-hot target.</summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="label">The class, 0 to OutputSize - 1.</param>
    /// <param name="gradients">ParameterCount values, overwritten.</param>
    /// <param name="inputGradients">InputSize values, overwritten: d loss / d input. May be left out.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or one to be written overlaps one to be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label is not a class.</exception>
    T Backward(ReadOnlySpan<T> input, int label, Span<T> gradients, Span<T> inputGradients = default);

    /// <summary>
    /// Computes the mean loss of a batch of given classes, L2 penalty included, and the gradient of that mean; with weights of the samples the
    /// mean of the weighted losses, 1/samples sum weight * loss.
    /// </summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="labels">One class per sample, 0 to OutputSize - 1.</param>
    /// <param name="gradients">ParameterCount values, overwritten: a mean, not a sum.</param>
    /// <param name="inputGradients">Row-major [samples][InputSize], overwritten: d mean loss / d inputs. May be left out.</param>
    /// <param name="sampleWeights">One weight per sample. May be left out: each counts 1.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or one to be written overlaps one to be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    T BackwardBatch(
        ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, Span<T> gradients, Span<T> inputGradients = default, ReadOnlySpan<T> sampleWeights = default);

    /// <summary>As <see cref="INetwork{T}.TrainStep(ReadOnlySpan{T}, ReadOnlySpan{T}, double)"/>, on a sample of a given class; the class stands for its one-hot target.</summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="label">The class, 0 to OutputSize - 1.</param>
    /// <param name="learningRate">The learning rate, 0 or more; as in the optimisers, it is rounded to T once.</param>
    /// <returns>The loss before the step, L2 penalty included.</returns>
    /// <exception cref="ArgumentException">The span has the wrong length, or overlaps the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label is not a class, or the learning rate is negative, not a number, or infinite in T.</exception>
    T TrainStep(ReadOnlySpan<T> input, int label, double learningRate);

    /// <summary>As <see cref="INetwork{T}.TrainStep(ReadOnlySpan{T}, ReadOnlySpan{T}, Optimizer{T})"/>, on a sample of a given class; the class stands for its one-hot target.</summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="label">The class, 0 to OutputSize - 1.</param>
    /// <param name="optimizer">An optimiser that was made for this network.</param>
    /// <returns>The loss before the step, L2 penalty included.</returns>
    /// <exception cref="ArgumentNullException">The optimiser is null.</exception>
    /// <exception cref="ArgumentException">
    /// The span has the wrong length, or overlaps the parameters; the optimiser was made for another network. Nothing is changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The label is not a class.</exception>
    T TrainStep(ReadOnlySpan<T> input, int label, Optimizer<T> optimizer);
}
