using System.Security.Cryptography;
using System.Text;

namespace NetGen.Build;

/// <summary>Tells contents apart: SHA-256, in hexadecimal digits.</summary>
internal static class Fingerprint
{
    private const int BufferSize = 1 << 16;

    public static string OfText(string text)
    {
        using var algorithm = SHA256.Create();
        return Hexadecimal(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>That of a file's bytes; empty where there is no file.</summary>
    public static string OfFile(string path)
    {
        if (!File.Exists(path))
            return "";
        using var algorithm = SHA256.Create();
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize);
        return Hexadecimal(algorithm.ComputeHash(stream));
    }

    private static string Hexadecimal(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();
}
