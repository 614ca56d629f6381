namespace Digits;

/// <summary>
/// Puts numbers into a random order that depends on the seed alone, for ever: the split of the data and the figures in the
/// README must not change with a version of .NET.
/// </summary>
/// <remarks>
/// The order is that of Fisher and Yates (Durstenfeld's form); the random numbers are SplitMix64: G. L. Steele, D. Lea,
/// C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
/// </remarks>
internal sealed class Shuffle(ulong seed)
{
    private ulong _state = seed;

    public void Apply(Span<int> numbers)
    {
        for (int last = numbers.Length - 1; last > 0; last--)
        {
            int other = NextBelow(last + 1);
            (numbers[last], numbers[other]) = (numbers[other], numbers[last]);
        }
    }

    /// <summary>The high half of random * bound: even to within bound / 2^64.</summary>
    private int NextBelow(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
