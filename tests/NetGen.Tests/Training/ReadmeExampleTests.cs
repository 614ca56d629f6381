using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NetGen.Data;
using NetGen.Evaluation;
using NetGen.Testing;
using NetGen.Training;

namespace NetGen.Tests.Training;

[Network(64, 32, 10, Loss = Loss.SoftmaxCE)]
internal sealed partial class DigitNet;

/// <summary>README's training runs as it stands there, and what it writes can be gone on from and loaded.</summary>
public sealed class ReadmeExampleTests : IDisposable
{
    private const string Indent = "        ";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_reads_digits_and_is_what_stands_here()
    {
        File.Copy(Repository.PathOf("samples", "Digits", "Data", "digits.csv"), In("digits.csv"));
        var output = new StringWriter();
        (FitResult fit, ClassificationReport report) = Train(output);
        Assert.True(report.Accuracy > 0.96, report.ToString());
        Assert.Equal("0123456789", string.Concat(report.ClassNames));
        Assert.Equal(StopReason.EarlyStopping, fit.Reason);
        Assert.True(File.Exists(In("digits.ckpt")));
        var loaded = new DigitNet();
        loaded.LoadOnnx(In("digits.onnx"));
        Assert.Equal(report.Accuracy, ClassificationReport.Create(loaded, Csv.Read(In("digits.csv"), new() { Label = "digit" }).Split(0.8, seed: 1).Second).Accuracy);

        Assert.Equal(Readme.Block("fit").TrimEnd().Split('\n'), CodeAsInReadme().Concat(["", "[Network(64, 32, 10, Loss = SoftmaxCE)]", "public partial class DigitNet;"]));
    }

    private (FitResult, ClassificationReport) Train(StringWriter output)
    {
        // README
        SampleSet<float> digits = Csv.Read(In("digits.csv"), new() { Label = "digit" });
        var (rest, test) = digits.Split(0.8, seed: 1);            // each digit's share in both parts

        var net = new DigitNet(seed: 1);
        FitResult fit = net.Fit(rest, new()
        {
            Epochs = 200,
            Optimizer = Optimizer.Adam(3e-3),
            ValidationFraction = 0.1,
            EarlyStopping = new() { Patience = 15 },              // the best epoch's parameters in the end
            CheckpointPath = In("digits.ckpt"),                   // Resume = true goes on from it, to the same bits
        });
        output.WriteLine(fit);

        var report = ClassificationReport.Create(net, test);      // accuracy, precision, recall, F1, confusion, log loss
        output.WriteLine(report);
        net.SaveOnnx(In("digits.onnx"));
        // end
        return (fit, report);
    }

    /// <summary>What stands between the marks, without this test's folder and writer.</summary>
    private static IEnumerable<string> CodeAsInReadme([CallerFilePath] string path = "") => File.ReadLines(path)
        .SkipWhile(line => line != Indent + "// README").Skip(1).TakeWhile(line => line != Indent + "// end")
        .Select(line => Regex.Replace(line, @"In\((""[^""]*"")\)", "$1").Replace("output.", "Console.", StringComparison.Ordinal))
        .Select(line => line.StartsWith(Indent, StringComparison.Ordinal) ? line[Indent.Length..] : line);

    private string In(string name) => _folder.Combine(name);
}
