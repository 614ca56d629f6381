using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Runtime;
using NetGen.Tests.Kernels;

namespace NetGen.Tests.Numerics;

/// <summary>a * b + c without an instruction for it has the bits of <see cref="MathF.FusedMultiplyAdd"/>: of all special patterns, near ties, and at random.</summary>
public sealed class MultiplyAddTests
{
    private const int Numbers = 2_000_000;

    private const int NumbersInThoroughRun = 1_000_000_000;

    /// <summary>Zeros, subnormal numbers, the limits of normal ones, powers of two and their neighbours, infinities and NaN.</summary>
    private static readonly float[] s_special =
    [
        .. new[]
        {
            0, float.Epsilon, 3 * float.Epsilon, 5.8774717541114375e-39f, 1.17549421e-38f, 1.17549435e-38f, 1.1754945e-38f, 2.3509887e-38f, 1e-30f, 5.9604645e-8f, 1.1920929e-7f, 0.1f, 0.5f,
            0.99999994f, 1, 1.0000001f, 1.0000002f, 1.5f, 1.9999999f, 2, 3, 4097, 16777215, 16777216, 16777218, 1e30f, 1.7014118e38f, float.MaxValue, float.PositiveInfinity, float.NaN,
        }.SelectMany(value => new[] { value, -value }),
    ];

    [Avx2Fact]
    public void Special_numbers()
    {
        float[] lanes = new float[4];
        foreach (float a in s_special)
        {
            foreach (float b in s_special)
            {
                for (int first = 0; first < s_special.Length; first += lanes.Length)
                    Check(Vector128.Create(a), Vector128.Create(b), Vector128.Create(s_special, first));
            }
        }
    }

    /// <summary>Sums that lie just beside the middle of two floats, by less than a double tells: rounded twice, half of them are wrong.</summary>
    [Avx2Fact]
    public void Between_two_floats()
    {
        int twice = 0;
        var random = new Random(1);
        for (int index = 0; index < 100_000; index++)
        {
            // c + ulp / 2 (1 +- 2^-40): the product of two floats has the 48 bits for it.
            float c = MathF.ScaleB(1 + (random.Next(1 << 23) / (float)(1 << 23)), random.Next(-100, 100));
            float a = MathF.ScaleB(1 + (random.Next(1, 1 << 11) / (float)(1 << 22)), -24), b = MathF.ScaleB(c, 0) / MathF.ScaleB(c, 0);
            int exponent = (int)((BitConverter.SingleToUInt32Bits(c) >> 23) & 255) - 127;
            b = MathF.ScaleB(1 - (random.Next(0, 3) * MathF.ScaleB(1, -23)), exponent);
            var (x, y, z) = (Vector128.Create(a, -a, MathF.ScaleB(1, -24), a), Vector128.Create(b), Vector128.Create(c, c, c, -c));
            Check(x, y, z);
            twice += (float)(((double)x[0] * y[0]) + z[0]) != MathF.FusedMultiplyAdd(x[0], y[0], z[0]) ? 1 : 0;
        }

        for (int index = 0; index < 100_000; index++)
        {
            // The middle of two floats, less or more than a double has bits for: 2^24 + 1 and a product of 2^-60.
            float tiny = MathF.ScaleB(index % 2 == 0 ? 1 : -1, -random.Next(31, 60));
            float odd = MathF.ScaleB((2 * random.Next(1 << 22, 1 << 23)) + 1, 1);
            Check(Vector128.Create(tiny), Vector128.Create(MathF.ScaleB(1, random.Next(-20, 0))), Vector128.Create(odd));
            var factor = Vector128.Create(4097f, -4097f, 4095f, 8191f);
            Check(factor, factor, Vector128.Create(tiny, tiny, -tiny, tiny));
            twice += (float)((4097d * 4097d) + tiny) != MathF.FusedMultiplyAdd(4097, 4097, tiny) ? 1 : 0;
        }

        Assert.True(twice > 0, "No sum was rounded wrongly where it is rounded twice, so that the test shows nothing.");
    }

    /// <summary>The same where the result is subnormal, so that the middle of two floats lies at another bit: an odd multiple of the smallest one less half of it, and less still.</summary>
    [Avx2Fact]
    public void Between_two_subnormal_floats()
    {
        // a b = 2^-150 (1 - 2^-40).
        float a = MathF.ScaleB(1 + MathF.ScaleB(1, -20), -75), b = MathF.ScaleB(1 - MathF.ScaleB(1, -20), -75);
        int twice = 0;
        for (uint multiple = (1 << 14) + 1; multiple < 1 << 23; multiple += 1022)
        {
            float c = BitConverter.UInt32BitsToSingle(multiple);
            Check(Vector128.Create(a, -a, -a, a), Vector128.Create(b), Vector128.Create(c, -c, c, -c));
            twice += (float)(((double)a * b) + c) != MathF.FusedMultiplyAdd(a, b, c) ? 1 : 0;
        }

        Assert.True(twice > 0, "No sum was rounded wrongly where it is rounded twice, so that the test shows nothing.");
    }

    [Avx2Fact]
    public void Random_patterns()
    {
        int numbers = ThoroughFactAttribute.IsThorough ? NumbersInThoroughRun : Numbers;
        Parallel.For(0, 16, part =>
        {
            var random = new Random(part);
            Span<int> bits = stackalloc int[12];
            for (int index = 0; index < numbers / 16; index += 4)
            {
                random.NextBytes(MemoryMarshal.AsBytes(bits));
                if (index % 8 == 0)
                {
                    // Exponents so near that the sum is not just the larger term.
                    for (int lane = 0; lane < bits.Length; lane++)
                        bits[lane] = (bits[lane] & unchecked((int)0x807FFFFF)) | ((lane < 8 ? 120 + (bits[lane] >>> 28) : (int)(((uint)bits[lane - 8] >> 28) + ((uint)bits[lane - 4] >> 28) + 100 + (bits[lane] & 31))) << 23);
                }

                Check(Vector128.Create<int>(bits[..4]).AsSingle(), Vector128.Create<int>(bits[4..8]).AsSingle(), Vector128.Create<int>(bits[8..]).AsSingle());
            }
        });
    }

    private static void Check(Vector128<float> a, Vector128<float> b, Vector128<float> c)
    {
        Vector128<float> actual = MultiplyAdd.InDoubles(a, b, c);
        for (int lane = 0; lane < 4; lane++)
        {
            float expected = MathF.FusedMultiplyAdd(a[lane], b[lane], c[lane]);
            if (BitConverter.SingleToInt32Bits(expected) != BitConverter.SingleToInt32Bits(actual[lane]) && !(float.IsNaN(expected) && float.IsNaN(actual[lane])))
                Assert.Fail($"{a[lane]:R} * {b[lane]:R} + {c[lane]:R} is {expected:R}, got {actual[lane]:R}.");
            float alone = MultiplyAdd.InDoubles(a[lane], b[lane], c[lane]);
            if (BitConverter.SingleToInt32Bits(expected) != BitConverter.SingleToInt32Bits(alone) && !(float.IsNaN(expected) && float.IsNaN(alone)))
                Assert.Fail($"{a[lane]:R} * {b[lane]:R} + {c[lane]:R} is {expected:R}, got {alone:R} by itself.");
        }
    }
}
