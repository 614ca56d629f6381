using System.Numerics;
using NetGen.Formats.Inspection;
using NetGen.Formats.Loading;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Writing;
using NetGen.Runtime;

namespace NetGen;

/// <summary>Saves networks as ONNX files, which ONNX Runtime and others run, and loads ONNX files that are fully connected networks.</summary>
/// <remarks>
/// <para>
/// A file that is written has opset 17, an input <c>input</c> [batch, inputs] and an output <c>output</c> [batch, outputs] of
/// the network's precision, the batch of any size; the parameters are initialisers named <c>layers.1.weight</c> [inputs,
/// outputs], <c>layers.1.bias</c> and so on. The loss is not part of a graph.
/// </para>
/// <para>
/// A file that is read may have opset 6 to 28: products with constant matrices, all activations of NetGen as operators or as
/// the formulas that exporters write for them, constants that normalise, which are folded into the weights in double
/// precision, parts of values that constants take (Split, Slice, Gather), and operators that change no number. Anything else
/// is an error that names the node and its operator.
/// </para>
/// <para>
/// A normalisation (x - mean) / deviation that is folded costs accuracy where the mean is many deviations: the products of
/// single-precision weights with x are as large as the mean and cancel. Where that is more than 2^-16 of what a neuron computes,
/// the report says so; from 10^-3 on the file is refused, and the message says what to do.
/// </para>
/// <para>
/// A network that declares <see cref="Scaling"/> folds nothing of the kind: what the file does in front of its first layer becomes the
/// network's <see cref="IScaledNetwork{T}.InputScaling"/>, what it does behind its last one <see cref="IScaledNetwork{T}.OutputScaling"/>, and where
/// it does nothing they change nothing from then on. Such a network is written with Sub and Mul of <c>scaling.input_offset</c> and
/// <c>scaling.input_factor</c> in front, Div and Add of <c>scaling.output_factor</c> and <c>scaling.output_offset</c> behind, and comes back bit for bit.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var policy = new Policy();
/// Onnx.Load(policy, "policy.onnx");                                  // or new() { OutputName = "mean" } as a third argument
/// Onnx.Save(policy, "copy.onnx");
/// </code>
/// </example>
public static class Onnx
{
    /// <summary>Writes a network to a stream.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write; left open, behind the last byte.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The network is larger than an ONNX file can be, 2 GB.</exception>
    public static void Save<T>(INetwork<T> network, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        OnnxWriter.Write(network.Description, network.Parameters, WrittenScaling<T>.Of(network)).WriteTo(stream);
    }

    /// <summary>Writes a network to a file, whole or not at all.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; replaced where it exists, as <see cref="NetworkFiles"/> explains.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="InvalidOperationException">The network is larger than an ONNX file can be, 2 GB.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to something that is no file: the message says what. What was there before is unchanged.</exception>
    public static void Save<T>(INetwork<T> network, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        AtomicFile.Write(path, stream => Save(network, stream));
    }

    /// <summary>Reads the parameters of a network from a file, with the external data beside it.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Which value the network ends in, and up to which opset; null is what <see cref="OnnxLoadOptions"/> says of each.</param>
    /// <returns>Warnings: what was assumed, and which tensors hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">The network or the path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is no fully connected network (the message names the node) or another one (the message names the
    /// tensor and both shapes, or the activation). The network is unchanged.
    /// </exception>
    public static ModelLoadReport Load<T>(INetwork<T> network, string path, OnnxLoadOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ModelFileInput.WithPath(path, () => Load(network, () => OnnxModel.Read(path, Internal(network, options))));
    }

    /// <summary>Reads the parameters of a network from a stream; a model with external data has to be loaded by its path.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="stream">The file, from here to its end.</param>
    /// <param name="options">Which value the network ends in, and up to which opset; null is what <see cref="OnnxLoadOptions"/> says of each.</param>
    /// <returns>Warnings: what was assumed, and which tensors hold NaN or infinity.</returns>
    /// <exception cref="ArgumentNullException">The network or the stream is null.</exception>
    /// <exception cref="InvalidDataException">As of <see cref="Load{T}(INetwork{T}, string, OnnxLoadOptions)"/>; the network is unchanged.</exception>
    public static ModelLoadReport Load<T>(INetwork<T> network, Stream stream, OnnxLoadOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        byte[] bytes = ModelFileInput.ReadAll(stream);
        return Load(network, () => OnnxModel.Read(bytes, new ExternalDataFolder(null), Internal(network, options)));
    }

    /// <summary>Looks into a file, with the external data beside it, before there is a class for it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which value the network ends in, and up to which opset; null is what <see cref="OnnxLoadOptions"/> says of each.</param>
    /// <returns>Layers, inputs, outputs, metadata (of a policy the names of the joints, for example) and the attribute to paste; what cannot be represented is a problem with its node, never an exception.</returns>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static ModelFileInfo Inspect(string path, OnnxLoadOptions? options = null) => OnnxInspection.Of(path, options);

    private static OnnxReadOptions Internal<T>(INetwork<T> network, OnnxLoadOptions? options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(options?.OutputName, options?.NewestOpset, network.Description.Scaling);

    private static ModelLoadReport Load<T>(INetwork<T> network, Func<DenseModel> read)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => ModelFileInput.WithInvalidData(() =>
        {
            DenseModel model = read();
            var warnings = new List<string>(model.Remarks);
            T[] parameters = ModelParameters.Of<T>(model, network.Description, warnings);
            LoadedScaling<T> scaling = LoadedScaling<T>.Of(model, network, AbsentScaling.IsReset, warnings);
            parameters.CopyTo(network.Parameters);
            scaling.Set();
            return new ModelLoadReport(null, [], warnings);
        });
}
