using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The samples of a backward pass, of checked lengths: what goes in, what should come out, how much each counts, and where the gradients by what went in are
/// written. Spans that are left out are empty: without targets, labels stand for one-hot rows; without weights, each sample counts 1.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="inputs">The inputs, row-major [samples][inputs].</param>
/// <param name="samples">The number of samples.</param>
/// <param name="scale">What every error is multiplied by: the 1/m of a mean.</param>
/// <param name="targets">The targets, row-major [samples][outputs]; or the gradients by the outputs.</param>
/// <param name="labels">The class of each sample.</param>
/// <param name="sampleWeights">The weight of each sample.</param>
/// <param name="fromOutputs">Whether the targets are gradients by the outputs: there is no loss then.</param>
/// <param name="inputGradients">The gradients by the inputs, written; empty where nobody asks for them.</param>
/// <param name="part">Which part of the pass is computed.</param>
/// <param name="outputs">The outputs, row-major [samples][outputs], written where the part is <see cref="PassPart.Forward"/>.</param>
/// <remarks>A constructor, and no initialiser: the compiler would copy what that has written, in pieces larger than it was written in, and wait for them.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly ref struct TrainingBatch<T>(
    ReadOnlySpan<T> inputs,
    int samples,
    T scale,
    ReadOnlySpan<T> targets = default,
    ReadOnlySpan<int> labels = default,
    ReadOnlySpan<T> sampleWeights = default,
    bool fromOutputs = false,
    Span<T> inputGradients = default,
    PassPart part = PassPart.Whole,
    Span<T> outputs = default)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The inputs, row-major [samples][inputs].</summary>
    public ReadOnlySpan<T> Inputs { get; } = inputs;

    /// <summary>The targets, row-major [samples][outputs]; or the gradients by the outputs, see <see cref="FromOutputs"/>.</summary>
    public ReadOnlySpan<T> Targets { get; } = targets;

    /// <summary>The class of each sample.</summary>
    public ReadOnlySpan<int> Labels { get; } = labels;

    /// <summary>The class of the only sample; -1 where it has targets.</summary>
    internal int Label => Labels.IsEmpty ? -1 : Labels[0];

    /// <summary>The weight of each sample.</summary>
    public ReadOnlySpan<T> SampleWeights { get; } = sampleWeights;

    /// <summary>The gradients by the inputs, written; empty where nobody asks for them.</summary>
    public Span<T> InputGradients { get; } = inputGradients;

    /// <summary>The number of samples.</summary>
    public int Samples { get; } = samples;

    /// <summary>What every error is multiplied by: the 1/m of a mean.</summary>
    public T Scale { get; } = scale;

    /// <summary>Whether the targets are gradients by the outputs: there is no loss then.</summary>
    public bool FromOutputs { get; } = fromOutputs;

    /// <summary>Which part of the pass is computed.</summary>
    public PassPart Part { get; } = part;

    /// <summary>The outputs, row-major [samples][outputs], written where the part is <see cref="PassPart.Forward"/>; else empty.</summary>
    public Span<T> Outputs { get; } = outputs;

    /// <summary>Whether the pass ends with the outputs or their losses: nobody asks for gradients.</summary>
    public bool EndsForward
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Part is PassPart.Loss or PassPart.Forward;
    }

    /// <summary>The weight of a sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T WeightOf(int sample) => SampleWeights.IsEmpty ? T.One : SampleWeights[sample];

    /// <summary>One sample by itself, whose weight is part of its scale.</summary>
    /// <param name="sample">The index of the sample.</param>
    /// <param name="inputSize">The number of inputs.</param>
    /// <param name="outputSize">The number of outputs.</param>
    internal TrainingBatch<T> Only(int sample, int inputSize, int outputSize) => new(
        Inputs.Slice(sample * inputSize, inputSize),
        samples: 1,
        WeightOf(sample) * Scale,
        targets: Labels.IsEmpty ? Targets.Slice(sample * outputSize, outputSize) : default,
        labels: Labels.IsEmpty ? default : Labels.Slice(sample, 1),
        fromOutputs: FromOutputs,
        inputGradients: InputGradients.IsEmpty ? default : InputGradients.Slice(sample * inputSize, inputSize),
        part: Part);
}
