namespace NetGen.Evaluation;

/// <summary>
/// A sum in double precision that carries what each addition rounds away (Neumaier, 1974): its error does not grow with the number of terms,
/// so that a mean over millions of samples has the digits of one over a hundred. The order is that of the calls, so the bits are the same everywhere.
/// </summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    public readonly double Value => _sum + _lost;

    public void Add(double term)
    {
        double sum = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - sum + term : term - sum + _sum;
        _sum = sum;
    }
}
