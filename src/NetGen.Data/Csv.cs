using System.Numerics;
using System.Text;

namespace NetGen.Data;

/// <summary>Reads samples from files of comma-separated values.</summary>
/// <remarks>
/// <para>
/// The format is that of RFC 4180: a field may stand in double quotes, and then hold separators, line breaks and doubled quotes. Lines end in LF,
/// CRLF or CR; a byte order mark and empty lines are skipped. Spaces around a field are not part of it; those inside quotes are, except around
/// numbers.
/// </para>
/// <para>
/// Numbers are read in the invariant culture: a decimal point, an optional exponent, no separators of thousands. They are rounded to the
/// floating-point type once, to the nearest. Infinities and what is beyond the type are errors.
/// </para>
/// </remarks>
/// <example>
/// Wines by their analysis: the column "cultivar" is what is to be recognised, all others are inputs.
/// <code>
/// SampleSet&lt;float&gt; wines = Csv.Read("wine.csv", new CsvOptions { Label = "cultivar" });
/// var (training, validation) = wines.Split(fraction: 0.8, seed: 1);
/// </code>
/// </example>
public static class Csv
{
    // What is no UTF-8 is an error, rather than a name in which letters have become question marks.
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file as samples of <see cref="float"/>.</summary>
    /// <param name="path">The file, in UTF-8, or with a byte order mark in UTF-16 or UTF-32.</param>
    /// <param name="options">Which columns are what; null for inputs only.</param>
    /// <returns>The samples, with the names of columns, targets and classes.</returns>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentException">The options contradict one another, or the path is empty.</exception>
    /// <exception cref="InvalidDataException">The file is not what the options say; the message names line, column and text, and what is needed.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SampleSet<float> Read(string path, CsvOptions? options = null) => Read<float>(path, options);

    /// <summary>Reads a file as samples of a floating-point type.</summary>
    /// <typeparam name="T">The floating-point type of inputs and targets: that of the network.</typeparam>
    /// <inheritdoc cref="Read(string, CsvOptions)"/>
    public static SampleSet<T> Read<T>(string path, CsvOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // Options that contradict one another are said before the file is looked for.
        var roles = new ColumnRoles(options ?? new CsvOptions());
        if (Directory.Exists(path))
            throw new IOException($"{path}: this is a folder; a file is needed.");
        using var reader = new StreamReader(path, s_encoding, detectEncodingFromByteOrderMarks: true);
        return SampleReading.Read<T>(reader, path, roles);
    }

    /// <summary>Reads a stream as samples of <see cref="float"/>, from where it stands to its end; it is not closed.</summary>
    /// <param name="stream">The text, in UTF-8, or with a byte order mark in UTF-16 or UTF-32.</param>
    /// <param name="options">Which columns are what; null for inputs only.</param>
    /// <returns>The samples, with the names of columns, targets and classes.</returns>
    /// <exception cref="ArgumentNullException">The stream is null.</exception>
    /// <exception cref="ArgumentException">The options contradict one another, or the stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The text is not what the options say; the message names line, column and text, and what is needed.</exception>
    /// <exception cref="IOException">The stream cannot be read to its end.</exception>
    public static SampleSet<float> Read(Stream stream, CsvOptions? options = null) => Read<float>(stream, options);

    /// <summary>Reads a stream as samples of a floating-point type, from where it stands to its end; it is not closed.</summary>
    /// <typeparam name="T">The floating-point type of inputs and targets: that of the network.</typeparam>
    /// <inheritdoc cref="Read(Stream, CsvOptions)"/>
    public static SampleSet<T> Read<T>(Stream stream, CsvOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        var roles = new ColumnRoles(options ?? new CsvOptions());
        using var reader = new StreamReader(stream, s_encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return SampleReading.Read<T>(reader, stream is FileStream file ? file.Name : "The stream", roles);
    }

    /// <summary>Reads a text as samples of <see cref="float"/>, to its end; the reader is not closed.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="options">Which columns are what; null for inputs only.</param>
    /// <returns>The samples, with the names of columns, targets and classes.</returns>
    /// <exception cref="ArgumentNullException">The reader is null.</exception>
    /// <exception cref="ArgumentException">The options contradict one another.</exception>
    /// <exception cref="InvalidDataException">The text is not what the options say; the message names line, column and text, and what is needed.</exception>
    public static SampleSet<float> Read(TextReader reader, CsvOptions? options = null) => Read<float>(reader, options);

    /// <summary>Reads a text as samples of a floating-point type, to its end; the reader is not closed.</summary>
    /// <typeparam name="T">The floating-point type of inputs and targets: that of the network.</typeparam>
    /// <inheritdoc cref="Read(TextReader, CsvOptions)"/>
    public static SampleSet<T> Read<T>(TextReader reader, CsvOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(reader);
        return SampleReading.Read<T>(reader, "The text", new ColumnRoles(options ?? new CsvOptions()));
    }
}
