namespace NetGen.Tests.Data;

/// <summary>Numbers for tests: the same for a seed on every machine and for ever (System.Random with a seed is pinned by .NET).</summary>
internal static class Samples
{
    /// <summary>Uniform between -scale and scale.</summary>
    public static double[] Uniform(int seed, int count, double scale = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2 - 1) * scale)];
    }

    /// <summary>One class per sample.</summary>
    public static int[] Labels(int seed, int count, int classes)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))];
    }

    /// <summary>A row per label, 1 at the label and 0 elsewhere.</summary>
    public static double[] OneHot(int[] labels, int classes)
    {
        var rows = new double[labels.Length * classes];
        for (int sample = 0; sample < labels.Length; sample++)
            rows[sample * classes + labels[sample]] = 1;
        return rows;
    }

    /// <summary>Targets that fit a loss: a distribution per row, 0 or 1 or between for SigmoidBCE, anything otherwise.</summary>
    public static double[] Targets(int seed, Loss loss, int samples, int outputs)
    {
        double[] values = [.. Uniform(seed, samples * outputs).Select(value => loss is SoftmaxCE or SigmoidBCE ? (value + 1) / 2 : value)];
        for (int sample = 0; loss == SoftmaxCE && sample < samples; sample++)
        {
            Span<double> row = values.AsSpan(sample * outputs, outputs);
            double sum = 0;
            foreach (double value in row)
                sum += value;
            foreach (ref double value in row)
                value /= sum;
        }

        return values;
    }
}
