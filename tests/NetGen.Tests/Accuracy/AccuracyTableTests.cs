using NetGen.Testing;

namespace NetGen.Tests.Accuracy;

/// <summary>README's tables of accuracy are what is computed; where they are not, the test prints what belongs there.</summary>
public sealed class AccuracyTableTests
{
    /// <summary>The functions that users compare libraries by; the others are in the long table.</summary>
    private static readonly string[] s_functions = ["Exp", "Expm1", "Log", "Log1p", "Tanh", "Sigmoid", "Softplus", "Erf"];

    [Theory]
    [InlineData(Precision.Single, "accuracy in float")]
    [InlineData(Precision.Double, "accuracy in double")]
    public void The_readme_has_what_is_computed(Precision precision, string block)
    {
        string computed = AccuracyTable.Of(precision);
        Assert.True(computed == Readme.Table(block), $"README.md's table '{block}' is not what is computed. It should be:\n{computed}");
    }

    /// <summary>A walk through all floats takes minutes per function and is a measurement, not a test; the README quotes it.</summary>
    [Fact]
    public void The_readme_quotes_the_measured_maxima_of_the_elementary_functions()
    {
        string[][] measured = [.. Rows(File.ReadAllText(Repository.PathOf("tests", "NetGen.Benchmarks", "README.md")).ReplaceLineEndings("\n"))];
        string quoted = "| function | largest error (ulp) | at | floats walked |\n| --- | ---: | ---: | ---: |\n"
            + string.Concat(s_functions.Select(function => $"| {string.Join(" | ", measured.Single(row => row[0] == function)[..4])} |\n"));
        Assert.True(quoted == Readme.Table("elementary functions"), $"README.md's table 'elementary functions' is not what was measured. It should be:\n{quoted}");
    }

    private static IEnumerable<string[]> Rows(string text) =>
        text.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
}
