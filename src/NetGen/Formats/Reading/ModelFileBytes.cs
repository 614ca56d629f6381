using System.IO;

namespace NetGen.Formats.Reading;

/// <summary>The bytes of a model file, whatever its format.</summary>
internal static class ModelFileBytes
{
    /// <summary>Reads a whole file.</summary>
    public static byte[] Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (stream.Length > ModelLimits.MostBytes)
            throw new ModelFileException($"The file has {stream.Length} bytes; at most {ModelLimits.MostBytes} are read.");
        var bytes = new byte[stream.Length];
        int length = 0;
        while (length < bytes.Length)
        {
            int read = stream.Read(bytes, length, bytes.Length - length);
            if (read == 0)
                throw new EndOfStreamException($"'{path}' became shorter while it was read.");
            length += read;
        }

        return bytes;
    }
}
