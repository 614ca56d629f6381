using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Samples.Tests.Digits;

/// <summary>One whole run over the digits that come with the sample.</summary>
public sealed partial class DigitsRunTests(DigitsRunTests.CompletedRun completed) : IClassFixture<DigitsRunTests.CompletedRun>
{
    [Fact]
    public void It_ends_well_and_complains_of_nothing()
    {
        completed.Run.RequireSuccess();
        Assert.Equal("", completed.Run.Errors);
    }

    [Fact]
    public void It_reads_at_least_97_percent_of_the_test_images_rightly()
    {
        Match match = Accuracy().Match(completed.Run.Output);
        Assert.True(match.Success, completed.Run.Output);
        double right = Number(match, "right");
        double images = Number(match, "images");
        Assert.Equal(359, images);
        Assert.InRange(right / images, 0.97, 1.0);
        Assert.Equal(100 * right / images, Number(match, "percent"), tolerance: 0.005);
    }

    [Fact]
    public void The_readme_quotes_it()
        => Assert.StartsWith(Readme.Block("digits").Trim(), Accuracy().Match(completed.Run.Output).Value);

    [Fact]
    public void The_readme_quotes_its_source()
        => Assert.Contains(TrimLines(Readme.Block("digits training")), TrimLines(File.ReadAllText(Repository.PathOf("samples/Digits/Program.cs"))));

    /// <summary>The bits of the trained parameters do not depend on the vectors that the processor has, 512, 256 or 128 bits wide, or none.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Narrower_vectors_train_the_same_bits(string switchedOff)
    {
        using var folder = new TemporaryFolder();
        string parametersFile = folder.Combine("digits.safetensors");
        var settings = new Dictionary<string, string> { [switchedOff] = "0" };
        ProgramRun run = await DigitsProgram.RunAsync(settings, DigitsProgram.DataFile, parametersFile);
        run.RequireSuccess();
        Assert.Equal(File.ReadAllBytes(completed.ParametersFile), File.ReadAllBytes(parametersFile));
    }

    [Fact]
    public void It_takes_less_than_a_minute()
        => Assert.InRange(completed.Duration, TimeSpan.Zero, TimeSpan.FromMinutes(1));

    [Fact]
    public void Each_epoch_is_one_plain_line_and_the_loss_falls()
    {
        Match[] epochs = Epoch().Matches(completed.Run.Output).ToArray();
        Assert.Equal(Enumerable.Range(1, epochs.Length), epochs.Select(epoch => (int)Number(epoch, "number")));
        Assert.True(epochs.Length > 1, completed.Run.Output);
        Assert.True(Number(epochs[^1], "loss") < Number(epochs[0], "loss") / 10, completed.Run.Output);
    }

    [Fact]
    public void Redirected_output_has_no_terminal_codes()
    {
        Assert.DoesNotContain(completed.Run.Output, character => char.IsControl(character) && character is not ('\r' or '\n'));
        Assert.DoesNotContain('\uFEFF', completed.Run.Output);
    }

    [Fact]
    public void The_confusion_matrix_counts_every_test_image()
    {
        string[] lines = completed.Run.Output.ReplaceLineEndings("\n").Split('\n');
        int start = Array.FindIndex(lines, line => line.StartsWith("confusion matrix", StringComparison.Ordinal)) + 3;
        int[][] counts = [.. lines[start..(start + 10)]
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])
            .Select(cells => cells.Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        Assert.All(counts, row => Assert.Equal(10, row.Length));
        Assert.Equal(359, counts.Sum(row => row.Sum()));
        Assert.Equal(Number(Accuracy().Match(completed.Run.Output), "right"), Enumerable.Range(0, 10).Sum(digit => counts[digit][digit]));
    }

    [Fact]
    public void Misread_digits_are_drawn()
    {
        Assert.Contains("misread digits:", completed.Run.Output);
        Assert.Contains("██", completed.Run.Output);
        Assert.Matches(@"a \d read as \d", completed.Run.Output);
    }

    [Fact]
    public void The_saved_network_is_loaded_and_predicts_the_same()
    {
        Assert.True(File.Exists(completed.ParametersFile));
        Assert.Contains("all 3590 predictions are the same, bit for bit", completed.Run.Output);
    }

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string TrimLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));

    [GeneratedRegex(@"^Test accuracy (?<percent>[\d.]+) %: (?<right>\d+) of (?<images>\d+) read rightly", RegexOptions.Multiline)]
    private static partial Regex Accuracy();

    [GeneratedRegex(@"^epoch (?<number>\d+): loss (?<loss>[\d.]+), validation loss [\d.]+, learning rate 0\.01(, best so far)?\r?$", RegexOptions.Multiline)]
    private static partial Regex Epoch();

    /// <summary>The run that all tests of this class look at.</summary>
    public sealed class CompletedRun : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        internal ProgramRun Run { get; private set; } = null!;

        internal TimeSpan Duration { get; private set; }

        internal string ParametersFile => _folder.Combine("digits.safetensors");

        public async Task InitializeAsync()
        {
            var watch = Stopwatch.StartNew();
            Run = await DigitsProgram.RunAsync(DigitsProgram.DataFile, ParametersFile);
            Duration = watch.Elapsed;
        }

        public Task DisposeAsync()
        {
            _folder.Dispose();
            return Task.CompletedTask;
        }
    }
}
