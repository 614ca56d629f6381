using System.Text;

namespace Digits;

/// <summary>Draws images in the terminal, side by side, in block characters.</summary>
internal static class DigitDrawing
{
    private const string Shades = " ░▒▓█";
    private const string Gap = "   ";

    // A character is about twice as high as it is wide: two of them make a square pixel.
    private const int PixelWidth = 2;
    private const int ImageWidth = DigitImages.Side * PixelWidth;

    public static string Draw(DigitImages images, IReadOnlyList<Misreading> misread)
    {
        var text = new StringBuilder();
        for (int row = 0; row < DigitImages.Side; row++)
            AppendLine(text, misread.Select(misreading => PixelRow(images.Image(misreading.Image), row)));
        AppendLine(text, misread.Select(misreading => $"a {misreading.Digit} read as {misreading.ReadAs}".PadRight(ImageWidth)));
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> parts)
        => text.Append(string.Join(Gap, parts).TrimEnd()).Append('\n');

    private static string PixelRow(ReadOnlySpan<float> image, int row)
    {
        var text = new StringBuilder(ImageWidth);
        foreach (float pixel in image.Slice(row * DigitImages.Side, DigitImages.Side))
            text.Append(Shades[(int)MathF.Round(pixel * (Shades.Length - 1))], PixelWidth);
        return text.ToString();
    }
}
