using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen.Formats.Records;

/// <summary>
/// Writes the frame of a file of NetGen's own, an optimiser's state, little-endian:
/// <code>
/// 8 bytes   signature (ASCII)
/// int32     version
/// int32     length of the header in bytes
/// ...       header
/// uint32    CRC-32C of everything above
/// ...       data: arrays of numbers, one after the other
/// uint32    CRC-32C of the data
/// </code>
/// </summary>
internal sealed class RecordWriter
{
    /// <summary>The bytes before the header: signature, version and length.</summary>
    internal const int PrefixLength = 16;

    private readonly MemoryStream _start = new();

    internal RecordWriter(string signature, int version)
    {
        _start.Write(Encoding.ASCII.GetBytes(signature));
        Write(version);
        Write(0);
    }

    /// <summary>Appends to the header.</summary>
    internal void Write(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _start.Write(bytes);
    }

    /// <inheritdoc cref="Write(int)"/>
    internal void Write(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _start.Write(bytes);
    }

    /// <inheritdoc cref="Write(int)"/>
    internal void Write(double value) => Write(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Writes everything up to the data: the header is complete.</summary>
    internal void WriteHeader(Stream stream)
    {
        byte[] start = _start.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(PrefixLength - sizeof(int)), start.Length - PrefixLength);
        stream.Write(start);
        WriteChecksum(stream, Checksum.Finish(Checksum.Continue(Checksum.Start, start)));
    }

    /// <summary>Writes one array of the data.</summary>
    /// <returns>The state of the checksum, for the next array or for <see cref="WriteChecksum"/>.</returns>
    internal static uint WriteData<T>(Stream stream, ReadOnlySpan<T> values, uint checksum)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
        if (!BitConverter.IsLittleEndian)
        {
            byte[] swapped = bytes.ToArray();
            SwapBytes(swapped, Unsafe.SizeOf<T>());
            bytes = swapped;
        }

        stream.Write(bytes);
        return Checksum.Continue(checksum, bytes);
    }

    /// <summary>Writes a finished checksum.</summary>
    internal static void WriteChecksum(Stream stream, uint checksum)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, checksum);
        stream.Write(bytes);
    }

    /// <summary>Turns the bytes of each element around, between big-endian memory and the file.</summary>
    internal static void SwapBytes(Span<byte> bytes, int elementSize)
    {
        for (int start = 0; start < bytes.Length; start += elementSize)
            bytes.Slice(start, elementSize).Reverse();
    }
}
