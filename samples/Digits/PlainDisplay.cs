using System.Globalization;

namespace Digits;

/// <summary>Plain lines, for a file, a pipe or a log.</summary>
internal sealed class PlainDisplay(TextWriter output) : IDisplay
{
    public void ShowEpochs(IEnumerable<Epoch> epochs)
    {
        foreach (Epoch epoch in epochs)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {epoch.Number,2} of {Training.EpochCount}: loss {epoch.Loss:F4}, test accuracy {100 * epoch.TestAccuracy:F2} %"));
        }
    }

    public void ShowConfusion(Evaluation evaluation)
    {
        output.WriteLine("Confusion matrix: a row for each digit, a column for what it was read as.");
        output.WriteLine("    " + string.Concat(Enumerable.Range(0, DigitImages.ClassCount).Select(readAs => $"{readAs,4}")));
        for (int digit = 0; digit < DigitImages.ClassCount; digit++)
        {
            IEnumerable<string> counts = Enumerable.Range(0, DigitImages.ClassCount).Select(readAs => Cell(evaluation.Count(digit, readAs)));
            output.WriteLine($"{digit,4}" + string.Concat(counts));
        }
    }

    private static string Cell(int count) => count == 0 ? "   ." : $"{count,4}";
}
