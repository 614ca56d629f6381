namespace NetGen.Runtime;

/// <summary>All activations.</summary>
internal static partial class ActivationTable
{
    /// <summary>In the order of the enumeration's numbers.</summary>
    public static ActivationDefinition[] All { get; } =
    [
        ActivationDefinition.Identity,
        ActivationDefinition.ReLU,
        ActivationDefinition.ReLU6,
        ActivationDefinition.LeakyReLU,
        ActivationDefinition.ELU,
        ActivationDefinition.SELU,
        ActivationDefinition.GELU,
        ActivationDefinition.GELUTanh,
        ActivationDefinition.SiLU,
        ActivationDefinition.Mish,
        ActivationDefinition.Softplus,
        ActivationDefinition.Softsign,
        ActivationDefinition.Sigmoid,
        ActivationDefinition.HardSigmoid,
        ActivationDefinition.Tanh,
        ActivationDefinition.HardTanh,
        ActivationDefinition.HardSwish,
        ActivationDefinition.Softmax,
        ActivationDefinition.LogSoftmax,
    ];

    /// <summary>Their names, for a message.</summary>
    public static string Names => string.Join(", ", All.Select(definition => definition.Name));

    /// <summary>The activation of a name; null where there is none.</summary>
    public static ActivationDefinition? Find(string name) => Array.Find(All, definition => definition.Name == name);
}
