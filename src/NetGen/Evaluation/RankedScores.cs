namespace NetGen.Evaluation;

/// <summary>The scores of samples in falling order, those that are equal taken together: what does not depend on one threshold.</summary>
internal sealed class RankedScores
{
    private readonly List<RocPoint> _points = [];

    /// <param name="scores">A score for each sample; sorted in place.</param>
    /// <param name="isPositive">Whether the sample is of class 1; sorted with the scores.</param>
    public RankedScores(double[] scores, bool[] isPositive)
    {
        // Samples of equal scores are counted as one group, so in which order the sort leaves them does not matter.
        Array.Sort(scores, isPositive);
        long positives = isPositive.LongCount(positive => positive);
        long negatives = scores.Length - positives;
        long truePositives = 0, falsePositives = 0, doubledPairs = 0;
        var precision = new CompensatedSum();
        BestF1 = -1;
        _points.Add(PointOf(double.PositiveInfinity, falsePositives, negatives, truePositives, positives));
        for (int end = scores.Length; end > 0;)
        {
            double score = scores[end - 1];
            long positivesHere = 0, negativesHere = 0;
            for (; end > 0 && scores[end - 1] == score; end--)
            {
                if (isPositive[end - 1])
                    positivesHere++;
                else
                    negativesHere++;
            }

            truePositives += positivesHere;
            falsePositives += negativesHere;

            // Pairs of a negative here and a positive above count whole, those with a positive of the same score half.
            doubledPairs += negativesHere * (2 * truePositives - positivesHere);
            precision.Add(Ratio.Of(positivesHere, positives) * Ratio.Of(truePositives, truePositives + falsePositives));
            _points.Add(PointOf(score, falsePositives, negatives, truePositives, positives));
            double f1 = Ratio.F1(truePositives, truePositives + falsePositives, positives);
            if (f1 > BestF1)
                (BestF1, BestThreshold) = (f1, score);
        }

        AveragePrecision = precision.Value;
        Area = positives == 0 || negatives == 0 ? null : doubledPairs / (2.0 * positives * negatives);
    }

    /// <summary>The part of the pairs of a positive and a negative in which the positive has the larger score; equal scores count half. Null without pairs.</summary>
    public double? Area { get; }

    /// <summary>Sum (R_n - R_(n-1)) P_n over the thresholds.</summary>
    public double AveragePrecision { get; }

    public double BestThreshold { get; }

    public double BestF1 { get; }

    public RocPoint[] Points => [.. _points];

    private static RocPoint PointOf(double threshold, long falsePositives, long negatives, long truePositives, long positives)
        => new(threshold, (double)falsePositives / negatives, (double)truePositives / positives);
}
