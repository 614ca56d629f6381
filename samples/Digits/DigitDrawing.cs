using System.Text;
using NetGen.Data;

namespace Digits;

/// <summary>Draws images in the terminal, side by side, in block characters.</summary>
internal static class DigitDrawing
{
    private const string Shades = " ░▒▓█";
    private const string Gap = "   ";

    // A character is about twice as high as it is wide: two of them make a square pixel.
    private const int PixelWidth = 2;
    private const int ImageWidth = DigitsNetwork.Side * PixelWidth;

    /// <summary>The images, and under each what it shows and what the network takes it for.</summary>
    public static string Draw(SampleSet<float> images, DigitsNetwork network)
    {
        var text = new StringBuilder();
        int[] all = [.. Enumerable.Range(0, images.Count)];
        for (int row = 0; row < DigitsNetwork.Side; row++)
            AppendLine(text, all.Select(image => PixelRow(images.GetInputs(image), row)));
        AppendLine(text, all.Select(image => $"a {images.GetLabel(image)} read as {network.Classify(images.GetInputs(image))}".PadRight(ImageWidth)));
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> parts)
        => text.Append(string.Join(Gap, parts).TrimEnd()).Append('\n');

    private static string PixelRow(ReadOnlySpan<float> image, int row)
    {
        var text = new StringBuilder(ImageWidth);
        foreach (float pixel in image.Slice(row * DigitsNetwork.Side, DigitsNetwork.Side))
            text.Append(Shades[(int)MathF.Round(pixel * (Shades.Length - 1))], PixelWidth);
        return text.ToString();
    }
}
