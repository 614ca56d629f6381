using NetGen.Runtime;

namespace NetGen.Evaluation;

/// <summary>The sum of -log p over samples.</summary>
internal struct ProbabilityLoss
{
    /// <summary>
    /// Probabilities are kept this far from 0 and 1, as scikit-learn's log_loss keeps those of double precision: one sample that is wrong with a
    /// probability that was rounded to 0 must not make the mean infinite.
    /// </summary>
    private const double Margin = 2.220446049250313E-16;

    private CompensatedSum _sum;

    public readonly double Sum => _sum.Value;

    /// <summary>Adds a sample whose right class has the probability p.</summary>
    public void Add(double p) => _sum.Add(-Elementary.Log(Math.Clamp(p, Margin, 1 - Margin)));
}
