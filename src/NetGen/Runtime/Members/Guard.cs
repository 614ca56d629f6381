using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Checks the arguments of generated methods, before anything is written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>A span must have exactly the needed length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(NetworkDescription network, string argument, int length, int needed)
    {
        if (length != needed)
            ThrowLength(network, argument, length, needed);
    }

    /// <summary>A struct must be exactly as large in memory as what it is read as.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Bytes(NetworkDescription network, string argument, int bytes, int needed)
    {
        if (bytes != needed)
            ThrowBytes(network, argument, bytes, needed);
    }

    /// <summary>The number of samples in a batch of rows; a rest is an error.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Samples(NetworkDescription network, string argument, int length, int rowSize)
    {
        int samples = length / rowSize;
        if (samples * rowSize != length)
            ThrowRows(network, argument, length, rowSize);
        return samples;
    }

    /// <summary>The number of samples in a batch that must not be empty: a mean over no samples has no value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SomeSamples(NetworkDescription network, string argument, int length, int rowSize)
    {
        int samples = Samples(network, argument, length, rowSize);
        if (samples == 0)
            ThrowEmpty(network, argument, rowSize);
        return samples;
    }

    /// <summary>A batch must have a row for each sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void BatchLength(NetworkDescription network, string argument, int length, int samples, int rowSize)
    {
        if (length != (long)samples * rowSize)
            ThrowBatchLength(network, argument, length, samples, rowSize);
    }

    /// <summary>A span that may be left out must have a row for each sample where it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OptionalLength<T>(NetworkDescription network, string argument, ReadOnlySpan<T> values, int samples, int rowSize)
    {
        if (!IsOmitted(values))
            BatchLength(network, argument, values.Length, samples, rowSize);
    }

    /// <summary>A span that may be left out must have exactly the needed length where it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OptionalLength<T>(NetworkDescription network, string argument, ReadOnlySpan<T> values, int needed)
    {
        if (!IsOmitted(values))
            Length(network, argument, values.Length, needed);
    }

    /// <summary>A backward pass from the outputs must have something to write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AnyGradients<T>(NetworkDescription network, ReadOnlySpan<T> gradients, ReadOnlySpan<T> inputGradients)
    {
        if (gradients.IsEmpty && inputGradients.IsEmpty)
            ThrowNoGradients(network);
    }

    /// <summary>
    /// Whether a span is the default one, that of an argument that was left out. An empty span of an array or a slice is not: it points somewhere, and
    /// who passes it has made a mistake.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOmitted<T>(ReadOnlySpan<T> values) => Unsafe.IsNullRef(ref MemoryMarshal.GetReference(values));

    /// <summary>Every label must be a class.</summary>
    public static void Labels(NetworkDescription network, string argument, ReadOnlySpan<int> labels, int classes)
    {
        for (int index = 0; index < labels.Length; index++)
        {
            if ((uint)labels[index] >= (uint)classes)
                ThrowLabel(network, argument, index, labels[index], classes);
        }
    }

    /// <summary>A learning rate must be 0 or more, and finite as a number of the network's precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LearningRate<T>(NetworkDescription network, double learningRate)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (!(learningRate >= 0) || T.IsPositiveInfinity(T.CreateChecked(learningRate)))
            ThrowLearningRate(network, learningRate, typeof(T) == typeof(float) ? "float" : "double");
    }

    /// <summary>There must be an optimiser, made for this network.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Optimizer<T>(INetwork<T> network, Optimizer<T> optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.RequireNetwork(network, nameof(optimizer));
    }

    /// <summary>Memory to be written must not overlap memory still to be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap<T>(NetworkDescription network, string argument, ReadOnlySpan<T> output, ReadOnlySpan<T> input)
    {
        if (output.Overlaps(input))
            ThrowOverlap(network, argument);
    }

    /// <summary>The gradients of a backward pass must overlap neither what it reads nor one another.</summary>
    public static void NoOverlap<T>(NetworkDescription network, in TrainingBatch<T> batch, ReadOnlySpan<T> parameters, ReadOnlySpan<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> inputGradients = batch.InputGradients;
        if (gradients.Overlaps(batch.Inputs) || gradients.Overlaps(batch.Targets) || gradients.Overlaps(parameters))
            ThrowOverlap(network, nameof(gradients));
        if (!inputGradients.IsEmpty)
        {
            if (gradients.Overlaps(inputGradients))
                ThrowOverlap(network, nameof(gradients));
            if (inputGradients.Overlaps(batch.Inputs) || inputGradients.Overlaps(batch.Targets) || inputGradients.Overlaps(parameters))
                ThrowOverlap(network, nameof(inputGradients));
        }

        if (!batch.SampleWeights.IsEmpty)
            NoOverlapOfWeights(network, batch.SampleWeights, gradients, inputGradients);
        if (!batch.Labels.IsEmpty)
            NoOverlapOfLabels(network, batch.Labels, gradients, inputGradients);
    }

    /// <summary>A step in place must not overwrite its sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap<T>(NetworkDescription network, ReadOnlySpan<T> input, ReadOnlySpan<T> target, ReadOnlySpan<T> parameters)
    {
        NoOverlap(network, nameof(input), input, parameters);
        NoOverlap(network, nameof(target), target, parameters);
    }

    private static void NoOverlapOfWeights<T>(NetworkDescription network, ReadOnlySpan<T> sampleWeights, ReadOnlySpan<T> gradients, ReadOnlySpan<T> inputGradients)
    {
        if (gradients.Overlaps(sampleWeights))
            ThrowOverlap(network, nameof(gradients));
        if (inputGradients.Overlaps(sampleWeights))
            ThrowOverlap(network, nameof(inputGradients));
    }

    private static void NoOverlapOfLabels<T>(NetworkDescription network, ReadOnlySpan<int> labels, ReadOnlySpan<T> gradients, ReadOnlySpan<T> inputGradients)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(labels);
        if (bytes.Overlaps(MemoryMarshal.AsBytes(gradients)))
            ThrowOverlap(network, nameof(gradients));
        if (bytes.Overlaps(MemoryMarshal.AsBytes(inputGradients)))
            ThrowOverlap(network, nameof(inputGradients));
    }

    [DoesNotReturn]
    private static void ThrowLength(NetworkDescription network, string argument, int length, int needed) =>
        throw new ArgumentException($"{network}: {argument} has {length} elements and needs {needed}.", argument);

    [DoesNotReturn]
    private static void ThrowBytes(NetworkDescription network, string argument, int bytes, int needed) =>
        throw new ArgumentException($"{network}: the type of {argument} takes {bytes} bytes and needs {needed}, the inputs of one sample and nothing else.", argument);

    [DoesNotReturn]
    private static void ThrowRows(NetworkDescription network, string argument, int length, int rowSize) =>
        throw new ArgumentException($"{network}: {argument} has {length} elements and needs a multiple of {rowSize}, one row per sample.", argument);

    [DoesNotReturn]
    private static void ThrowEmpty(NetworkDescription network, string argument, int rowSize) =>
        throw new ArgumentException($"{network}: {argument} has 0 elements and needs at least {rowSize}, one sample.", argument);

    [DoesNotReturn]
    private static void ThrowBatchLength(NetworkDescription network, string argument, int length, int samples, int rowSize) =>
        throw new ArgumentException($"{network}: {argument} has {length} elements and needs {(long)samples * rowSize}, {rowSize} for each of {samples} {(samples == 1 ? "sample" : "samples")}.", argument);

    [DoesNotReturn]
    private static void ThrowNoGradients(NetworkDescription network) =>
        throw new ArgumentException($"{network}: neither gradients nor inputGradients is passed, so there is nothing to compute; pass one of them, or both.", "gradients");

    [DoesNotReturn]
    private static void ThrowLabel(NetworkDescription network, string argument, int index, int label, int classes) =>
        throw new ArgumentOutOfRangeException(argument, label, $"{network}: label {label} of sample {index} is not a class; the classes are 0 to {classes - 1}.");

    [DoesNotReturn]
    private static void ThrowLearningRate(NetworkDescription network, double learningRate, string element) =>
        throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, string.Create(CultureInfo.InvariantCulture, $"{network}: the learning rate is {learningRate} and must be 0 or more and finite as a {element}."));

    [DoesNotReturn]
    private static void ThrowOverlap(NetworkDescription network, string argument) =>
        throw new ArgumentException($"{network}: {argument} is to be written and overlaps memory that the call still reads; pass memory of its own.", argument);
}
