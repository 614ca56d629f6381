namespace NetGen.Runtime;

/// <summary>All losses.</summary>
internal static class LossTable
{
    /// <summary>In the order of the enumeration's numbers.</summary>
    public static LossDefinition[] All { get; } =
    [
        LossDefinition.SquaredError,
        LossDefinition.MSE,
        LossDefinition.MAE,
        LossDefinition.Huber,
        LossDefinition.SoftmaxCE,
        LossDefinition.SigmoidBCE,
    ];

    /// <summary>What is known of a loss.</summary>
    public static LossDefinition Of(Loss loss) => All[(int)loss];
}
