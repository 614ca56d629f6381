namespace NetGen.Training;

/// <summary>Ends a training whose loss no longer improves: of the validation samples, or of the training samples where there are no others.</summary>
/// <example>
/// <code>
/// network.Fit(data, new() { Epochs = 1000, ValidationFraction = 0.2, EarlyStopping = new() { Patience = 20 } });
/// </code>
/// </example>
public sealed class EarlyStopping
{
    /// <summary>After so many epochs in a row without an improvement the training ends; 1 or more, 10 at first.</summary>
    public int Patience { get; set; } = 10;

    /// <summary>A loss has improved where it is less than the best so far by more than this, 0 or more; 0 at first.</summary>
    public double MinImprovement { get; set; }

    /// <summary>Whether the network has the parameters of its best epoch in the end, and not those of its last; true at first.</summary>
    public bool RestoreBest { get; set; } = true;

    internal EarlyStopping Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Patience);
        Hyperparameter.RequireNotNegative(MinImprovement, nameof(MinImprovement));
        return (EarlyStopping)MemberwiseClone();
    }
}
