namespace NetGen.Evaluation;

/// <summary>Confidences in bins of equal width, as Guo et al., "On Calibration of Modern Neural Networks" (2017), have them: (0, 1/15], (1/15, 2/15], ...</summary>
internal sealed class Calibration
{
    /// <summary>The number of bins of that paper, so that values compare with published ones.</summary>
    private const int BinCount = 15;

    private readonly int[] _samples = new int[BinCount];
    private readonly int[] _right = new int[BinCount];
    private readonly CompensatedSum[] _confidences = new CompensatedSum[BinCount];

    public void Add(double confidence, bool isRight)
    {
        // The product may round to the other side of a bound; the bounds themselves, which a user reads in the bins, decide.
        int bin = Math.Clamp((int)(confidence * BinCount), 0, BinCount - 1);
        if (confidence <= Bound(bin) && bin > 0)
            bin--;
        else if (confidence > Bound(bin + 1))
            bin++;

        _samples[bin]++;
        _confidences[bin].Add(confidence);
        if (isRight)
            _right[bin]++;
    }

    public CalibrationBin[] Bins()
    {
        var bins = new CalibrationBin[BinCount];
        for (int bin = 0; bin < BinCount; bin++)
        {
            double confidence = _samples[bin] == 0 ? 0 : _confidences[bin].Value / _samples[bin];
            bins[bin] = new CalibrationBin(Bound(bin), Bound(bin + 1), _samples[bin], confidence, Ratio.Of(_right[bin], _samples[bin]));
        }

        return bins;
    }

    /// <summary>Sum over the bins of samples / all * |accuracy - mean confidence|, from the sums, so that each bin is rounded once.</summary>
    public double ExpectedError(int sampleCount)
    {
        var error = new CompensatedSum();
        for (int bin = 0; bin < BinCount; bin++)
            error.Add(Math.Abs(_right[bin] - _confidences[bin].Value));
        return error.Value / sampleCount;
    }

    private static double Bound(int bin) => bin / (double)BinCount;
}
