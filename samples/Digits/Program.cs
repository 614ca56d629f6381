using System.Globalization;
using System.Text;
using NetGen.Data;
using NetGen.Evaluation;
using NetGen.Training;
using Spectre.Console;

namespace Digits;

/// <summary>Trains a network on handwritten digits, shows how well it reads them, saves it and loads it again.</summary>
internal static class Program
{
    private const string Usage = "usage: Digits [file of digits.csv form] [file to save the parameters to]";
    private const int MisreadShown = 4;

    private static int Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (arguments.Length > 2 || arguments.Any(argument => argument is "" or ['-', ..]))
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
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static void Run(string digitsPath, string parametersPath)
    {
        var (training, test) = DigitFile.Read(digitsPath).Split(0.8, seed: 1);
        var network = new DigitsNetwork(seed: 3);
        var options = new FitOptions { LearningRate = 0.01, ValidationFraction = 0.1, EarlyStopping = new(), Seed = 2 };
        FitResult Train(IProgress<EpochReport> progress) => network.Fit(training, options, progress: progress);

        Console.WriteLine($"Network {DigitsNetwork.Description.Shape}, {DigitsNetwork.ParameterCount} parameters.");
        Console.WriteLine($"{training.Count} images to learn from, {test.Count} to test with.");
        bool isLive = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;
        FitResult fit = isLive ? LiveDisplay.Show(AnsiConsole.Console, Train) : Train(new ConsoleProgress(Console.Out, isRedrawn: false));
        Console.WriteLine(fit);

        var report = ClassificationReport.Create(network, test);
        ReadOnlySpan<int> misread = report.Misclassified;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Test accuracy {100 * report.Accuracy:F2} %: {test.Count - misread.Length} of {test.Count} read rightly, after {fit.Elapsed.TotalSeconds:F2} s of training."));
        Console.WriteLine();
        if (isLive)
            LiveDisplay.Show(AnsiConsole.Console, report);
        else
            Console.Write(report);
        if (misread.Length > 0)
        {
            SampleSet<float> shown = test.Select(misread[..Math.Min(misread.Length, MisreadShown)]);
            Console.WriteLine($"\n{shown.Count} of {misread.Length} misread digits:");
            Console.Write(DigitDrawing.Draw(shown, network));
        }

        SaveAndCompare(network, test, parametersPath);
    }

    private static void SaveAndCompare(DigitsNetwork network, SampleSet<float> images, string path)
    {
        DigitsNetwork loaded = SavedNetwork.SaveAndLoad(network, path);
        int differences = SavedNetwork.CountDifferences(network, loaded, images);
        if (differences > 0)
            throw new InvalidDataException($"{path}: the loaded network differs from the saved one in {differences} predictions; needed is none.");
        Console.WriteLine($"\nSaved to {path} and loaded again: all {images.Count * DigitsNetwork.OutputSize} predictions are the same, bit for bit.");
    }
}
