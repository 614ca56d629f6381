using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetGen.Tests.Golden;

/// <summary>One reference case, as Golden/README.md describes it. A field this record does not know fails the reading.</summary>
internal sealed record GoldenCase
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public required string Name { get; init; }

    public required string Note { get; init; }

    public required int[] Sizes { get; init; }

    public required bool Bias { get; init; }

    public required Activation[] Hidden { get; init; }

    public required Activation Output { get; init; }

    public required Loss Loss { get; init; }

    public required double L2 { get; init; }

    public required int Batch { get; init; }

    public required double[] Parameters { get; init; }

    public required double[] Inputs { get; init; }

    public required double[] Targets { get; init; }

    public required double[] Outputs { get; init; }

    public required double LossValue { get; init; }

    public required double[] Gradients { get; init; }

    public required double[] InputGradients { get; init; }

    /// <summary>Of optimizer-*: grad += weightDecay * W before each step.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>Of optimizer-*: the loss before each full-batch step and the parameters after it.</summary>
    public GoldenStep[]? Steps { get; init; }

    /// <summary>Of gradient-clipping: the largest norm that passes.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Of gradient-clipping: the norm of the gradients before.</summary>
    public double? GradientNorm { get; init; }

    /// <summary>Of gradient-clipping: the gradients after.</summary>
    public double[]? Clipped { get; init; }

    [JsonIgnore]
    public Activation[] Activations => [.. Hidden, Output];

    /// <summary>The class of each sample where all targets are one-hot, else null.</summary>
    [JsonIgnore]
    public int[]? Labels
    {
        get
        {
            int[] labels = [.. Enumerable.Range(0, Batch).Select(sample => Array.IndexOf(Targets, 1.0, sample * Sizes[^1], Sizes[^1]) - sample * Sizes[^1])];
            bool oneHot = Enumerable.Range(0, Targets.Length).All(k => Targets[k] == (labels[k / Sizes[^1]] == k % Sizes[^1] ? 1 : 0));
            return oneHot ? labels : null;
        }
    }

    public static GoldenCase Read(string path)
    {
        GoldenCase read = JsonSerializer.Deserialize<GoldenCase>(File.ReadAllText(path), s_options)
            ?? throw new InvalidDataException($"{path} holds null.");
        Assert.Equal(Path.GetFileNameWithoutExtension(path), read.Name);
        Assert.Equal(read.Sizes.Length - 2, read.Hidden.Length);
        Assert.Equal(read.Batch * read.Sizes[0], read.Inputs.Length);
        Assert.Equal(read.Batch * read.Sizes[^1], read.Targets.Length);
        return read;
    }
}

/// <summary>One full-batch optimizer step.</summary>
internal sealed record GoldenStep
{
    public required double LossValue { get; init; }

    public required double[] Parameters { get; init; }
}
