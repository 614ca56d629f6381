using System.Numerics;

namespace NetGen;

/// <summary>
/// What every generated network can do, so that optimisers, files and checks work over any of them without reflection.
/// </summary>
/// <typeparam name="T">The floating-point type of parameters, inputs, outputs and gradients.</typeparam>
/// <remarks>
/// Batches are row-major: sample after sample. <see cref="Forward"/> and the backward passes may run on many threads at
/// once while nobody writes the parameters. A span of the wrong length throws <see cref="ArgumentException"/> before
/// anything is written; so does an output span that overlaps memory the call still has to read.
/// </remarks>
public interface INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of inputs of one sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>The number of outputs of one sample.</summary>
    static abstract int OutputSize { get; }

    /// <summary>The number of layers with weights: hidden layers and the output layer.</summary>
    static abstract int LayerCount { get; }

    /// <summary>The number of parameters: all weights and biases.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The architecture and the layout of the parameters.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>
    /// All parameters, flat: W1, b1, W2, b2, ...; W of a layer is row-major [inputs][outputs], as in z = a W + b.
    /// The span is a view: writing to it changes the network.
    /// </summary>
    /// <remarks>
    /// Not to be written, by this or by loading or training, while another thread computes with the network: its answer would be of neither the old
    /// numbers nor the new ones. <see cref="NetworkSlot{TNetwork}"/> is how another network takes the place of one that serves.
    /// </remarks>
    Span<T> Parameters { get; }

    /// <summary>
    /// The threads that share the work of batches; null, as at first, computes them on the calling thread. The results are the same
    /// bits. Batches too small to gain from it, and the training of networks whose layers do not fill a vector, stay on the calling
    /// thread. A copy of the network starts without a team. A batch that a team was to share which has been disposed of is refused with
    /// <see cref="ObjectDisposedException"/> before anything is written.
    /// </summary>
    ThreadTeam? Team { get; set; }

    /// <summary>Computes the outputs of one sample.</summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="output">OutputSize values, overwritten; may overlap <paramref name="input"/>.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    void Forward(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>Computes the outputs of a batch; the number of samples is inputs.Length / InputSize.</summary>
    /// <param name="inputs">Row-major [samples][InputSize].</param>
    /// <param name="outputs">Row-major [samples][OutputSize], overwritten.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the two overlap.</exception>
    void ForwardBatch(ReadOnlySpan<T> inputs, Span<T> outputs);

    /// <summary>Computes the loss of one sample, L2 penalty included, and its gradient.</summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="target">OutputSize values.</param>
    /// <param name="gradients">ParameterCount values in the layout of <see cref="Parameters"/>, overwritten.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or gradients overlap an input.</exception>
    T Backward(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Span<T> gradients);

    /// <summary>As <see cref="Backward(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>, with the gradient of the loss by the input.</summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="target">OutputSize values.</param>
    /// <param name="gradients">ParameterCount values, overwritten.</param>
    /// <param name="inputGradients">InputSize values, overwritten: d loss / d input.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or an output overlaps an input.</exception>
    T Backward(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Span<T> gradients, Span<T> inputGradients);

    /// <summary>Computes the mean loss of a batch, L2 penalty included, and the gradient of that mean.</summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="targets">Row-major [samples][OutputSize].</param>
    /// <param name="gradients">ParameterCount values in the layout of <see cref="Parameters"/>, overwritten.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or gradients overlap an input.</exception>
    T BackwardBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradients);

    /// <summary>As <see cref="BackwardBatch(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>, with the gradient of the mean loss by the inputs.</summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="targets">Row-major [samples][OutputSize].</param>
    /// <param name="gradients">ParameterCount values, overwritten.</param>
    /// <param name="inputGradients">Row-major [samples][InputSize], overwritten: d mean loss / d inputs.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or an output overlaps an input.</exception>
    T BackwardBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradients, Span<T> inputGradients);

    /// <summary>
    /// Computes the mean of the weighted losses of a batch, 1/samples sum weight * loss, L2 penalty included, and its gradient.
    /// A weight of 0 leaves a sample out of the sum, not out of the number of samples.
    /// </summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="targets">Row-major [samples][OutputSize].</param>
    /// <param name="sampleWeights">One weight per sample.</param>
    /// <param name="gradients">ParameterCount values, overwritten.</param>
    /// <returns>The mean of the weighted losses.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or gradients overlap an input.</exception>
    T BackwardBatchWeighted(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, Span<T> gradients);

    /// <summary>As <see cref="BackwardBatchWeighted(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>, with the gradient by the inputs.</summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="targets">Row-major [samples][OutputSize].</param>
    /// <param name="sampleWeights">One weight per sample.</param>
    /// <param name="gradients">ParameterCount values, overwritten.</param>
    /// <param name="inputGradients">Row-major [samples][InputSize], overwritten.</param>
    /// <returns>The mean of the weighted losses.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or an output overlaps an input.</exception>
    T BackwardBatchWeighted(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights, Span<T> gradients, Span<T> inputGradients);

    /// <summary>
    /// The vector-Jacobian product of one sample: back-propagates a gradient by the outputs, for a loss of the caller's own
    /// or to chain two networks. The L2 penalty is not part of it.
    /// </summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="outputGradients">OutputSize values: d loss / d output, after the output activation.</param>
    /// <param name="gradients">ParameterCount values, overwritten: d loss / d parameters.</param>
    /// <param name="inputGradients">InputSize values, overwritten: d loss / d input.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or an output overlaps an input.</exception>
    void BackwardFromOutput(ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradients, Span<T> gradients, Span<T> inputGradients);

    /// <summary>
    /// The vector-Jacobian product of a batch. Parameter gradients are summed over the samples, not averaged: the factor
    /// 1/samples of a mean belongs to <paramref name="outputGradients"/>.
    /// </summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="outputGradients">Row-major [samples][OutputSize]: d loss / d outputs, after the output activation.</param>
    /// <param name="gradients">ParameterCount values, overwritten: d loss / d parameters.</param>
    /// <param name="inputGradients">Row-major [samples][InputSize], overwritten: d loss / d inputs.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or an output overlaps an input.</exception>
    void BackwardFromOutputBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradients, Span<T> gradients, Span<T> inputGradients);

    /// <summary>
    /// One step of gradient descent on one sample, in place, without a buffer for gradients: W -= learningRate dL/dW, biases likewise,
    /// the L2 penalty included. The parameters are, bit for bit, those of
    /// <see cref="Backward(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/> and a step of <see cref="Sgd{T}"/> without momentum and decay.
    /// </summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="target">OutputSize values.</param>
    /// <param name="learningRate">The learning rate, 0 or more; as in the optimisers, it is rounded to T once.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or overlaps the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, not a number, or infinite in T.</exception>
    T TrainStep(ReadOnlySpan<T> input, ReadOnlySpan<T> target, double learningRate);

    /// <summary>
    /// One step of an optimiser on one sample, in place, without a buffer for gradients: each parameter is updated as soon as its gradient
    /// is known, the L2 penalty included. The parameters are, bit for bit, those of
    /// <see cref="Backward(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/> and a step of the same optimiser.
    /// </summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="target">OutputSize values.</param>
    /// <param name="optimizer">An optimiser made for this network, or for one whose parameters are laid out alike.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="ArgumentNullException">The optimiser is null.</exception>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, or overlaps the parameters; the optimiser was made for another layout. Nothing is changed.
    /// </exception>
    T TrainStep(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Optimizer<T> optimizer);
}
