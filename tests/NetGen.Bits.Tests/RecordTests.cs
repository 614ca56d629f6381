namespace NetGen.Bits.Tests;

/// <summary>What is on record, and the list of platforms: without running anything.</summary>
public sealed class RecordTests
{
    private static readonly string[] s_recorded = File.ReadAllLines(Repository.PathOf("tests", "NetGen.BitsProbe", "Hashes.txt"));

    /// <summary>Alone and in a batch, kept and not, single numbers and vectors.</summary>
    [Fact]
    public void A_result_that_is_computed_in_two_ways_has_one_hash_and_no_other_result_has_it()
    {
        var results = s_recorded.Select(line => line.Split(' ')).ToLookup(words => words[0] + " " + words[1], words => words[2]);
        Assert.All(results, result => Assert.Single(result.Distinct()));
        Assert.Equal(results.Count, results.SelectMany(result => result.Distinct()).Distinct().Count());
        string[] twice = ["forward", "backward", "from-outputs", "special-forward", "float", "double"];
        Assert.All(results.Where(result => twice.Contains(result.Key.Split(' ')[1])), result => Assert.InRange(result.Count(), 2, 3));
    }

    /// <summary>The output of its example in src/docs/the-same-bits.md, in a row for each platform.</summary>
    [Fact]
    public void The_page_about_it_shows_what_is_on_record()
    {
        string[] shown = [.. File.ReadLines(Repository.PathOf("src", "docs", "the-same-bits.md")).Where(line => line.EndsWith("` |", StringComparison.Ordinal) && line.Contains("| all |", StringComparison.Ordinal))];
        string output = s_recorded.Single(line => line.StartsWith("TwoLinear output ", StringComparison.Ordinal)).Split(' ')[2];
        Assert.NotEmpty(shown);
        Assert.All(shown, row => Assert.EndsWith($"| `{output}` |", row, StringComparison.Ordinal));
        Assert.Equal(Platforms.All.Count(platform => !platform.IsThorough), shown.Length);
    }

    /// <summary>A platform that would run with what another runs with, by the same settings, shows nothing.</summary>
    [Fact]
    public void No_two_platforms_are_the_same()
    {
        Assert.Equal(Platforms.All.Count, Platforms.All.Select(platform => platform.Name).Distinct().Count());
        Assert.Equal(Platforms.All.Count, Platforms.All.Select(platform => platform.Expected).Distinct().Count());
    }
}
