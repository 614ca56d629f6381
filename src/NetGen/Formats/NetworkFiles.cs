using System.Numerics;

namespace NetGen;

/// <summary>Saves any network to a file, and loads files into it: the members that a network has for that.</summary>
/// <remarks>
/// <para>
/// safetensors holds the parameters, which come back bit for bit; ONNX holds the whole computation, for ONNX Runtime and others.
/// <see cref="Safetensors"/> and <see cref="Onnx"/> say what the formats are, and work on streams too; <see cref="Checkpoint"/> saves a
/// network together with its optimiser.
/// </para>
/// <para>
/// Saving to a path, here and wherever the library saves, writes a temporary file beside the file that the path leads to, flushes it to the
/// disk and renames it: whoever reads, whatever fails or is killed, there is the old file or the new one, whole. After a loss of power it may be
/// the old one. Links are followed and stay; a link to a file that is not there makes the file. Folders, pipes, sockets and devices are refused
/// (all but folders are told on Linux only). The new file has the mode of the old one from its first byte, and its owner and group where the
/// process may give them (Linux); where it may not give the group, the new one may do no more than everybody. Access control lists and extended
/// attributes are not kept, and another hard link to the old file keeps that. A save removes the temporary files that killed saves of the same
/// file have left, and none that another process is writing.
/// </para>
/// <para>A load that throws has changed nothing.</para>
/// </remarks>
/// <example>
/// <code>
/// network.SaveSafetensors("digits.safetensors");
///
/// var loaded = new DigitsNet();
/// loaded.LoadSafetensors("digits.safetensors");
/// </code>
/// </example>
public static class NetworkFiles
{
    /// <summary>Writes the network as an ONNX file, which ONNX Runtime and others run, whole or not at all; <see cref="Onnx"/> says what is in it.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; replaced where it exists, as <see cref="NetworkFiles"/> explains.</param>
    /// <exception cref="ArgumentNullException">The network or the path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="InvalidOperationException">The network is larger than an ONNX file can be, 2 GB.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to something that is no file: the message says what. What was there before is unchanged.</exception>
    public static void SaveOnnx<T>(this INetwork<T> network, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Onnx.Save(network, path);

    /// <summary>
    /// Writes the parameters of the network as a safetensors file, which PyTorch and others read, whole or not at all; loaded into a
    /// network of the same architecture they are the same bits. <see cref="Safetensors"/> says what is in the file.
    /// </summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; replaced where it exists, as <see cref="NetworkFiles"/> explains.</param>
    /// <param name="options">The layout of the weights: <c>new() { Layout = WeightLayout.OutputsInputs }</c> is PyTorch's; null is [inputs][outputs].</param>
    /// <exception cref="ArgumentNullException">The network or the path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to something that is no file: the message says what. What was there before is unchanged.</exception>
    public static void SaveSafetensors<T>(this INetwork<T> network, string path, SafetensorsSaveOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Safetensors.Save(network, path, options);

    /// <summary>
    /// Reads the parameters of the network from an ONNX file, with the external data beside it. The file must be a fully connected network of
    /// the same sizes and activations; <see cref="Onnx"/> says what is understood.
    /// </summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Which value the network ends in, <c>new() { OutputName = "mean" }</c>, and up to which opset; null is what <see cref="OnnxLoadOptions"/> says of each.</param>
    /// <returns>Warnings: what was assumed, and which tensors hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">The network or the path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is no fully connected network (the message names the node) or another one (the message names the
    /// tensor and both shapes, or the activation). The network is unchanged.
    /// </exception>
    public static ModelLoadReport LoadOnnx<T>(this INetwork<T> network, string path, OnnxLoadOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Onnx.Load(network, path, options);

    /// <summary>
    /// Reads the parameters of the network from a safetensors file: one of NetGen's, whose numbers come back bit for bit, or one of PyTorch,
    /// Keras and others, which must hold the same sizes; <see cref="Safetensors"/> says what is understood.
    /// </summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Which tensor is which, <c>new() { TensorNames = map }</c>, where the file does not tell; null leaves it to the file.</param>
    /// <returns>The layout that was found, tensors that were not used, warnings: what was assumed, and which tensors hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">The network or the path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds another network: the message names the tensor and both shapes, or the activation. The network is unchanged.</exception>
    public static ModelLoadReport LoadSafetensors<T>(this INetwork<T> network, string path, SafetensorsLoadOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Safetensors.Load(network, path, options);
}
