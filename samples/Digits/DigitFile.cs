using NetGen.Data;

namespace Digits;

/// <summary>Reads a file of digit images: 64 columns of pixels from 0 to 16, p00 to p77 by row and column, and the digit.</summary>
internal static class DigitFile
{
    private const int Ink = 16;

    // All that the network needs is named, so that a file that lacks a pixel or has an eleventh digit is an error with its line. A pixel that
    // is missing is none at all: no text stands for it.
    private static readonly CsvOptions Options = new()
    {
        Label = "digit",
        ClassNames = [.. Enumerable.Range(0, DigitsNetwork.OutputSize).Select(digit => $"{digit}")],
        Columns = [.. Enumerable.Range(0, DigitsNetwork.InputSize).Select(pixel => $"p{pixel / DigitsNetwork.Side}{pixel % DigitsNetwork.Side}")],
        MissingTexts = [],
        Separator = ',',
    };

    /// <summary>Reads all images and scales their pixels to [0, 1].</summary>
    /// <exception cref="InvalidDataException">The file is not of this form; the message says where.</exception>
    /// <exception cref="IOException">The file is missing or unreadable.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SampleSet<float> Read(string path)
    {
        SampleSet<float> images = Csv.Read(path, Options);
        if (images.Count < 3)
            throw new InvalidDataException($"{path}: the number of digits is {images.Count}; at least 3 are needed, to learn from, to validate and to test with.");

        int[] rows = [.. Enumerable.Range(0, images.Count)];
        var pixels = new float[images.Count * images.InputSize];
        var labels = new int[images.Count];
        images.CopyRows(rows, pixels, targets: default);
        images.CopyLabels(rows, labels);
        for (int i = 0; i < pixels.Length; i++)
        {
            if (!float.IsInteger(pixels[i]) || pixels[i] is < 0 or > Ink)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{path} line {LineOf(path, i / images.InputSize)}, column {images.ColumnNames[i % images.InputSize]}: '{pixels[i]}' is no pixel; a whole number from 0 to {Ink} is needed."));
            }

            pixels[i] /= Ink;
        }

        return SampleSet.Create(pixels, images.InputSize, labels, images.ClassCount);
    }

    // Samples do not know their lines, and the file may have empty ones, which are no samples.
    private static int LineOf(string path, int image)
        => File.ReadLines(path).Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)).ElementAt(1 + image).Index + 1;
}
