namespace NetGen.Samples.Tests.Digits;

/// <summary>Files that are missing or broken: one clear line on the error output, exit code 1, and no training.</summary>
public sealed class DigitsErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file_is_named()
    {
        string path = _folder.Combine("missing.csv");
        await RequireErrorAsync(path, $"{path}: there is no such file");
    }

    [Fact]
    public Task A_folder_is_not_a_file() => RequireErrorAsync(_folder.Path, $"{_folder.Path}: the file cannot be read");

    [Fact]
    public Task An_empty_file_is_named() => RequireErrorAsync(lines => [], "the file is empty");

    [Fact]
    public Task A_header_alone_is_not_enough() => RequireErrorAsync(lines => lines[..1], "0 rows of digits; needed are at least 5");

    [Fact]
    public Task A_missing_header_is_noticed() => RequireErrorAsync(lines => lines[1..], ", line 1: the last column is headed '0'");

    [Fact]
    public Task A_row_with_a_column_too_few_is_named()
        => RequireErrorAsync(lines => Edit(lines, line: 9, text => text[(text.IndexOf(',') + 1)..]), ", line 9: got 64 columns; needed are 65");

    [Fact]
    public Task A_row_with_a_column_too_many_is_named()
        => RequireErrorAsync(lines => Edit(lines, line: 12, text => text + ",0"), ", line 12: got 66 columns; needed are 65");

    [Fact]
    public Task Empty_lines_count_as_lines()
        => RequireErrorAsync(lines => ["", .. Edit(lines, line: 9, text => text + ",0")], ", line 10: got 66 columns");

    [Theory]
    [InlineData("ink", "p00", "16")]
    [InlineData("", "p00", "16")]
    [InlineData("1.5", "p00", "16")]
    [InlineData("-1", "p00", "16")]
    [InlineData("17", "p00", "16")]
    [InlineData("\"1\"", "p00", "16")]
    public Task A_pixel_that_is_no_number_from_0_to_16_is_named(string pixel, string column, string largest)
        => RequireErrorAsync(
            lines => Edit(lines, line: 7, text => pixel + text[text.IndexOf(',')..]),
            $", line 7, column '{column}': got '{pixel}'; needed is a whole number from 0 to {largest}");

    [Theory]
    [InlineData("ten")]
    [InlineData("10")]
    public Task A_digit_that_is_none_is_named(string digit)
        => RequireErrorAsync(
            lines => Edit(lines, line: 1798, text => text[..(text.LastIndexOf(',') + 1)] + digit),
            $", line 1798, column 'digit': got '{digit}'; needed is a whole number from 0 to 9");

    [Fact]
    public async Task Parameters_that_cannot_be_saved_are_an_error()
    {
        string path = _folder.Combine("missing folder", "digits.safetensors");
        ProgramRun run = await DigitsProgram.RunAsync(DigitsProgram.DataFile, path);
        RequireOneLine(run, $"{path}: the parameters cannot be saved and loaded");
    }

    [Fact]
    public async Task Arguments_too_many_get_the_usage()
        => RequireOneLine(await DigitsProgram.RunAsync("a", "b", "c"), "usage: Digits");

    private static string[] Edit(string[] lines, int line, Func<string, string> change)
    {
        string[] edited = [.. lines];
        edited[line - 1] = change(edited[line - 1]);
        return edited;
    }

    private Task RequireErrorAsync(Func<string[], string[]> change, string message)
    {
        string[] lines = File.ReadAllLines(DigitsProgram.DataFile);
        string path = _folder.Write("broken.csv", string.Concat(change(lines).Select(line => line + "\n")));
        return RequireErrorAsync(path, message);
    }

    private static async Task RequireErrorAsync(string path, string message)
    {
        ProgramRun run = await DigitsProgram.RunAsync(path);
        RequireOneLine(run, message);
        Assert.Contains(path, run.Errors);
        Assert.Equal("", run.Output);
    }

    private static void RequireOneLine(ProgramRun run, string message)
    {
        Assert.Contains(message, run.Errors);
        Assert.Single(run.Errors.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        Assert.Equal(1, run.ExitCode);
    }
}
