namespace Digits;

/// <summary>Images of digits: their pixels, image after image, and what each image shows.</summary>
/// <param name="Pixels">Row-major [images][PixelCount], each from 0 (paper) to 1 (ink).</param>
/// <param name="Labels">The digit that each image shows.</param>
internal sealed record DigitImages(float[] Pixels, int[] Labels)
{
    public const int Side = 8;
    public const int PixelCount = Side * Side;
    public const int ClassCount = 10;

    public int Count => Labels.Length;

    public ReadOnlySpan<float> Image(int index) => Pixels.AsSpan(index * PixelCount, PixelCount);

    /// <summary>Copies the images of the given numbers, in that order.</summary>
    public DigitImages Select(ReadOnlySpan<int> indices)
    {
        var selected = new DigitImages(new float[indices.Length * PixelCount], new int[indices.Length]);
        CopyTo(indices, selected.Pixels, selected.Labels);
        return selected;
    }

    /// <summary>Copies the images of the given numbers into memory of the caller's: a mini-batch, without allocating.</summary>
    public void CopyTo(ReadOnlySpan<int> indices, Span<float> pixels, Span<int> labels)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            Image(indices[i]).CopyTo(pixels.Slice(i * PixelCount, PixelCount));
            labels[i] = Labels[indices[i]];
        }
    }
}
