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
        await RequireErrorAsync(path, $"Could not find file '{path}'");
    }

    [Fact]
    public Task A_folder_is_not_a_file() => RequireErrorAsync(_folder.Path, $"{_folder.Path}: this is a folder; a file is needed.");

    [Fact]
    public Task An_empty_file_is_named() => RequireErrorAsync(lines => [], "there is nothing in it, and it needs a header and rows of data");

    [Fact]
    public Task A_header_alone_is_not_enough() => RequireErrorAsync(lines => lines[..1], "there are no rows of data after the header");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task Digits_too_few_are_counted(int count)
        => RequireErrorAsync(lines => lines[..(1 + count)], $"the number of digits is {count}; at least 3 are needed");

    [Fact]
    public async Task Three_digits_are_enough()
    {
        string path = _folder.Write("three.csv", string.Concat(File.ReadLines(DigitsProgram.DataFile).Take(4).Select(line => line + "\n")));
        ProgramRun run = await DigitsProgram.RunAsync(path, _folder.Combine("three.safetensors"));
        run.RequireSuccess();
        Assert.Contains("2 images to learn from, 1 to test with.", run.Output);
    }

    [Fact]
    public Task A_missing_header_is_noticed()
        => RequireErrorAsync(lines => lines[1..], " line 1: the columns 1 and 2 of the header are both called '0', and each needs a name of its own");

    [Fact]
    public Task A_file_without_a_pixel_is_noticed()
        => RequireErrorAsync(lines => [.. lines.Select(text => text[(text.IndexOf(',') + 1)..])], " line 1: there is no column 'p00'");

    [Fact]
    public Task A_file_without_digits_is_noticed()
        => RequireErrorAsync(lines => [.. lines.Select(text => text[..text.LastIndexOf(',')])], " line 1: there is no column 'digit'");

    [Fact]
    public Task A_row_with_a_column_too_few_is_named()
        => RequireErrorAsync(lines => Edit(lines, line: 9, text => text[(text.IndexOf(',') + 1)..]), " line 9: there are 64 fields, and 65 are needed");

    [Fact]
    public Task A_row_with_a_column_too_many_is_named()
        => RequireErrorAsync(lines => Edit(lines, line: 12, text => text + ",0"), " line 12: there are 66 fields, and 65 are needed");

    [Fact]
    public Task Empty_lines_count_as_lines()
        => RequireErrorAsync(lines => ["", .. Edit(lines, line: 9, text => text + ",0")], " line 10: there are 66 fields");

    [Fact]
    public Task Empty_lines_count_as_lines_for_pixels_too()
        => RequireErrorAsync(
            lines => ["", .. lines[..3], " ", .. Edit(lines, line: 9, text => "17" + text[text.IndexOf(',')..])[3..]],
            " line 11, column p00: '17' is no pixel; a whole number from 0 to 16 is needed");

    [Theory]
    [InlineData("ink")]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("'1'")]
    public Task A_pixel_that_is_no_number_is_named(string pixel)
        => RequireErrorAsync(
            lines => Edit(lines, line: 7, text => pixel + text[text.IndexOf(',')..]),
            $" line 7, column p00: '{pixel}' is no");

    [Theory]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("17")]
    public Task A_number_that_is_no_pixel_is_named(string pixel)
        => RequireErrorAsync(
            lines => Edit(lines, line: 7, text => pixel + text[text.IndexOf(',')..]),
            $" line 7, column p00: '{pixel}' is no pixel; a whole number from 0 to 16 is needed");

    [Fact]
    public Task A_quote_that_is_never_closed_is_named()
        => RequireErrorAsync(lines => Edit(lines, line: 7, text => "\"" + text), " line 7: a quote is opened here and never closed");

    [Theory]
    [InlineData("ten")]
    [InlineData("10")]
    [InlineData("")]
    public Task A_digit_that_is_none_is_named(string digit)
        => RequireErrorAsync(
            lines => Edit(lines, line: 1798, text => text[..(text.LastIndexOf(',') + 1)] + digit),
            $" line 1798, column digit: '{digit}' is not a class; the classes are 0, 1, 2, 3, 4, 5, 6, 7, 8, 9");

    [Fact]
    public async Task Parameters_that_cannot_be_saved_are_an_error()
    {
        string path = _folder.Combine("missing folder", "digits.safetensors");
        ProgramRun run = await DigitsProgram.RunAsync(DigitsProgram.DataFile, path);
        RequireOneLine(run, $"nothing was saved to '{path}'");
    }

    [Fact]
    public async Task Arguments_too_many_get_the_usage()
        => RequireOneLine(await DigitsProgram.RunAsync("a", "b", "c"), "usage: Digits");

    [Fact]
    public async Task An_empty_argument_gets_the_usage()
        => RequireOneLine(await DigitsProgram.RunAsync(""), "usage: Digits");

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
