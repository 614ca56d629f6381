namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Judges two lengths that are multiples of one unknown number n.</summary>
internal static class RowProducts
{
    /// <summary>More candidates than this are not tried; then nothing is certain.</summary>
    private const long MostCandidates = 1 << 10;

    private const long Modulus = 1L << 32;

    /// <summary>
    /// Whether there is an n with which both arguments have rows for the same number of samples, one or more. With lengths a n and
    /// b n and rows of p and q: a n = k p and b n = k q, modulo 2^32 where the products may wrap round, so (a q - b p) n = 0.
    /// </summary>
    public static bool CanAgree(CallArgument one, CallArgument other)
    {
        (Extent a, long p) = (one.Extent, one.Need.Size);
        (Extent b, long q) = (other.Extent, other.Need.Size);
        long difference = a.Factor * q - b.Factor * p;
        if (difference == 0)
            return true;
        if (!a.MayWrap && !b.MayWrap)
            return false;

        // Then n is a multiple of 2^32 / the power of two in the difference.
        long candidates = difference & -difference;
        if (candidates > MostCandidates)
            return true;
        for (long candidate = 1; candidate < candidates; candidate++)
        {
            long n = candidate * (Modulus / candidates);
            long length = Wrapped(a.Factor, n);
            if (length is > 0 and <= int.MaxValue && length % p == 0 && Wrapped(b.Factor, n) == length / p * q)
                return true;
        }

        return false;
    }

    private static long Wrapped(long factor, long n) => unchecked((uint)((ulong)factor * (ulong)n));
}
