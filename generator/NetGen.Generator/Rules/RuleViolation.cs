namespace NetGen.Generator.Rules;

/// <summary>A rule of declaration; each has one diagnostic.</summary>
internal enum Rule
{
    TooFewSizes,
    SizeBelowOne,
    LayerTooLarge,
    TooManyLayers,
    TooManyParameters,
    ActivationAndActivations,
    ActivationCount,
    HiddenSoftmax,
    OutputContradictsLoss,
    SoftmaxOfOneOutput,
    ScaledProbabilities,
    UndefinedValue,
    L2NotFinite,
    ActivationParameter,
    ParameterBudget,
    ByteBudget,
    ModelFileTwice,
    ModelFileNotListed,
    WeightsShape,
    WeightsLayers,
    WeightsBiases,
    WeightsActivation,
    ActivationNotTold,
    WeightsPrecision,
    WeightsScaling,
}

/// <summary>A broken rule and where: the named argument, or the index among the sizes, or the whole attribute.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Argument">The named argument that breaks it; null for the sizes.</param>
/// <param name="Index">The element of the sizes or of the argument's list; -1 for the argument as a whole.</param>
/// <param name="Details">The figures of the message, invariant.</param>
internal sealed record RuleViolation(Rule Rule, string? Argument, int Index, params string[] Details);
