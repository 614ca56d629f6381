using System.Diagnostics;
using System.IO;
using System.Threading;

namespace NetGen.Formats.Reading;

/// <summary>The bytes of a model file, whatever its format.</summary>
internal static class ModelFileBytes
{
    /// <summary>The result code of a file that somebody else has locked: a sharing violation on Windows, elsewhere the number of EWOULDBLOCK.</summary>
    private const int LockedOnWindows = unchecked((int)0x80070020);
    private const int LockedOnLinux = 11;
    private const int LockedOnApple = 35;

    /// <summary>
    /// How long a file that is locked is tried again. Who saves it looks at what other saves have left under a lock that ends at once; on a busy
    /// machine that process may wait for a processor in between, so that patience counts time and not attempts.
    /// </summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

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
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            }
            catch (IOException error) when ((error.HResult is LockedOnWindows or LockedOnLinux or LockedOnApple) && watch.Elapsed < s_patience)
            {
                Thread.Sleep(1);
            }
        }
    }
}
