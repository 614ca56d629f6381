namespace NetGen.Data;

/// <summary>How many samples of each class go into the first of two parts.</summary>
internal static class ClassShares
{
    /// <summary>
    /// Shares by largest remainders: each class has total * count / all, rounded so that the sum is the total. Where a rounded share would leave
    /// one part without a class that has a sample for each, the share gives way; the only sample of a class goes to the larger part.
    /// </summary>
    /// <param name="classCounts">The samples of each class.</param>
    /// <param name="total">How many samples the first part has.</param>
    /// <returns>How many of each class it has.</returns>
    public static int[] Of(ReadOnlySpan<int> classCounts, int total)
    {
        long all = 0;
        foreach (int count in classCounts)
            all += count;

        bool isFirstLarger = 2L * total >= all;
        var least = new int[classCounts.Length];
        var most = new int[classCounts.Length];
        long leastTotal = 0;
        long mostTotal = 0;
        for (int label = 0; label < least.Length; label++)
        {
            int count = classCounts[label];
            least[label] = count > 1 ? 1 : isFirstLarger ? count : 0;
            most[label] = count > 1 ? count - 1 : least[label];
            leastTotal += least[label];
            mostTotal += most[label];
        }

        // A part may be smaller than the number of classes, and what cannot be kept to is dropped as a whole: any class, then, has its rounded share.
        if (total < leastTotal || total > mostTotal)
        {
            Array.Clear(least);
            classCounts.CopyTo(most);
        }

        return Round(classCounts, total, all, least, most);
    }

    private static int[] Round(ReadOnlySpan<int> classCounts, int total, long all, int[] least, int[] most)
    {
        var shares = new int[classCounts.Length];
        int sum = 0;
        for (int label = 0; label < shares.Length; label++)
        {
            shares[label] = Math.Clamp((int)((long)total * classCounts[label] / all), least[label], most[label]);
            sum += shares[label];
        }

        for (; sum < total; sum++)
            shares[FarthestBelow(classCounts, total, all, shares, most)]++;
        for (; sum > total; sum--)
            shares[FarthestAbove(classCounts, total, all, shares, least)]--;
        return shares;
    }

    // In whole numbers, total * count - share * all, so that no rounding decides; of equals the first one.
    private static int FarthestBelow(ReadOnlySpan<int> classCounts, int total, long all, int[] shares, int[] most)
    {
        int found = -1;
        long largest = 0;
        for (int label = 0; label < shares.Length; label++)
        {
            long missing = (long)total * classCounts[label] - shares[label] * all;
            if (shares[label] < most[label] && (found < 0 || missing > largest))
                (found, largest) = (label, missing);
        }

        return found;
    }

    private static int FarthestAbove(ReadOnlySpan<int> classCounts, int total, long all, int[] shares, int[] least)
    {
        int found = -1;
        long smallest = 0;
        for (int label = 0; label < shares.Length; label++)
        {
            long missing = (long)total * classCounts[label] - shares[label] * all;
            if (shares[label] > least[label] && (found < 0 || missing < smallest))
                (found, smallest) = (label, missing);
        }

        return found;
    }
}
