using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen.Formats.Records;

/// <summary>
/// Reads what <see cref="RecordWriter"/> writes. The header is checked against its checksum before a single value of it is
/// believed, so that no length out of a broken file decides how much memory is taken.
/// </summary>
internal sealed class RecordReader
{
    private const int LongestHeader = 1 << 20;

    private readonly string _what;
    private readonly byte[] _header;
    private int _position;

    private RecordReader(string what, byte[] header)
    {
        _what = what;
        _header = header;
    }

    /// <summary>Reads and verifies everything up to the data.</summary>
    /// <param name="stream">Where the record starts.</param>
    /// <param name="signature">The signature it must have.</param>
    /// <param name="version">The version it must have.</param>
    /// <param name="what">What is read, for messages: "optimiser state".</param>
    internal static RecordReader Open(Stream stream, string signature, int version, string what)
    {
        var prefix = new byte[RecordWriter.PrefixLength];
        ReadExactly(stream, prefix, what);
        ReadOnlySpan<byte> found = prefix.AsSpan(0, signature.Length);
        if (!found.SequenceEqual(Encoding.ASCII.GetBytes(signature)))
            throw new InvalidDataException($"This is not a NetGen {what}: it starts with the bytes {Convert.ToHexString(found)}, not with \"{signature}\".");
        int foundVersion = BinaryPrimitives.ReadInt32LittleEndian(prefix.AsSpan(8));
        if (foundVersion != version)
            throw new InvalidDataException($"This {what} has version {foundVersion}; this library reads version {version}.");
        int length = BinaryPrimitives.ReadInt32LittleEndian(prefix.AsSpan(12));
        if (length is < 0 or > LongestHeader)
            throw new InvalidDataException($"This {what} is corrupt: its header claims {length} bytes.");

        var header = new byte[length];
        ReadExactly(stream, header, what);
        uint checksum = Checksum.Continue(Checksum.Continue(Checksum.Start, prefix), header);
        RequireChecksum(stream, Checksum.Finish(checksum), "header", what);
        return new RecordReader(what, header);
    }

    /// <summary>Reads the next value of the header.</summary>
    internal int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));

    /// <inheritdoc cref="ReadInt32"/>
    internal long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));

    /// <inheritdoc cref="ReadInt32"/>
    internal double ReadDouble() => BitConverter.Int64BitsToDouble(ReadInt64());

    /// <summary>Requires that the header has been read to its end.</summary>
    internal void RequireEndOfHeader()
    {
        if (_position != _header.Length)
            throw new InvalidDataException($"This {_what} is malformed: its header has {_header.Length} bytes where {_position} are needed.");
    }

    /// <summary>Reads one array of the data.</summary>
    /// <returns>The state of the checksum, for the next array or for <see cref="RequireDataChecksum"/>.</returns>
    internal uint ReadData<T>(Stream stream, Span<T> values, uint checksum)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        ReadExactly(stream, bytes, _what);
        checksum = Checksum.Continue(checksum, bytes);
        if (!BitConverter.IsLittleEndian)
            RecordWriter.SwapBytes(bytes, Unsafe.SizeOf<T>());
        return checksum;
    }

    /// <summary>Reads the checksum of the data and requires that it is right.</summary>
    internal void RequireDataChecksum(Stream stream, uint checksum) => RequireChecksum(stream, Checksum.Finish(checksum), "data", _what);

    /// <summary>Requires that nothing follows: a file that goes on holds something else, or is two that were joined.</summary>
    internal static void RequireEnd(Stream stream, string what)
    {
        long bytes = 0;
        Span<byte> rest = stackalloc byte[256];
        while (stream.Read(rest) is > 0 and int read)
            bytes += read;
        if (bytes > 0)
            throw new InvalidDataException($"This {what} has {bytes} {(bytes == 1 ? "byte" : "bytes")} after its end.");
    }

    private static void RequireChecksum(Stream stream, uint computed, string part, string what)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        ReadExactly(stream, bytes, what);
        uint stored = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (stored != computed)
            throw new InvalidDataException($"This {what} is corrupt: the checksum of its {part} is {computed:X8}, {stored:X8} was stored.");
    }

    private static void ReadExactly(Stream stream, Span<byte> bytes, string what)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
            throw new InvalidDataException($"This {what} is truncated: it ends {bytes.Length - read} bytes early.");
    }

    private ReadOnlySpan<byte> Next(int length)
    {
        if (_header.Length - _position < length)
            throw new InvalidDataException($"This {_what} is malformed: its header has only {_header.Length} bytes.");
        _position += length;
        return _header.AsSpan(_position - length, length);
    }
}
