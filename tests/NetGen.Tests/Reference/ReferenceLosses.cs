namespace NetGen.Tests.Reference;

/// <summary>The six losses of one sample and their gradients, written from their definitions.</summary>
internal static class ReferenceLosses
{
    /// <summary>Whether the loss is a function of the logits z, with its activation built in: delta = a - y.</summary>
    public static bool IsFused(Loss loss) => loss is SoftmaxCE or SigmoidBCE;

    /// <summary>The loss from the logits z, the outputs a and the target y.</summary>
    public static double Value(Loss loss, ReadOnlySpan<double> z, ReadOnlySpan<double> a, ReadOnlySpan<double> y)
    {
        double sum = 0;
        double logSumExp = LogSumExp(z);
        for (int j = 0; j < y.Length; j++)
        {
            double e = a[j] - y[j];
            sum += loss switch
            {
                SquaredError => e * e / 2,
                MSE => e * e / y.Length,
                MAE => Math.Abs(e) / y.Length,
                Huber => (Math.Abs(e) <= 1 ? e * e / 2 : Math.Abs(e) - 0.5) / y.Length,

                // -y log softmax(z): a target of 0 contributes 0 even where the logarithm is infinite.
                SoftmaxCE => y[j] == 0 ? 0 : -y[j] * (z[j] - logSumExp),

                // -(y log a + (1 - y) log(1 - a)) = softplus(z) - y z, because log(1 - a) = log a - z.
                SigmoidBCE => Math.Max(z[j], 0) - y[j] * z[j] + ElementaryFunctions.LogOnePlus(Math.Exp(-Math.Abs(z[j]))),
                _ => throw new ArgumentOutOfRangeException(nameof(loss)),
            };
        }

        return sum;
    }

    /// <summary>d loss / d a of a loss that is not fused.</summary>
    public static double GradientByOutput(Loss loss, double a, double y, int outputs)
    {
        double e = a - y;
        return loss switch
        {
            SquaredError => e,
            MSE => 2 * e / outputs,
            MAE => (double.IsNaN(e) ? e : Math.Sign(e)) / outputs,
            Huber => Math.Clamp(e, -1, 1) / outputs,
            _ => throw new ArgumentOutOfRangeException(nameof(loss)),
        };
    }

    /// <summary>softmax(z)_j = exp(z_j - max z) / sum_k exp(z_k - max z).</summary>
    public static void Softmax(ReadOnlySpan<double> z, Span<double> a)
    {
        double max = Max(z);
        double sum = 0;
        for (int j = 0; j < z.Length; j++)
            sum += a[j] = Math.Exp(z[j] - max);
        for (int j = 0; j < z.Length; j++)
            a[j] /= sum;
    }

    /// <summary>log softmax(z)_j = z_j - max z - log sum_k exp(z_k - max z).</summary>
    public static void LogSoftmax(ReadOnlySpan<double> z, Span<double> a)
    {
        double max = Max(z);
        double sum = 0;
        foreach (double value in z)
            sum += Math.Exp(value - max);
        for (int j = 0; j < z.Length; j++)
            a[j] = z[j] - max - Math.Log(sum);
    }

    private static double LogSumExp(ReadOnlySpan<double> z)
    {
        double max = Max(z);
        double sum = 0;
        foreach (double value in z)
            sum += Math.Exp(value - max);
        return max + Math.Log(sum);
    }

    private static double Max(ReadOnlySpan<double> z)
    {
        double max = double.NegativeInfinity;
        foreach (double value in z)
            max = Math.Max(max, value);
        return max;
    }
}
