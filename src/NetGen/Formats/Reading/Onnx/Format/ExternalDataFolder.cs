using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>
/// Reads the data that an ONNX file keeps in files beside it. A model is a stranger's: its names lead nowhere but into its own
/// folder, never through a link.
/// </summary>
internal sealed class ExternalDataFolder
{
    // Enough to tell what a file is that is not the data.
    private const int LongestStart = 64;

    private readonly string? _folder;
    private readonly Dictionary<string, long> _bytesOfFiles = new();

    /// <param name="folder">The folder of the model, or null where it was read from a stream.</param>
    public ExternalDataFolder(string? folder) => _folder = folder;

    /// <summary>The length of what was read so far: memory in proportion to it is in proportion to the model.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The files that were read so far.</summary>
    public IReadOnlyCollection<string> Files => _bytesOfFiles.Keys;

    /// <summary>Reads the bytes of one tensor.</summary>
    /// <param name="what">The name of the tensor, for messages.</param>
    /// <param name="entries">ONNX's entries: location, offset, length.</param>
    /// <param name="needed">The bytes that its shape needs.</param>
    /// <exception cref="ModelFileException">The location is not inside the folder, or the file is too short.</exception>
    public byte[] Read(string what, IReadOnlyDictionary<string, string> entries, long needed)
    {
        if (_folder is null)
            throw new ModelFileException($"The constant {what} is in another file, which a stream does not tell the place of; load the model by its path.");
        if (!entries.TryGetValue("location", out string? location))
            throw new ModelFileException($"The constant {what} is in another file, and its location is missing.");
        long offset = ReadNumber(what, entries, "offset") ?? 0;
        long length = ReadNumber(what, entries, "length") ?? needed;
        if (length != needed)
            throw new ModelFileException($"The constant {what} needs {needed} bytes; its external data has {length}.");

        string path = Resolve(what, location);
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new ModelFileException($"The constant {what} is in the file {ModelLimits.Quote(location)}, which is not beside the model.");
        bool isTooShort = offset > file.Length || length > file.Length - offset;
        if (isTooShort && MistakenFile.Describe(ReadRange(path, 0, (int)Math.Min(file.Length, LongestStart))) is { } mistaken)
            throw new ModelFileException($"The constant {what} is in the file {ModelLimits.Quote(location)}. {mistaken}");
        if (isTooShort || length > ModelLimits.MostBytes)
            throw new ModelFileException($"The constant {what} needs the bytes from {offset} to {(decimal)offset + length} of {ModelLimits.Quote(location)}, which has {file.Length}.");
        _bytesOfFiles.TryGetValue(path, out long readBefore);
        if (readBefore + length > file.Length)
            throw new ModelFileException($"The constants in {ModelLimits.Quote(location)} have more bytes than the file: they overlap.");
        _bytesOfFiles[path] = readBefore + length;
        BytesRead += length;
        return ReadRange(path, offset, (int)length);
    }

    private static long? ReadNumber(string what, IReadOnlyDictionary<string, string> entries, string key)
    {
        if (!entries.TryGetValue(key, out string? text))
            return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value))
            throw new ModelFileException($"The external data of {what} has the {key} {ModelLimits.Quote(text)}, which is no number of at least 0.");
        return value;
    }

    private string Resolve(string what, string location)
    {
        // Both separators and drives, whatever the system: a file must not be safe on one and unsafe on another.
        string[] parts = location.Split('/', '\\');
        string path = _folder!;
        foreach (string part in parts)
        {
            if (part.Length == 0 || part == ".." || part.IndexOf(':') >= 0 || part.IndexOf('\0') >= 0)
                throw new ModelFileException($"The constant {what} is in the file {ModelLimits.Quote(location)}; only files in the folder of the model are read.");
            if (part == ".")
                continue;
            path = Path.Combine(path, part);
            if ((File.Exists(path) || Directory.Exists(path)) && (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0)
                throw new ModelFileException($"The constant {what} is in the file {ModelLimits.Quote(location)}, which is a link or behind one; only files in the folder of the model are read.");
        }

        return path;
    }

    private static byte[] ReadRange(string path, long offset, int length)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        stream.Seek(offset, SeekOrigin.Begin);
        var bytes = new byte[length];
        int position = 0;
        while (position < length)
        {
            int read = stream.Read(bytes, position, length - position);
            if (read == 0)
                throw new EndOfStreamException($"'{path}' became shorter while it was read.");
            position += read;
        }

        return bytes;
    }
}
