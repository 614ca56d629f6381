using System.Diagnostics;
using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Digits;

/// <summary>Trains a network on handwritten digits, shows how well it reads them, saves it and loads it again.</summary>
internal static class Program
{
    private const string Usage = "usage: Digits [file of digits.csv form] [file to save the parameters to]";
    private const ulong SplitSeed = 1;
    private const ulong OrderSeed = 2;
    private const int NetworkSeed = 3;
    private const int MisreadShown = 4;

    private static int Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (arguments.Length > 2 || arguments.Any(argument => argument.StartsWith('-')))
        {
            Console.Error.WriteLine(Usage);
            return 1;
        }

        try
        {
            Run(
                arguments.ElementAtOrDefault(0) ?? Path.Combine(AppContext.BaseDirectory, "Data", "digits.csv"),
                arguments.ElementAtOrDefault(1) ?? Path.Combine(AppContext.BaseDirectory, "digits.safetensors"));
            return 0;
        }
        catch (DigitFileException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static void Run(string digitsPath, string parametersPath)
    {
        var digits = DigitSplit.Create(DigitFile.Read(digitsPath), SplitSeed, digitsPath);
        var network = new DigitsNetwork(NetworkSeed);
        IDisplay display = ChooseDisplay();
        Console.WriteLine($"Network {DigitsNetwork.Description.Shape}, {DigitsNetwork.ParameterCount} parameters.");
        Console.WriteLine($"{digits.Training.Count} images to learn from, {digits.Test.Count} to test with.");

        var watch = Stopwatch.StartNew();
        display.ShowEpochs(new Training(network, digits, OrderSeed).Run());
        watch.Stop();

        var evaluation = Evaluation.Create(network, digits.Test);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Test accuracy {100 * evaluation.Accuracy:F2} %: {evaluation.RightCount} of {evaluation.ImageCount} read rightly, after {watch.Elapsed.TotalSeconds:F2} s of training."));
        Console.WriteLine();
        display.ShowConfusion(evaluation);
        ShowMisread(digits.Test, evaluation);
        SaveAndCompare(network, digits.Test, parametersPath);
    }

    private static IDisplay ChooseDisplay()
        => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi
            ? new LiveDisplay(AnsiConsole.Console)
            : new PlainDisplay(Console.Out);

    private static void ShowMisread(DigitImages images, Evaluation evaluation)
    {
        Misreading[] shown = [.. evaluation.Misread.Take(MisreadShown)];
        if (shown.Length == 0)
            return;
        Console.WriteLine();
        Console.WriteLine($"{shown.Length} of {evaluation.Misread.Count} misread digits:");
        Console.Write(DigitDrawing.Draw(images, shown));
    }

    private static void SaveAndCompare(DigitsNetwork network, DigitImages images, string path)
    {
        DigitsNetwork loaded = SavedNetwork.SaveAndLoad(network, path);
        int differences = SavedNetwork.CountDifferences(network, loaded, images);
        if (differences > 0)
            throw new DigitFileException($"{path}: the loaded network differs from the saved one in {differences} predictions; needed is none.");
        Console.WriteLine();
        Console.WriteLine($"Saved to {path} and loaded again: all {images.Count * DigitsNetwork.OutputSize} predictions are the same, bit for bit.");
    }
}
