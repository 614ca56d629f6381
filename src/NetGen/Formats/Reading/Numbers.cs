using System;
using System.Runtime.InteropServices;

namespace NetGen.Formats.Reading;

/// <summary>Turns the little-endian numbers of files into doubles, each of which holds them exactly.</summary>
internal static class Numbers
{
    private const uint SignOfSingle = 0x80000000;

    private const uint InfinityOfSingle = 0x7F800000;

    private const uint FractionOfSingle = 0x007FFFFF;

    private const uint QuietOfSingle = 0x00400000;

    private const int FractionBitsOfDouble = 52;

    // A double has so many bits more in its fraction, and as a whole.
    private const int FurtherFractionBits = 29;
    private const int BitsAbove = 32;

    /// <summary>The bytes of one number.</summary>
    public static int SizeOf(NumberType type) => type switch
    {
        NumberType.Float64 => 8,
        NumberType.Float32 => 4,
        _ => 2,
    };

    /// <summary>Reads numbers that stand one after the other; the caller has checked that they are there.</summary>
    public static double[] Read(byte[] bytes, int offset, int count, NumberType type)
    {
        var values = new double[count];
        int size = SizeOf(type);
        for (int i = 0; i < count; i++)
            values[i] = ReadOne(bytes, offset + i * size, type);
        return values;
    }

    /// <summary>Reads one 32-bit integer.</summary>
    public static uint ReadUInt32(byte[] bytes, int offset) =>
        bytes[offset] | (uint)bytes[offset + 1] << 8 | (uint)bytes[offset + 2] << 16 | (uint)bytes[offset + 3] << 24;

    /// <summary>Reads one 64-bit integer.</summary>
    public static ulong ReadUInt64(byte[] bytes, int offset) => ReadUInt32(bytes, offset) | (ulong)ReadUInt32(bytes, offset + 4) << 32;

    /// <summary>The number whose IEEE binary32 these bits are; of a NaN, with its payload.</summary>
    public static double FromSingleBits(uint bits)
    {
        // The processor's own conversion makes every NaN a quiet one.
        if ((bits & ~SignOfSingle) > InfinityOfSingle)
            return BitConverter.Int64BitsToDouble((long)(bits & SignOfSingle) << BitsAbove | 0x7FFL << FractionBitsOfDouble | (long)(bits & FractionOfSingle) << FurtherFractionBits);
        return new SingleBits { Bits = bits }.Value;
    }

    /// <summary>The bits of a NaN as IEEE binary32, with as much of its payload as that holds.</summary>
    public static uint SingleBitsOfNaN(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        uint fraction = (uint)(bits >> FurtherFractionBits) & FractionOfSingle;
        return (uint)(bits >> BitsAbove) & SignOfSingle | InfinityOfSingle | (fraction == 0 ? QuietOfSingle : fraction);
    }

    /// <summary>The number whose IEEE binary16 these bits are.</summary>
    public static double FromHalfBits(uint bits)
    {
        const int FractionBits = 10;
        const int ExponentBias = 15;
        uint fraction = bits & 0x3FF;
        int exponent = (int)(bits >> FractionBits & 0x1F);
        double magnitude = exponent switch
        {
            0 => fraction * PowerOfTwo(1 - ExponentBias - FractionBits),
            0x1F => fraction == 0 ? double.PositiveInfinity : double.NaN,
            _ => (fraction + 0x400) * PowerOfTwo(exponent - ExponentBias - FractionBits),
        };
        return (bits & 0x8000) != 0 ? -magnitude : magnitude;
    }

    private static double ReadOne(byte[] bytes, int offset, NumberType type) => type switch
    {
        NumberType.Float64 => BitConverter.Int64BitsToDouble((long)ReadUInt64(bytes, offset)),
        NumberType.Float32 => FromSingleBits(ReadUInt32(bytes, offset)),
        NumberType.BFloat16 => FromSingleBits((uint)(bytes[offset] | bytes[offset + 1] << 8) << 16),
        _ => FromHalfBits((uint)(bytes[offset] | bytes[offset + 1] << 8)),
    };

    /// <summary>2^n for the exponents of normal doubles: the bits of the exponent are n + 1023.</summary>
    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);

    // netstandard2.0 has no Int32BitsToSingle.
    [StructLayout(LayoutKind.Explicit)]
    private struct SingleBits
    {
        [FieldOffset(0)]
        public uint Bits;

        [FieldOffset(0)]
        public float Value;
    }
}
