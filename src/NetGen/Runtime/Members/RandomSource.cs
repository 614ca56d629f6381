using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// Random numbers that are the same for ever: xoshiro256** (Blackman and Vigna, 2018), its state filled by SplitMix64. The
/// generator of the system is free to change; a seed written in a program must not change its meaning.
/// </summary>
internal struct RandomSource
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public RandomSource(int seed)
        : this(unchecked((ulong)seed))
    {
    }

    /// <summary>One of the streams of a seed: what stream n draws tells nothing of stream n + 1, nor of the numbers of the seed alone.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">The number of the stream.</param>
    public RandomSource(int seed, int stream)
        : this(Mix((ulong)unchecked((uint)seed) << 32 | unchecked((uint)stream)))
    {
        // Both numbers fit in one state, and the mixing is a bijection: no two pairs share a stream.
    }

    private RandomSource(ulong state)
    {
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>A number from 0 inclusive to 1 exclusive, of 53 random bits.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 inclusive to a bound exclusive, each as likely as any other.</summary>
    /// <param name="bound">The bound, 1 or more.</param>
    /// <remarks>Lemire: "Fast random integer generation in an interval", 2019: a product instead of a division, and what would be biased is drawn anew.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextBelow(int bound)
    {
        ulong product = unchecked((Next() >> 32) * (uint)bound);
        if ((uint)product < (uint)bound)
        {
            // A copy is lent to the call, so that the state itself can stay in registers.
            RandomSource copy = this;
            product = Unbiased(ref copy, product, (uint)bound);
            this = copy;
        }

        return (int)(product >> 32);
    }

    /// <summary>Apart, so that what is nearly always enough is inlined where it is drawn.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong Unbiased(ref RandomSource source, ulong product, uint range)
    {
        unchecked
        {
            uint biased = (0 - range) % range;
            while ((uint)product < biased)
                product = (source.Next() >> 32) * range;
            return product;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Next()
    {
        unchecked
        {
            ulong result = ulong.RotateLeft(_s1 * 5, 7) * 9;
            ulong shifted = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= shifted;
            _s3 = ulong.RotateLeft(_s3, 45);
            return result;
        }
    }

    private static ulong SplitMix(ref ulong state) => Mix(unchecked(state += 0x9E3779B97F4A7C15));

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
