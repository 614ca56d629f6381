namespace NetGen.Generator.Planning.Operations;

/// <summary>Which calls need an operation of a backward pass.</summary>
internal enum OperationCondition
{
    Always,

    /// <summary>Those with targets or labels, which have a loss.</summary>
    FromTargets,

    /// <summary>Those with gradients by the outputs, which have none.</summary>
    FromOutputs,

    /// <summary>Those that ask for gradients by the parameters.</summary>
    WithGradients,

    /// <summary>Those that ask for gradients by the inputs.</summary>
    WithInputGradients,
}
