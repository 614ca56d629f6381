using System.Numerics;

namespace NetGen.Generator.Tests.Planning.Interpreting;

/// <summary>Numbers for comparisons of bits.</summary>
internal static class InterpretedData
{
    /// <summary>Every so many numbers one is a zero of either sign, or so small that its products underflow.</summary>
    private const int Special = 7;

    /// <summary>Numbers from -1 to 1 whose bits do not depend on any library: a linear congruential generator (Knuth's MMIX).</summary>
    /// <param name="seed">Where it starts.</param>
    /// <param name="count">How many.</param>
    public static T[] Numbers<T>(ulong seed, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] special = [T.Zero, T.NegativeZero, T.Epsilon, -T.Epsilon];
        var numbers = new T[count];
        ulong state = seed;
        for (int index = 0; index < count; index++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            numbers[index] = index % Special == Special - 1 ? special[(state >> 40) % 4] : T.CreateChecked((int)(state >> 40) - (1 << 23)) / T.CreateChecked(1 << 23);
        }

        return numbers;
    }

    /// <summary>The same samples; a number of every third is NaN or infinite.</summary>
    public static T[] WithoutEnd<T>(T[] samples, int inputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] special = [T.NaN, T.PositiveInfinity, T.NegativeInfinity];
        var result = (T[])samples.Clone();
        for (int sample = 1; sample < result.Length / inputSize; sample += 3)
            result[sample * inputSize + sample % inputSize] = special[sample / 3 % special.Length];
        return result;
    }

    /// <summary>Samples whose products are all too small to be anything but zeros of either sign.</summary>
    public static T[] Tiny<T>(T[] samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(samples, number => T.CopySign(T.Epsilon, number));
}
