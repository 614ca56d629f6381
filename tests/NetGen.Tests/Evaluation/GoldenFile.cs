using System.Text.Json;
using NetGen.Evaluation;

namespace NetGen.Tests.Evaluation;

/// <summary>The reference cases of a report, which Golden/make_golden.py wrote with scikit-learn. A field that a record does not know fails the reading.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyDictionary<string, TCase> Read<TCase>(string name)
        where TCase : GoldenReport
        => JsonSerializer.Deserialize<TCase[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Evaluation", "Golden", name + ".json")), s_options)!
            .ToDictionary(read => read.Name);
}

/// <summary>A reference case.</summary>
internal abstract record GoldenReport
{
    public required string Name { get; init; }
}

/// <summary>A reference case with precision, recall and F1 of several classes or labels; an average is the three of them.</summary>
internal abstract record GoldenScores : GoldenReport
{
    public required double?[] Precision { get; init; }

    public required double?[] Recall { get; init; }

    public required double?[] F1 { get; init; }

    public required long[] Support { get; init; }

    public required double?[] Micro { get; init; }

    public required double?[] Macro { get; init; }

    public required double?[] Weighted { get; init; }

    /// <summary>The text of scikit-learn's report, where it has the same lines.</summary>
    public string? Text { get; init; }

    public void AssertAgrees(ReadOnlySpan<ClassScores> scores, ClassScores micro, ClassScores macro, ClassScores weighted)
    {
        Agreement.AssertScores("precision", Precision, [.. scores.ToArray().Select(score => score.Precision)]);
        Agreement.AssertScores("recall", Recall, [.. scores.ToArray().Select(score => score.Recall)]);
        Agreement.AssertScores("F1", F1, [.. scores.ToArray().Select(score => score.F1)]);
        Assert.Equal(Support, scores.ToArray().Select(score => score.Support));
        AssertAverage("micro", Micro, micro);
        AssertAverage("macro", Macro, macro);
        AssertAverage("weighted", Weighted, weighted);
    }

    public void AssertAverage(string name, double?[] expected, ClassScores actual)
    {
        Agreement.AssertScores(name, expected, [actual.Precision, actual.Recall, actual.F1]);
        Assert.Equal(Support.Sum(), actual.Support);
    }
}
