using System.Numerics;

namespace NetGen;

/// <summary>
/// Saves the parameters of a network and loads them into a network of the same architecture. The numbers come back bit for
/// bit.
/// </summary>
/// <remarks>
/// <para>
/// A file carries its architecture: precision, loss, bias, layer sizes and activations. Loading checks them, and checksums
/// over everything, before the network is touched: a load that throws has changed nothing. The name of the class and its
/// L2 factor are not part of it.
/// </para>
/// <para>
/// The format, version 1, is little-endian: the 8 characters <c>NGPARAMS</c>; int32 version; int32 length of the header; the
/// header, all int32: bytes per number (4 or 8), <see cref="Loss"/>, bias (0 or 1), number of sizes, the sizes, one
/// <see cref="Activation"/> for each layer with weights; uint32 CRC-32C of everything so far; the parameters in the order of
/// <see cref="INetwork{T}.Parameters"/>; uint32 CRC-32C of the parameters.
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
/// </remarks>
/// <example>
/// <code>
/// NetworkParameters.Save(network, "digits.netgen");
/// var loaded = new DigitsNet();
/// NetworkParameters.Load(loaded, "digits.netgen");
/// </code>
/// </example>
public static class NetworkParameters
{
    private const string Signature = "NGPARAMS";
    private const int Version = 1;
    private const string What = "parameter file";

    // C# infers a type parameter from arguments only, never from a constraint: T of INetwork<T> would have to be spelled
    // out in every call. Hence one overload for each of the two precisions; the compiler drops the one whose constraint
    // the network does not meet. `in` is there to tell the two signatures apart; a caller never writes it.

    /// <summary>Writes the parameters of a network to a stream.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write; left open, behind the last byte.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Save<TNetwork>(TNetwork network, Stream stream)
        where TNetwork : INetwork<float>
        => Write<TNetwork, float>(network, stream);

    /// <inheritdoc cref="Save{TNetwork}(TNetwork, Stream)"/>
    public static void Save<TNetwork>(in TNetwork network, Stream stream)
        where TNetwork : INetwork<double>
        => Write<TNetwork, double>(network, stream);

    /// <summary>
    /// Writes the parameters of a network to a file, whole or not at all: a temporary file in the same folder, flushed to the
    /// disk and renamed.
    /// </summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; replaced where it exists, as <see cref="NetworkParameters"/> explains.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="IOException">The file cannot be written, or the path leads to something that is no file: the message says what. What was there before is unchanged.</exception>
    public static void Save<TNetwork>(TNetwork network, string path)
        where TNetwork : INetwork<float>
        => AtomicFile.Write(path, stream => Write<TNetwork, float>(network, stream));

    /// <inheritdoc cref="Save{TNetwork}(TNetwork, string)"/>
    public static void Save<TNetwork>(in TNetwork network, string path)
        where TNetwork : INetwork<double>
    {
        TNetwork captured = network;
        AtomicFile.Write(path, stream => Write<TNetwork, double>(captured, stream));
    }

    /// <summary>Reads the parameters of a network from a stream.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="stream">Where a saved network starts; left open, behind its last byte.</param>
    /// <returns>A remark for each matrix of weights and each vector of biases that holds NaN or infinity, with their count.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidDataException">The data is of another architecture, truncated, corrupt or no parameter file at all; the network is unchanged.</exception>
    public static ModelFileReport Load<TNetwork>(TNetwork network, Stream stream)
        where TNetwork : INetwork<float>
        => Read<TNetwork, float>(network, stream, isWhole: false);

    /// <inheritdoc cref="Load{TNetwork}(TNetwork, Stream)"/>
    public static ModelFileReport Load<TNetwork>(in TNetwork network, Stream stream)
        where TNetwork : INetwork<double>
        => Read<TNetwork, double>(network, stream, isWhole: false);

    /// <summary>Reads the parameters of a network from a file.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network whose parameters are replaced. No other thread may compute with it meanwhile: where one serves, load into a new one and publish that, see <see cref="NetworkSlot{TNetwork}"/>.</param>
    /// <param name="path">The file.</param>
    /// <returns>A remark for each matrix of weights and each vector of biases that holds NaN or infinity, with their count.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is of another architecture, truncated, corrupt, longer than it should be or no parameter file at all; the network is unchanged.</exception>
    public static ModelFileReport Load<TNetwork>(TNetwork network, string path)
        where TNetwork : INetwork<float>
        => ReadFile<TNetwork, float>(network, path);

    /// <inheritdoc cref="Load{TNetwork}(TNetwork, string)"/>
    public static ModelFileReport Load<TNetwork>(in TNetwork network, string path)
        where TNetwork : INetwork<double>
        => ReadFile<TNetwork, double>(network, path);

    private static void Write<TNetwork, T>(TNetwork network, Stream stream)
        where TNetwork : INetwork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        ArgumentNullException.ThrowIfNull(stream);
        var writer = new RecordWriter(Signature, Version);
        Architecture.Of<T>(TNetwork.Description).WriteTo(writer);
        writer.WriteHeader(stream);
        uint checksum = RecordWriter.WriteData<T>(stream, network.Parameters, Checksum.Start);
        RecordWriter.WriteChecksum(stream, Checksum.Finish(checksum));
    }

    private static ModelFileReport ReadFile<TNetwork, T>(TNetwork network, string path)
        where TNetwork : INetwork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        try
        {
            return Read<TNetwork, T>(network, stream, isWhole: true);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    private static ModelFileReport Read<TNetwork, T>(TNetwork network, Stream stream, bool isWhole)
        where TNetwork : INetwork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        ArgumentNullException.ThrowIfNull(stream);
        RecordReader reader = RecordReader.Open(stream, Signature, Version, What);
        Architecture saved = Architecture.ReadFrom(reader);
        reader.RequireEndOfHeader();
        var needed = Architecture.Of<T>(TNetwork.Description);
        if (!saved.Equals(needed))
            throw new InvalidDataException($"This {What} holds {saved}; {TNetwork.Description.Name} is {needed}.");

        Span<T> parameters = network.Parameters;
        var values = new T[parameters.Length];
        reader.RequireDataChecksum(stream, reader.ReadData<T>(stream, values, Checksum.Start));
        if (isWhole)
            RecordReader.RequireEnd(stream, What);
        values.CopyTo(parameters);
        var remarks = new List<string>();
        NonFiniteValues.Report<T>(remarks, TNetwork.Description, values);
        return new ModelFileReport(null, [], remarks);
    }
}
