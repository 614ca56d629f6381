using System.Buffers.Binary;
using System.Numerics;

namespace NetGen.BitsProbe;

/// <summary>SHA-256 (FIPS 180-4). That of .NET calls a library of the system, which is not there wherever the bits are compared: not for a foreign processor.</summary>
internal static class Sha256
{
    private const int BlockBytes = 64;
    private const int LengthBytes = 8;

    private static readonly uint[] s_constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74,
        0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d,
        0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
        0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
        0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    public static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        Span<uint> state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
        int whole = bytes.Length / BlockBytes * BlockBytes;
        for (int offset = 0; offset < whole; offset += BlockBytes)
            AddBlock(state, bytes.Slice(offset, BlockBytes));

        // The rest, a bit that is set, zeros, and the number of bits.
        Span<byte> end = stackalloc byte[2 * BlockBytes];
        end.Clear();
        bytes[whole..].CopyTo(end);
        int rest = bytes.Length - whole;
        end[rest] = 0x80;
        end = end[..(rest + 1 + LengthBytes <= BlockBytes ? BlockBytes : 2 * BlockBytes)];
        BinaryPrimitives.WriteUInt64BigEndian(end[^LengthBytes..], (ulong)bytes.Length * 8);
        for (int offset = 0; offset < end.Length; offset += BlockBytes)
            AddBlock(state, end.Slice(offset, BlockBytes));

        byte[] hash = new byte[sizeof(uint) * state.Length];
        for (int index = 0; index < state.Length; index++)
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(sizeof(uint) * index), state[index]);
        return hash;
    }

    private static void AddBlock(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[BlockBytes];
        for (int index = 0; index < 16; index++)
            w[index] = BinaryPrimitives.ReadUInt32BigEndian(block[(sizeof(uint) * index)..]);
        for (int index = 16; index < w.Length; index++)
        {
            uint near = w[index - 2];
            uint far = w[index - 15];
            near = BitOperations.RotateRight(near, 17) ^ BitOperations.RotateRight(near, 19) ^ (near >> 10);
            far = BitOperations.RotateRight(far, 7) ^ BitOperations.RotateRight(far, 18) ^ (far >> 3);
            w[index] = w[index - 16] + far + w[index - 7] + near;
        }

        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        (uint e, uint f, uint g, uint h) = (state[4], state[5], state[6], state[7]);
        for (int index = 0; index < w.Length; index++)
        {
            uint chosen = (e & f) ^ (~e & g);
            uint majority = (a & b) ^ (a & c) ^ (b & c);
            uint first = h + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + chosen + s_constants[index] + w[index];
            uint second = (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + majority;
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        Span<uint> worked = [a, b, c, d, e, f, g, h];
        for (int index = 0; index < state.Length; index++)
            state[index] += worked[index];
    }
}
