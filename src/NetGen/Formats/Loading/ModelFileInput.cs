
using NetGen.Formats.Reading;

namespace NetGen.Formats.Loading;

/// <summary>Brings in model files, and the errors of their readers out as those of a .NET library.</summary>
internal static class ModelFileInput
{
    /// <summary>The rest of a stream.</summary>
    internal static byte[] ReadAll(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Reads a file; errors name it.</summary>
    internal static ModelLoadReport Load(string path, Func<byte[], ModelLoadReport> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return WithPath(path, () => read(WithInvalidData(() => ModelFileBytes.Read(path))));
    }

    /// <summary>Puts the name of a file before the messages of its errors.</summary>
    internal static ModelLoadReport WithPath(string path, Func<ModelLoadReport> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Turns the errors of readers into <see cref="InvalidDataException"/>.</summary>
    internal static TResult WithInvalidData<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (ModelFileException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }
}
