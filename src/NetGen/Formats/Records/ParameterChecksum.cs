using System.Globalization;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Safetensors;

namespace NetGen.Formats.Records;

/// <summary>The checksum of the parameters in a checkpoint: CRC-32C of the bytes of W1, b1, W2, b2 and so on, and of what scales inputs and outputs, as they stand in the file.</summary>
internal static class ParameterChecksum
{
    /// <summary>The checksum of parameters that are written [inputs][outputs], as text for the metadata.</summary>
    internal static string Of<T>(ReadOnlySpan<T> parameters, IReadOnlyList<(string Name, T[] Values)> scaling)
        where T : unmanaged
    {
        uint state = RecordWriter.WriteData(Stream.Null, parameters, Checksum.Start);
        foreach ((_, T[] values) in scaling)
            state = RecordWriter.WriteData<T>(Stream.Null, values, state);
        return TextOf(state);
    }

    /// <summary>Requires that the parameters of a file have the checksum that its metadata tells; a file that tells none has no wrong one.</summary>
    /// <exception cref="ModelFileException">They have another.</exception>
    internal static void RequireRight(SafetensorsFile file)
    {
        if (!file.Metadata.TryGetValue(SafetensorsMetadata.Checksum, out string? stored))
            return;
        Dictionary<string, SafetensorsTensor> tensors = file.Tensors.ToDictionary(tensor => tensor.Name);
        uint state = Checksum.Start;
        for (int layer = 1; tensors.TryGetValue(ParameterName.OfWeights(layer), out SafetensorsTensor? weights); layer++)
        {
            state = Checksum.Continue(state, file.ReadBytes(weights));
            if (tensors.TryGetValue(ParameterName.OfBiases(layer), out SafetensorsTensor? biases))
                state = Checksum.Continue(state, file.ReadBytes(biases));
        }

        foreach (string name in ScalingName.All)
        {
            if (tensors.TryGetValue(name, out SafetensorsTensor? scaling))
                state = Checksum.Continue(state, file.ReadBytes(scaling));
        }

        if (TextOf(state) != stored)
        {
            throw new ModelFileException(
                $"The parameters are damaged: their checksum is {TextOf(state)}, the metadata gives {SafetensorsMetadata.Checksum} as {ModelLimits.Quote(stored)}. A program that changes them on purpose leaves that key out.");
        }
    }

    private static string TextOf(uint state) => Checksum.Finish(state).ToString("X8", CultureInfo.InvariantCulture);
}
