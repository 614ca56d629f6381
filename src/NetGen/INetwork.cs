using System.Numerics;

namespace NetGen;

/// <summary>
/// What every generated network can do: what optimisers, files and checks take, and the type of a list, a field or a service that may hold any
/// network of one precision.
/// </summary>
/// <typeparam name="T">The floating-point type of parameters, inputs, outputs and gradients: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// <para>
/// Sizes are those of <see cref="Description"/>: inputs and outputs of one sample, and the number of parameters. Batches are row-major: sample
/// after sample. A span of the wrong length throws <see cref="ArgumentException"/> before anything is written; so does an output span that
/// overlaps memory the call still has to read. A span that may be left out is left out by its default value; an empty span of an array is not,
/// its length is wrong.
/// </para>
/// <para>
/// Thread safety: <see cref="Forward"/>, the backward passes and the other members that only read may run on any number of threads at once,
/// while nobody writes: the parameters, by training, loading, <see cref="Initialize"/> or a view, or <see cref="Team"/>.
/// </para>
/// <para>
/// Only generated code implements this interface: later versions add members, always with a body of their own, so that networks compiled
/// before keep running. What is also known of a network's type, its sizes as constants and how to make one, is <see cref="INetwork{TSelf, T}"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var networks = new List&lt;INetwork&lt;float&gt;&gt; { new Policy(), new TestNet(seed: 1) };
/// foreach (INetwork&lt;float&gt; network in networks)
///     network.SaveSafetensors(network.Description.Name + ".safetensors");
/// </code>
/// </example>
public interface INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The architecture, the layout of the parameters and what they cost.</summary>
    NetworkDescription Description { get; }

    /// <summary>
    /// All parameters, flat: W1, b1, W2, b2, ...; W of a layer is row-major [inputs][outputs], as in z = a W + b.
    /// The span is a view: writing to it changes the network.
    /// </summary>
    /// <remarks>
    /// Thread safety: not to be written, by this or by loading or training, while another thread computes with the network: its answer would be
    /// of neither the old numbers nor the new ones. <see cref="NetworkSlot{TNetwork}"/> is how another network takes the place of one that serves.
    /// </remarks>
    Span<T> Parameters { get; }

    /// <summary>
    /// The threads that share the work of batches; null, as at first, computes them on the calling thread. The results are the same
    /// bits. Batches too small to gain from it, and the training of networks whose layers do not fill a vector, stay on the calling
    /// thread. A copy of the network starts without a team. A batch that a team was to share which has been disposed of is refused with
    /// <see cref="ObjectDisposedException"/> before anything is written.
    /// </summary>
    /// <remarks>Thread safety: not to be set while another thread computes with the network.</remarks>
    ThreadTeam? Team { get; set; }

    /// <summary>Draws new weights: He's uniform distribution for layers of the ReLU family, Glorot's for others; biases become 0.</summary>
    /// <param name="seed">
    /// The same seed gives the same parameters on every machine and in every version, because the scheme is part of the contract: uniform in (-r, r)
    /// from xoshiro256**, seeded by SplitMix64, with r = sqrt(6 / inputs) (He) or sqrt(6 / (inputs + outputs)) (Glorot).
    /// </param>
    /// <remarks>Thread safety: not to be called while another thread computes with the network.</remarks>
    void Initialize(int seed);

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

    /// <summary>The L2 penalty, L2 * sum W^2 over all weights; 0 for a network without one. Every loss of the network includes it.</summary>
    /// <returns>The penalty, in the bits in which the losses include it before they are rounded to T.</returns>
    double ComputePenalty();

    /// <summary>
    /// Computes the mean loss of a batch, L2 penalty included, without gradients: a forward pass and no more, and the bits that
    /// <see cref="BackwardBatch"/> returns. What a validation loss is computed by.
    /// </summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="targets">Row-major [samples][OutputSize].</param>
    /// <param name="sampleWeights">One weight per sample, for the mean of the weighted losses. May be left out: each counts 1.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights = default);

    /// <summary>Computes the loss of one sample, L2 penalty included, and its gradient.</summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="target">OutputSize values.</param>
    /// <param name="gradients">ParameterCount values in the layout of <see cref="Parameters"/>, overwritten.</param>
    /// <param name="inputGradients">InputSize values, overwritten: d loss / d input. May be left out.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or one to be written overlaps one to be read.</exception>
    /// <example>
    /// <code>
    /// float loss = network.Backward(input, target, gradients);
    /// optimizer.Step(gradients);
    /// </code>
    /// </example>
    T Backward(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Span<T> gradients, Span<T> inputGradients = default);

    /// <summary>
    /// Computes the mean loss of a batch, L2 penalty included, and the gradient of that mean. With weights of the samples it is the mean of the
    /// weighted losses, 1/samples sum weight * loss: a weight of 0 leaves a sample out of the sum, not out of the number of samples.
    /// </summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="targets">Row-major [samples][OutputSize].</param>
    /// <param name="gradients">ParameterCount values in the layout of <see cref="Parameters"/>, overwritten: a mean, not a sum.</param>
    /// <param name="inputGradients">Row-major [samples][InputSize], overwritten: d mean loss / d inputs. May be left out.</param>
    /// <param name="sampleWeights">One weight per sample. May be left out: each counts 1.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or one to be written overlaps one to be read.</exception>
    T BackwardBatch(
        ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradients, Span<T> inputGradients = default, ReadOnlySpan<T> sampleWeights = default);

    /// <summary>
    /// The vector-Jacobian product of one sample: back-propagates a gradient by the outputs, for a loss of the caller's own
    /// or to chain two networks. The L2 penalty is not part of it.
    /// </summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="outputGradients">OutputSize values: d loss / d output, after the output activation.</param>
    /// <param name="gradients">ParameterCount values, overwritten: d loss / d parameters. May be left out.</param>
    /// <param name="inputGradients">InputSize values, overwritten: d loss / d input. May be left out, but not both.</param>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, one to be written overlaps one to be read, or both gradients are left out.
    /// </exception>
    /// <example>
    /// How an actor learns from a critic: the critic's gradient by the action is the actor's gradient by its output.
    /// <code>
    /// critic.BackwardFromOutput(stateAndAction, [-1f], inputGradients: byStateAndAction);
    /// actor.BackwardFromOutput(state, byStateAndAction.AsSpan(StateSize), gradients);
    /// optimizer.Step(gradients);
    /// </code>
    /// </example>
    void BackwardFromOutput(ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradients, Span<T> gradients = default, Span<T> inputGradients = default);

    /// <summary>
    /// The vector-Jacobian product of a batch, summed over the samples, not averaged: the factor 1/samples of a mean belongs to
    /// <paramref name="outputGradients"/>. The L2 penalty is not part of it.
    /// </summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="outputGradients">Row-major [samples][OutputSize]: d loss / d outputs, after the output activation.</param>
    /// <param name="gradients">ParameterCount values, overwritten: d loss / d parameters, a sum. May be left out.</param>
    /// <param name="inputGradients">Row-major [samples][InputSize], overwritten: d loss / d inputs. May be left out, but not both.</param>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, one to be written overlaps one to be read, or both gradients are left out.
    /// </exception>
    void BackwardFromOutputBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradients, Span<T> gradients = default, Span<T> inputGradients = default);

    /// <summary>Makes a forward pass that is kept for its backward pass: for a loss of your own, without computing the outputs twice.</summary>
    /// <param name="maxSamples">The most samples of a pass, 1 or more; memory for them is allocated here, and none later.</param>
    /// <returns>The pass; any number of them may be alive at once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1, or so large that no array holds what is kept.</exception>
    NetworkPass<T> CreatePass(int maxSamples);

    /// <summary>
    /// One step of gradient descent on one sample, in place, without a buffer for gradients: W -= learningRate dL/dW, biases likewise,
    /// the L2 penalty included. The parameters are, bit for bit, those of <see cref="Backward"/> and a step of <see cref="Sgd{T}"/> without
    /// momentum and decay.
    /// </summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="target">OutputSize values.</param>
    /// <param name="learningRate">The learning rate, 0 or more; as in the optimisers, it is rounded to T once.</param>
    /// <returns>The loss before the step, L2 penalty included.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length, or overlaps the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, not a number, or infinite in T.</exception>
    /// <example>
    /// <code>
    /// while (sensor.Read(input, target))
    ///     loss = network.TrainStep(input, target, learningRate: 0.01);
    /// </code>
    /// </example>
    T TrainStep(ReadOnlySpan<T> input, ReadOnlySpan<T> target, double learningRate);

    /// <summary>
    /// One step of the network's optimiser on one sample, in place, without a buffer for gradients: each parameter is updated as soon as its
    /// gradient is known, the L2 penalty included. The parameters are, bit for bit, those of <see cref="Backward"/> and
    /// <see cref="Optimizer{T}.Step"/>.
    /// </summary>
    /// <param name="input">InputSize values.</param>
    /// <param name="target">OutputSize values.</param>
    /// <param name="optimizer">An optimiser that was made for this network.</param>
    /// <returns>The loss before the step, L2 penalty included.</returns>
    /// <exception cref="ArgumentNullException">The optimiser is null.</exception>
    /// <exception cref="ArgumentException">
    /// A span has the wrong length, or overlaps the parameters; the optimiser was made for another network. Nothing is changed.
    /// </exception>
    T TrainStep(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Optimizer<T> optimizer);
}
