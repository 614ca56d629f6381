using System.Buffers.Binary;
using System.Numerics;

namespace NetGen.Formats.Records;

/// <summary>CRC-32C (Castagnoli, RFC 3720), the checksum of NetGen's files.</summary>
internal static class Checksum
{
    /// <summary>The state before the first byte.</summary>
    internal const uint Start = uint.MaxValue;

    /// <summary>The state after more bytes.</summary>
    internal static uint Continue(uint state, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte value in bytes)
            state = BitOperations.Crc32C(state, value);
        return state;
    }

    /// <summary>The checksum of the bytes that a state has seen.</summary>
    internal static uint Finish(uint state) => ~state;
}
