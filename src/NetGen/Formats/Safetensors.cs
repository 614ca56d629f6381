using System.Numerics;
using NetGen.Formats.Inspection;
using NetGen.Formats.Loading;
using NetGen.Formats.Writing;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Saves networks as safetensors files, which PyTorch and others read, and loads the files that they write: weights trained
/// elsewhere enter here, weights trained here leave. Numbers that NetGen saves come back bit for bit.
/// </summary>
/// <remarks>
/// <para>
/// Tensors are named <c>layers.1.weight</c>, <c>layers.1.bias</c>, <c>layers.2.weight</c> and so on, counted from 1 as in the
/// formulas, F32 or F64 as the network is. The metadata tells <c>netgen.version</c>, <c>netgen.architecture</c> (3-4-2),
/// <c>netgen.activations</c> (ReLU,Softmax), <c>netgen.loss</c>, <c>netgen.precision</c> and <c>netgen.layout</c>
/// ([inputs][outputs] or [outputs][inputs]).
/// </para>
/// <para>
/// Of a network that declares <see cref="Scaling"/> the file also has <c>scaling.input_offset</c> and <c>scaling.input_factor</c>,
/// <c>scaling.output_offset</c> and <c>scaling.output_factor</c>, and <c>netgen.scaling</c> tells which; a load restores them. A network that
/// declares other stages than the file has is an error. Where a file of others has none, the network keeps its own, and the report says so.
/// </para>
/// <para>
/// Such a file is held to its metadata: every layer stands under its own number, in its own shape, and nothing is left over. Sizes and
/// activations must be those of the network. Another loss or precision is no error: the report tells it. A file of
/// <see cref="Checkpoint"/>, which is one of these with an optimiser's state, also has a checksum of the parameters, which is verified.
/// </para>
/// <para>
/// Files of others need not have those names: a matrix whose name ends in weight, kernel, W or coefs is a layer, with the values
/// of the same name that end in bias, b, beta or intercepts, [n], [1, n] or [n, 1]. Layers whose names differ in numbers only (fc1, fc2; net.0, net.2) come in the order
/// of the numbers; those with different names (hidden, head) in the only order in which each takes what the one before it
/// gives, and where there are several, <see cref="SafetensorsLoadOptions.TensorNames"/> is needed. Of a policy of Stable-Baselines3 the
/// actor is read. Numbers may be F64, F32, F16 or BF16. Matrices may be [outputs][inputs], as PyTorch's are, or [inputs][outputs]: the
/// shapes or the metadata tell; where they do not, because all layers are square and have no other mark, PyTorch's layout is assumed, and
/// the report says so.
/// </para>
/// <para>
/// What belongs to no layer is left aside, and the report names it, where it cannot change the network: a counter, a standard
/// deviation, a value function. What may be the biases that a layer lacks, is named like the layers or is part of a normalisation
/// is an error, and so are names that tell nothing, unless a matrix and its biases, or matrices alone, take turns in the file.
/// <see cref="SafetensorsLoadOptions.TensorNames"/> is the way out. Numbers that are NaN or infinite are loaded, and the report counts them.
/// </para>
/// <para>A load that throws has changed nothing.</para>
/// </remarks>
/// <example>
/// <code>
/// var policy = new Policy();
/// ModelLoadReport report = Safetensors.Load(policy, "policy.safetensors");
/// Safetensors.Save(policy, "copy.safetensors");
/// </code>
/// </example>
public static class Safetensors
{
    /// <summary>Writes the parameters of a network to a stream.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write; left open, behind the last byte.</param>
    /// <param name="options">The layout of the weights; null is what <see cref="SafetensorsSaveOptions"/> says of it.</param>
    /// <exception cref="ArgumentNullException">The network or the stream is null.</exception>
    public static void Save<T>(INetwork<T> network, Stream stream, SafetensorsSaveOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        SafetensorsWriter.Write(stream, network, LayoutOf(options));
    }

    /// <summary>Writes the parameters of a network to a file, whole or not at all.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; replaced where it exists, as <see cref="NetworkFiles"/> explains.</param>
    /// <param name="options">The layout of the weights; null is what <see cref="SafetensorsSaveOptions"/> says of it.</param>
    /// <exception cref="ArgumentNullException">The network or the path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to something that is no file: the message says what. What was there before is unchanged.</exception>
    public static void Save<T>(INetwork<T> network, string path, SafetensorsSaveOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        AtomicFile.Write(path, stream => Save(network, stream, options));
    }

    /// <summary>Reads the parameters of a network from a stream.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="stream">The file, from here to its end.</param>
    /// <param name="options">Which tensor is which, where the file does not tell; null leaves it to the file.</param>
    /// <returns>The layout that was found, tensors that were not used, warnings: what was assumed, and which tensors hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">The network or the stream is null.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds another network: the message names the tensor and both shapes, or the activation. The network is unchanged.</exception>
    public static ModelLoadReport Load<T>(INetwork<T> network, Stream stream, SafetensorsLoadOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        return SafetensorsInput.Load(network, ModelFileInput.ReadAll(stream), options?.TensorNames, optimizer: null);
    }

    /// <summary>Reads the parameters of a network from a file.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Which tensor is which, where the file does not tell; null leaves it to the file.</param>
    /// <returns>The layout that was found, tensors that were not used, warnings: what was assumed, and which tensors hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">The network or the path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds another network: the message names the tensor and both shapes, or the activation. The network is unchanged.</exception>
    public static ModelLoadReport Load<T>(INetwork<T> network, string path, SafetensorsLoadOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        return ModelFileInput.Load(path, bytes => SafetensorsInput.Load(network, bytes, options?.TensorNames, optimizer: null));
    }

    /// <summary>Looks into a file for which there is no class yet: layers, tensors, metadata, what stands in the way, the attribute to paste.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which tensor is which, where the file does not tell; null leaves it to the file.</param>
    /// <returns>What is in it. What cannot be represented is a problem there, with the tensor and the reason, and no exception.</returns>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static ModelFileInfo Inspect(string path, SafetensorsLoadOptions? options = null) => SafetensorsInspection.Of(path, options);

    private static WeightLayout LayoutOf(SafetensorsSaveOptions? options) => options?.Layout ?? WeightLayout.InputsOutputs;
}
