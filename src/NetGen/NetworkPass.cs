using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// A forward pass that is kept for its backward pass, for a loss of your own: a TD error, the clipped ratio of PPO, a loss that couples samples. What each
/// layer computes is not computed again, as it is by <see cref="INetwork{T}.BackwardFromOutputBatch"/>; the bits are the same.
/// </summary>
/// <remarks>
/// <para>
/// Memory for <see cref="MaxSamples"/> samples is allocated when the pass is made, and none after that. Any number of passes of one network may be alive
/// at once, each with its own; one pass is for one thread at a time. The network's <see cref="INetwork{T}.Team"/> shares the work of large layers.
/// </para>
/// <para>
/// The parameters must not change between <see cref="Forward"/> and <see cref="Backward"/>, which reads those of its time: step after it. Several backward
/// passes may follow one forward pass.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using NetworkPass&lt;float&gt; pass = network.CreatePass(maxSamples: 32);
/// pass.Forward(states);
/// outputGradients.AsSpan().Clear();
/// for (int sample = 0; sample &lt; 32; sample++)
/// {
///     int place = sample * actions + taken[sample];
///     outputGradients[place] = (pass.Outputs[place] - wanted[sample]) / 32; // of 1/2 mean (Q - wanted)^2
/// }
///
/// pass.Backward(outputGradients, gradients);
/// adam.Step(network.Parameters, gradients);
/// </code>
/// </example>
/// <typeparam name="T">The element type, float or double.</typeparam>
public abstract class NetworkPass<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _inputs;
    private readonly T[] _outputs;
    private bool _isDisposed;

    private protected NetworkPass(INetwork<T> network, int maxSamples)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSamples, 1);
        Network = network;
        MaxSamples = maxSamples;
        NetworkDescription description = network.Description;
        _inputs = Allocate(maxSamples, description.InputSize);
        _outputs = Allocate(maxSamples, description.OutputSize);
    }

    /// <summary>The network.</summary>
    public INetwork<T> Network { get; }

    /// <summary>The most samples of a pass.</summary>
    public int MaxSamples { get; }

    /// <summary>The number of samples of the last forward pass; 0 before the first.</summary>
    public int Samples { get; private set; }

    /// <summary>The outputs of the last forward pass, row-major [<see cref="Samples"/>][outputs]; overwritten by the next one.</summary>
    public ReadOnlySpan<T> Outputs => _outputs.AsSpan(0, Samples * Network.Description.OutputSize);

    /// <summary>The inputs of the last forward pass.</summary>
    private protected Span<T> Inputs => _inputs.AsSpan(0, Samples * Network.Description.InputSize);

    /// <summary>Computes <see cref="Outputs"/>, and keeps what the backward pass needs; the inputs are copied.</summary>
    /// <param name="inputs">Row-major [samples][inputs]; one sample to <see cref="MaxSamples"/>.</param>
    /// <exception cref="ArgumentException">The span is empty, no whole number of samples, or too long.</exception>
    /// <exception cref="ObjectDisposedException">The pass has been disposed of.</exception>
    public void Forward(ReadOnlySpan<T> inputs)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        NetworkDescription description = Network.Description;
        int samples = Guard.SomeSamples(description, nameof(inputs), inputs.Length, description.InputSize);
        if (samples > MaxSamples)
            throw new ArgumentException($"{description.Name}: this pass was made for up to {MaxSamples} samples, but {nameof(inputs)} holds {samples}. Pass fewer at a time, or make a larger pass with CreatePass({samples}).", nameof(inputs));
        inputs.CopyTo(_inputs);
        Samples = samples;
        ComputeForward(Inputs, _outputs.AsSpan(0, samples * description.OutputSize));
    }

    /// <summary>
    /// The vector-Jacobian product of the last forward pass, summed over its samples: the factor 1/samples of a mean belongs to
    /// <paramref name="outputGradients"/>, and the L2 penalty is not part of it. The bits of <see cref="INetwork{T}.BackwardFromOutputBatch"/>.
    /// </summary>
    /// <param name="outputGradients">Row-major [<see cref="Samples"/>][outputs]: d loss / d output, after the output activation.</param>
    /// <param name="gradients">The gradients by the parameters, in their layout, overwritten. May be left out.</param>
    /// <param name="inputGradients">Row-major [<see cref="Samples"/>][inputs], overwritten: the gradients by the inputs. May be left out, but not both.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or one to be written overlaps one to be read, or both gradients are left out.</exception>
    /// <exception cref="InvalidOperationException">There has been no forward pass.</exception>
    /// <exception cref="ObjectDisposedException">The pass has been disposed of.</exception>
    public void Backward(ReadOnlySpan<T> outputGradients, Span<T> gradients = default, Span<T> inputGradients = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        NetworkDescription description = Network.Description;
        if (Samples == 0)
            throw new InvalidOperationException($"{description.Name}: there is no forward pass to go back through. Call {nameof(Forward)} first.");
        Guard.BatchLength(description, nameof(outputGradients), outputGradients.Length, Samples, description.OutputSize);
        Guard.OptionalLength<T>(description, nameof(gradients), gradients, description.ParameterCount);
        Guard.OptionalLength<T>(description, nameof(inputGradients), inputGradients, Samples, description.InputSize);
        Guard.AnyGradients<T>(description, gradients, inputGradients);
        TrainingBatch<T> batch = new(Inputs, Samples, T.One, targets: outputGradients, fromOutputs: true, inputGradients: inputGradients, part: PassPart.Backward);
        Guard.NoOverlap<T>(description, in batch, Network.Parameters, gradients);
        ComputeBackward(in batch, gradients);
    }

    /// <summary>Ends the use of the pass; its memory is left to the garbage collector.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        GC.SuppressFinalize(this);
    }

    private protected abstract void ComputeForward(ReadOnlySpan<T> inputs, Span<T> outputs);

    private protected abstract void ComputeBackward(in TrainingBatch<T> batch, Span<T> gradients);

    private T[] Allocate(int samples, int size)
    {
        if ((long)samples * size > Array.MaxLength)
            throw new ArgumentOutOfRangeException("maxSamples", samples, $"{Network.Description.Name}: {samples} samples of {size} numbers are more than one array holds, {Array.MaxLength}. Make a pass for fewer samples.");
        return new T[samples * size];
    }
}
