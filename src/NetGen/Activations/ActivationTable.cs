namespace NetGen.Runtime;

/// <summary>All activations.</summary>
internal static partial class ActivationTable
{
    /// <summary>In the order of the enumeration's numbers.</summary>
    public static ActivationDefinition[] All => field ??= Enumerable.Range(0, int.MaxValue).Select(At).TakeWhile(definition => definition is not null).ToArray()!;

    /// <summary>That of a number of the enumeration; null where there is none.</summary>
    public static ActivationDefinition? At(int number) => number switch
    {
        0 => ActivationDefinition.Identity,
        1 => ActivationDefinition.ReLU,
        2 => ActivationDefinition.ReLU6,
        3 => ActivationDefinition.LeakyReLU,
        4 => ActivationDefinition.ELU,
        5 => ActivationDefinition.SELU,
        6 => ActivationDefinition.GELU,
        7 => ActivationDefinition.GELUTanh,
        8 => ActivationDefinition.SiLU,
        9 => ActivationDefinition.Mish,
        10 => ActivationDefinition.Softplus,
        11 => ActivationDefinition.Softsign,
        12 => ActivationDefinition.Sigmoid,
        13 => ActivationDefinition.HardSigmoid,
        14 => ActivationDefinition.Tanh,
        15 => ActivationDefinition.HardTanh,
        16 => ActivationDefinition.HardSwish,
        17 => ActivationDefinition.Softmax,
        18 => ActivationDefinition.LogSoftmax,
        _ => null,
    };

    /// <summary>Their names, for a message.</summary>
    public static string Names => string.Join(", ", All.Select(definition => definition.Name));

    /// <summary>The activation of a name; null where there is none.</summary>
    public static ActivationDefinition? Find(string name) => Array.Find(All, definition => definition.Name == name);
}
