namespace Digits;

/// <summary>How a network reads a set of images: the digit it takes each for.</summary>
internal sealed class Evaluation
{
    private readonly int[,] _counts = new int[DigitImages.ClassCount, DigitImages.ClassCount];
    private readonly List<Misreading> _misread = [];

    private Evaluation(int imageCount) => ImageCount = imageCount;

    public int ImageCount { get; }

    public int RightCount => ImageCount - _misread.Count;

    public double Accuracy => (double)RightCount / ImageCount;

    public IReadOnlyList<Misreading> Misread => _misread;

    /// <summary>The number of images of a digit that were read as another, or as itself.</summary>
    public int Count(int digit, int readAs) => _counts[digit, readAs];

    public static Evaluation Create(DigitsNetwork network, DigitImages images)
    {
        var evaluation = new Evaluation(images.Count);
        for (int image = 0; image < images.Count; image++)
        {
            int digit = images.Labels[image];
            int readAs = network.Classify(images.Image(image));
            evaluation._counts[digit, readAs]++;
            if (readAs != digit)
                evaluation._misread.Add(new Misreading(image, digit, readAs));
        }

        return evaluation;
    }
}
