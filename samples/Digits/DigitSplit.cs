namespace Digits;

/// <summary>Images to learn from, and images that the network never sees while it learns: one in five.</summary>
internal sealed record DigitSplit(DigitImages Training, DigitImages Test)
{
    private const int TestShare = 5;

    /// <exception cref="DigitFileException">There are too few images to take one in five away.</exception>
    public static DigitSplit Create(DigitImages images, ulong seed, string path)
    {
        if (images.Count < TestShare)
            throw new DigitFileException($"{path}: {images.Count} rows of digits; needed are at least {TestShare}, as one in {TestShare} is kept for the test.");

        int[] order = [.. Enumerable.Range(0, images.Count)];
        new Shuffle(seed).Apply(order);
        int testCount = images.Count / TestShare;
        return new DigitSplit(images.Select(order.AsSpan(testCount)), images.Select(order.AsSpan(0, testCount)));
    }
}
