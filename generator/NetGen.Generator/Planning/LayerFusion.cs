using NetGen.Runtime;

namespace NetGen.Generator.Planning;

/// <summary>
/// Which functions are part of a layer's two products, z = a W + b and delta W^T, and which are passes of their own: the one place that decides
/// it, for each kind of kernel. It changes what is written and read, never a bit. Networks that are written out as scalars have no products to be
/// part of: each function follows its sum.
/// </summary>
internal sealed record LayerFusion
{
    /// <summary>
    /// f on z, where a sample is a row. A pass where f is long, which a tile would inline two dozen times; where the backward pass reads z; where
    /// sums are put aside before they are finished; and where they are no whole vectors. The output layer leaves z to whoever reads it.
    /// </summary>
    public Epilogue Forward { get; private init; }

    /// <summary>f on z in a forward pass with a sample in each lane; of the output layer too, as a pass.</summary>
    public Epilogue ForwardInLanes { get; private init; }

    /// <summary>The same where a backward pass follows: the output layer leaves z to the losses.</summary>
    public Epilogue KeptForwardInLanes { get; private init; }

    /// <summary>
    /// f' of the layer before on delta W^T, where a sample is a row: a pass where f' is long, and where the sums are dot products, which are no
    /// vectors when they are finished.
    /// </summary>
    public Epilogue Backward { get; private init; }

    /// <summary>The same with a sample in each lane.</summary>
    public Epilogue BackwardInLanes { get; private init; }

    /// <summary>What f' of this layer is computed from.</summary>
    public DerivativeSource DerivativeSource { get; private init; }

    /// <summary>Whether the backward pass keeps z beside a: the losses read it, or f' does.</summary>
    public bool KeepsSums { get; private init; }

    /// <param name="activation">The activation of the layer.</param>
    /// <param name="isOutput">Whether it is the last one.</param>
    /// <param name="areSumsVectors">Whether its product has sums that are finished as whole vectors.</param>
    /// <param name="previous">The activation of the layer before; null for the first.</param>
    /// <param name="areErrorsVectors">Whether delta W^T has such sums.</param>
    public static LayerFusion Create(ActivationDefinition activation, bool isOutput, bool areSumsVectors, ActivationDefinition? previous, bool areErrorsVectors)
    {
        DerivativeSource source = activation.DerivesFromOutput ? DerivativeSource.Outputs : DerivativeSource.Sums;
        bool keepsSums = isOutput || source == DerivativeSource.Sums;
        Epilogue hiddenInLanes = Of(activation, isInProduct: activation.IsShort);
        return new()
        {
            Forward = isOutput ? Epilogue.None
                : areSumsVectors && !keepsSums ? Of(activation, isInProduct: activation.IsShort)
                : Epilogue.Pass,
            ForwardInLanes = isOutput ? Of(activation, isInProduct: false) : hiddenInLanes,
            KeptForwardInLanes = isOutput ? Epilogue.None : hiddenInLanes,
            Backward = Derivative(isInProduct: areErrorsVectors),
            BackwardInLanes = Derivative(isInProduct: true),
            DerivativeSource = source,
            KeepsSums = keepsSums,
        };

        Epilogue Derivative(bool isInProduct) =>
            previous is { } before ? Of(before, isInProduct && before.HasShortDerivative) : Epilogue.None;
    }

    private static Epilogue Of(ActivationDefinition activation, bool isInProduct) =>
        activation == ActivationDefinition.Identity ? Epilogue.None
        : isInProduct ? Epilogue.InProduct
        : Epilogue.Pass;
}
