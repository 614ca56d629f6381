using System.IO;
using System.Threading;

namespace NetGen.Formats.Reading;

/// <summary>The bytes of a model file, whatever its format.</summary>
internal static class ModelFileBytes
{
    /// <summary>What .NET calls a file that somebody else has locked, on every system.</summary>
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>How often a file is opened that is locked, with a millisecond between: who saves it looks at what other saves have left under a lock that ends at once.</summary>
    private const int MostAttempts = 20;

    /// <summary>Reads a whole file.</summary>
    public static byte[] Read(string path)
    {
        using FileStream stream = Open(path);
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

    private static FileStream Open(string path)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            }
            catch (IOException error) when (error.HResult == SharingViolation && attempt < MostAttempts)
            {
                Thread.Sleep(1);
            }
        }
    }
}
