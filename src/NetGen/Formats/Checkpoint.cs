using System.Numerics;
using NetGen.Formats.Loading;
using NetGen.Formats.Writing;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Saves a network together with its optimiser, and loads both: a run that loads a checkpoint continues bit for bit as if it had not stopped.
/// </summary>
/// <remarks>
/// <para>
/// The file is one of <see cref="Safetensors"/>, with the parameters as they are written there, [inputs][outputs], so that every reader of
/// safetensors finds the weights. Beside them stands the tensor <c>optimizer.state</c> of type U8: the bytes that
/// <see cref="Optimizer{T}.Save(Stream)"/> writes and documents, with their checksums. The metadata tells <c>netgen.checksum</c> besides what
/// it always tells: the CRC-32C (RFC 3720) of the bytes of W1, b1, W2, b2 and so on, and of a declared scaling behind them, eight hexadecimal digits. So a bit that has changed in
/// the weights or in the state is an error.
/// </para>
/// <para>
/// What a training remembers beside its network and its optimiser, the number of the epoch for example, is in a file that
/// <see cref="NetworkTraining.Fit"/> writes: in the tensor <c>optimizer.training</c>, over which <see cref="Load{T}(INetwork{T}, Optimizer{T}, string)"/>
/// and readers of the weights pass. Later versions may add further metadata, or further tensors named <c>optimizer.</c> something.
/// </para>
/// <para>A load that throws has changed neither the network nor the optimiser.</para>
/// </remarks>
/// <example>
/// <code>
/// var network = new TestNet(seed: 1);
/// var optimizer = Optimizer.Adam(network, learningRate: 0.01);
/// if (File.Exists("run.safetensors"))
///     Checkpoint.Load(network, optimizer, "run.safetensors");
/// for (int epoch = 0; epoch &lt; 100; epoch++)
/// {
///     Train(network, optimizer);
///     Checkpoint.Save(network, optimizer, "run.safetensors");
/// }
/// </code>
/// </example>
public static class Checkpoint
{
    /// <summary>Writes a network and its optimiser to a stream.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The optimiser that was made for it.</param>
    /// <param name="stream">Where to write; left open, behind the last byte.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The optimiser was made for another network.</exception>
    public static void Save<T>(INetwork<T> network, Optimizer<T> optimizer, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequirePair(network, optimizer);
        ArgumentNullException.ThrowIfNull(stream);
        Write(network, optimizer, stream);
    }

    /// <summary>Writes a network and its optimiser to one file, whole or not at all.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The optimiser that was made for it.</param>
    /// <param name="path">The file; replaced where it exists, as <see cref="NetworkFiles"/> explains.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The path is empty, or the optimiser was made for another network.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to something that is no file: the message says what. What was there before is unchanged.</exception>
    public static void Save<T>(INetwork<T> network, Optimizer<T> optimizer, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequirePair(network, optimizer);
        AtomicFile.Write(path, stream => Write(network, optimizer, stream));
    }

    /// <summary>Reads a network and its optimiser from a stream that <see cref="Save{T}(INetwork{T}, Optimizer{T}, Stream)"/> wrote.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="optimizer">The optimiser whose state is replaced: made for this network, with the hyperparameters of the saved one.</param>
    /// <param name="stream">The checkpoint, from here to its end.</param>
    /// <returns>Tensors that were not used, warnings: which tensors and state arrays hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The optimiser was made for another network.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, is no checkpoint, or is of another network or optimiser. Network and optimiser are unchanged.</exception>
    public static ModelLoadReport Load<T>(INetwork<T> network, Optimizer<T> optimizer, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequirePair(network, optimizer);
        return SafetensorsInput.Load(network, ModelFileInput.ReadAll(stream), tensorNames: null, optimizer);
    }

    /// <summary>Reads a network and its optimiser from a file that <see cref="Save{T}(INetwork{T}, Optimizer{T}, string)"/> wrote.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="optimizer">The optimiser whose state is replaced: made for this network, with the hyperparameters of the saved one.</param>
    /// <param name="path">The file.</param>
    /// <returns>Tensors that were not used, warnings: which tensors and state arrays hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The path is empty, or the optimiser was made for another network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, is no checkpoint, or is of another network or optimiser. Network and optimiser are unchanged.</exception>
    public static ModelLoadReport Load<T>(INetwork<T> network, Optimizer<T> optimizer, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequirePair(network, optimizer);
        return ModelFileInput.Load(path, bytes => SafetensorsInput.Load(network, bytes, tensorNames: null, optimizer));
    }

    private static void RequirePair<T>(INetwork<T> network, Optimizer<T> optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.RequireNetwork(network, nameof(optimizer));
    }

    private static void Write<T>(INetwork<T> network, Optimizer<T> optimizer, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var state = new MemoryStream();
        optimizer.Save(state);
        SafetensorsWriter.Write(stream, network, WeightLayout.InputsOutputs, state.ToArray());
    }
}
