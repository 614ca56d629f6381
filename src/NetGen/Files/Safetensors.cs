using System.Numerics;
using NetGen.ModelFiles;

namespace NetGen;

/// <summary>
/// Saves networks as safetensors files, which PyTorch and others read, and loads the files that they write: weights trained
/// elsewhere enter here, weights trained here leave.
/// </summary>
/// <remarks>
/// <para>
/// Tensors are named <c>layers.1.weight</c>, <c>layers.1.bias</c>, <c>layers.2.weight</c> and so on, counted from 1 as in the
/// formulas, F32 or F64 as the network is. The metadata tells <c>netgen.version</c>, <c>netgen.architecture</c> (3-4-2),
/// <c>netgen.activations</c> (ReLU,Softmax), <c>netgen.loss</c>, <c>netgen.precision</c> and <c>netgen.layout</c>
/// ([inputs][outputs] or [outputs][inputs]).
/// </para>
/// <para>
/// Such a file is held to its metadata: every layer stands under its own number, in its own shape, and nothing is left over.
/// </para>
/// <para>
/// Files of others need not have those names: a matrix whose name ends in weight, kernel, W or coefs is a layer, with the values
/// of the same name that end in bias, b, beta or intercepts, [n], [1, n] or [n, 1]. Layers whose names differ in numbers only (fc1, fc2; net.0, net.2) come in the order
/// of the numbers; those with different names (hidden, head) in the only order in which each takes what the one before it
/// gives, and where there are several, a map of names is needed. Of a policy of Stable-Baselines3 the actor is read. Numbers
/// may be F64, F32, F16 or BF16. Matrices may be [outputs][inputs], as PyTorch's are, or [inputs][outputs]: the shapes or the
/// metadata tell; where they do not, because all layers are square and have no other mark, PyTorch's layout is assumed, and
/// the report says so.
/// </para>
/// <para>
/// What belongs to no layer is left aside, and the report names it, where it cannot change the network: a counter, a standard
/// deviation, a value function. What may be the biases that a layer lacks, is named like the layers or is part of a normalisation
/// is an error, and so are names that tell nothing, unless a matrix and its biases, or matrices alone, take turns in the file.
/// A map of names is the way out. Numbers that are NaN or infinite are loaded, and the report counts them.
/// </para>
/// <para>A load that throws has changed nothing.</para>
/// </remarks>
/// <example>
/// <code>
/// var policy = new Policy();
/// ModelFileReport report = Safetensors.Load(policy, "policy.safetensors");
/// Safetensors.Save(policy, "copy.safetensors");
/// </code>
/// </example>
public static class Safetensors
{
    // Two overloads for the two precisions, as NetworkParameters explains.

    /// <summary>Writes the parameters of a network to a stream.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write; left open, behind the last byte.</param>
    /// <param name="layout">The order of the dimensions of the weights; [outputs][inputs] is what PyTorch's Linear holds.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Save<TNetwork>(TNetwork network, Stream stream, WeightLayout layout = WeightLayout.InputsOutputs)
        where TNetwork : INetwork<float>
        => Write<TNetwork, float>(network, stream, layout, null);

    /// <inheritdoc cref="Save{TNetwork}(TNetwork, Stream, WeightLayout)"/>
    public static void Save<TNetwork>(in TNetwork network, Stream stream, WeightLayout layout = WeightLayout.InputsOutputs)
        where TNetwork : INetwork<double>
        => Write<TNetwork, double>(network, stream, layout, null);

    /// <summary>Writes the parameters of a network to a file, whole or not at all.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; replaced where it exists, as <see cref="NetworkParameters"/> explains.</param>
    /// <param name="layout">The order of the dimensions of the weights; [outputs][inputs] is what PyTorch's Linear holds.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to something that is no file: the message says what. What was there before is unchanged.</exception>
    public static void Save<TNetwork>(TNetwork network, string path, WeightLayout layout = WeightLayout.InputsOutputs)
        where TNetwork : INetwork<float>
        => AtomicFile.Write(path, stream => Write<TNetwork, float>(network, stream, layout, null));

    /// <inheritdoc cref="Save{TNetwork}(TNetwork, string, WeightLayout)"/>
    public static void Save<TNetwork>(in TNetwork network, string path, WeightLayout layout = WeightLayout.InputsOutputs)
        where TNetwork : INetwork<double>
    {
        TNetwork captured = network;
        AtomicFile.Write(path, stream => Write<TNetwork, double>(captured, stream, layout, null));
    }

    /// <summary>Reads the parameters of a network from a stream.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="stream">The file, from here to its end.</param>
    /// <param name="names">The name of a tensor in the file by our name of it (layers.1.weight, layers.1.bias), for files whose own names do not tell; all others are then left aside.</param>
    /// <returns>The layout that was found, tensors left aside, remarks: what was assumed, and which tensors hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">The network or the stream is null.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds another network: the message names the tensor and both shapes, or the activation. The network is unchanged.</exception>
    public static ModelFileReport Load<TNetwork>(TNetwork network, Stream stream, IReadOnlyDictionary<string, string>? names = null)
        where TNetwork : INetwork<float>
        => Read<TNetwork, float>(network, ModelFileInput.ReadAll(stream), names, null);

    /// <inheritdoc cref="Load{TNetwork}(TNetwork, Stream, IReadOnlyDictionary{string, string})"/>
    public static ModelFileReport Load<TNetwork>(in TNetwork network, Stream stream, IReadOnlyDictionary<string, string>? names = null)
        where TNetwork : INetwork<double>
        => Read<TNetwork, double>(network, ModelFileInput.ReadAll(stream), names, null);

    /// <summary>Reads the parameters of a network from a file.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="path">The file.</param>
    /// <param name="names">The name of a tensor in the file by our name of it (layers.1.weight, layers.1.bias), for files whose own names do not tell; all others are then left aside.</param>
    /// <returns>The layout that was found, tensors left aside, remarks: what was assumed, and which tensors hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">The network or the path is null.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds another network: the message names the tensor and both shapes, or the activation. The network is unchanged.</exception>
    public static ModelFileReport Load<TNetwork>(TNetwork network, string path, IReadOnlyDictionary<string, string>? names = null)
        where TNetwork : INetwork<float>
        => ModelFileInput.Load(path, bytes => Read<TNetwork, float>(network, bytes, names, null));

    /// <inheritdoc cref="Load{TNetwork}(TNetwork, string, IReadOnlyDictionary{string, string})"/>
    public static ModelFileReport Load<TNetwork>(in TNetwork network, string path, IReadOnlyDictionary<string, string>? names = null)
        where TNetwork : INetwork<double>
    {
        TNetwork captured = network;
        return ModelFileInput.Load(path, bytes => Read<TNetwork, double>(captured, bytes, names, null));
    }

    /// <summary>Looks into a file for which there is no class yet: layers, tensors, metadata, what stands in the way, the attribute to paste.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What is in it. What cannot be represented is a problem there, with the tensor and the reason, and no exception.</returns>
    /// <exception cref="ArgumentException">The path is null or empty.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static ModelFileInfo Inspect(string path) => SafetensorsInspection.Of(path);

    /// <summary>
    /// Writes a network and its optimiser to one file, whole or not at all: a run that loads it continues bit for bit as if it
    /// had not stopped.
    /// </summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The optimiser that trains it.</param>
    /// <param name="path">The file; replaced where it exists, as <see cref="NetworkParameters"/> explains.</param>
    /// <remarks>
    /// The parameters are as <see cref="Save{TNetwork}(TNetwork, string, WeightLayout)"/> writes them, so that every reader of
    /// safetensors finds them. The state is the tensor <c>optimizer.state</c> of type U8: the bytes that
    /// <see cref="Optimizer{T}.Save(Stream)"/> writes and documents, with their checksums.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to something that is no file: the message says what. What was there before is unchanged.</exception>
    public static void SaveCheckpoint<TNetwork>(TNetwork network, Optimizer<float> optimizer, string path)
        where TNetwork : INetwork<float>
        => WriteCheckpoint(network, optimizer, path);

    /// <inheritdoc cref="SaveCheckpoint{TNetwork}(TNetwork, Optimizer{float}, string)"/>
    public static void SaveCheckpoint<TNetwork>(TNetwork network, Optimizer<double> optimizer, string path)
        where TNetwork : INetwork<double>
        => WriteCheckpoint(network, optimizer, path);

    /// <summary>Reads a network and its optimiser from a file that <see cref="SaveCheckpoint{TNetwork}(TNetwork, Optimizer{float}, string)"/> wrote.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="optimizer">The optimiser whose state is replaced; made with the same hyperparameters.</param>
    /// <param name="path">The file.</param>
    /// <returns>The layout that was found, tensors left aside, remarks: what was assumed, and which tensors hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, is no checkpoint, or is of another network or optimiser. Network and optimiser are unchanged.</exception>
    public static ModelFileReport LoadCheckpoint<TNetwork>(TNetwork network, Optimizer<float> optimizer, string path)
        where TNetwork : INetwork<float>
        => ReadCheckpoint(network, optimizer, path);

    /// <inheritdoc cref="LoadCheckpoint{TNetwork}(TNetwork, Optimizer{float}, string)"/>
    public static ModelFileReport LoadCheckpoint<TNetwork>(TNetwork network, Optimizer<double> optimizer, string path)
        where TNetwork : INetwork<double>
        => ReadCheckpoint(network, optimizer, path);

    private static void WriteCheckpoint<TNetwork, T>(TNetwork network, Optimizer<T> optimizer, string path)
        where TNetwork : INetwork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var state = new MemoryStream();
        optimizer.Save(state);
        AtomicFile.Write(path, stream => Write<TNetwork, T>(network, stream, WeightLayout.InputsOutputs, state.ToArray()));
    }

    private static ModelFileReport ReadCheckpoint<TNetwork, T>(TNetwork network, Optimizer<T> optimizer, string path)
        where TNetwork : INetwork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return ModelFileInput.Load(path, bytes => Read<TNetwork, T>(network, bytes, null, optimizer));
    }

    private static void Write<TNetwork, T>(TNetwork network, Stream stream, WeightLayout layout, byte[]? optimizerState)
        where TNetwork : INetwork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        ArgumentNullException.ThrowIfNull(stream);
        SafetensorsWriter.Write<T>(stream, TNetwork.Description, network.Parameters, layout, optimizerState);
    }

    private static ModelFileReport Read<TNetwork, T>(TNetwork network, byte[] bytes, IReadOnlyDictionary<string, string>? names, Optimizer<T>? optimizer)
        where TNetwork : INetwork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        NetworkDescription description = TNetwork.Description;
        return ModelFileInput.WithInvalidData(() =>
        {
            SafetensorsFile file = SafetensorsFile.Parse(bytes);
            SafetensorsReading reading = SafetensorsModel.Read(file, names ?? new Dictionary<string, string>(), description.Sizes.ToArray(), optimizer is null ? null : SafetensorsWriter.OptimizerState);
            var remarks = new List<string>(reading.Model.Remarks);
            T[] parameters = ModelParameters.Of<T>(reading.Model, description, remarks);
            if (optimizer is not null)
            {
                SafetensorsTensor state = file.Tensors.FirstOrDefault(tensor => tensor.Name == SafetensorsWriter.OptimizerState)
                    ?? throw new ModelFileException($"The file is no checkpoint: it has no tensor '{SafetensorsWriter.OptimizerState}'.");

                // The last that can fail, and it changes nothing where it does.
                remarks.AddRange(optimizer.Load(new MemoryStream(file.ReadBytes(state)), isWhole: true).Remarks);
            }

            parameters.CopyTo(network.Parameters);
            return new ModelFileReport(reading.Layout, reading.LeftAside, remarks);
        });
    }
}
