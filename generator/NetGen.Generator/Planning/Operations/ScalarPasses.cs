
namespace NetGen.Generator.Planning.Operations;

/// <summary>The passes of one sample of a network that is written out as named scalars.</summary>
internal sealed class ScalarPasses(PassParts parts)
{
    private readonly OperandBuffer _inputs = parts.OfCaller("x", BufferPlace.Inputs, 1, parts.Model.InputSize);

    public Pass Forward()
    {
        LayerPlan last = parts.OutputLayer;
        return Of([.. Layers(), parts.OutputFunction(last, Scalars("z", last), Scalars("a", last) with { Place = BufferPlace.Outputs, Lifetime = BufferLifetime.Call })]);
    }

    public Pass Classification() => Of([.. Layers(), new Classification(Scalars("z", parts.OutputLayer)) { Layer = parts.OutputLayer.Number }]);

    public Pass Backward() =>
        Of(
        [
            .. ForwardAndError(),
            .. Enumerable.Reverse(parts.Layers).SelectMany(Gradients),
            .. parts.Penalties(withGradients: true),
        ]);

    public Pass Step() =>
        Of(
        [
            .. parts.Penalties(withGradients: false).Select(penalty => penalty with { Phase = OperationPhase.BeforeBatch }),
            .. ForwardAndError().Where(operation => operation.Condition != OperationCondition.FromOutputs),
            .. Enumerable.Reverse(parts.Layers).SelectMany(Updates),
        ]);

    private static Pass Of(IReadOnlyList<Operation> operations) => new(BufferLayout.Scalars, 1, operations);

    private IEnumerable<Operation> Layers() => parts.Layers.SelectMany(Forward);

    private IEnumerable<Operation> Forward(LayerPlan layer)
    {
        OperandBuffer sums = Scalars("z", layer);
        yield return new Product(
            Before(layer), parts.Weights(layer), IsTransposed: false, parts.Biases(layer), layer.ForwardSums, Function: null, sums, new ProductKernel.Scalars(layer.HasNeuronVectors))
        { Layer = layer.Number };
        if (!layer.IsOutput)
            yield return new Map(layer.Function, sums, Scalars("a", layer)) { Layer = layer.Number };
    }

    private IEnumerable<Operation> ForwardAndError()
    {
        LayerPlan last = parts.OutputLayer;
        OperandBuffer targets = parts.OfCaller("y", BufferPlace.Targets, 1, last.Outputs);
        OperandBuffer losses = new("loss", parts.Element, BufferLayout.Scalars, BufferPlace.Registers, BufferLifetime.Block, 0, 1, 1, 1);
        OperandBuffer? oneHot = parts.Model.Loss == Loss.SoftmaxCE ? new("label", parts.Element, BufferLayout.Scalars, BufferPlace.Registers, BufferLifetime.Block, 0, 1, last.Outputs, last.Outputs) : null;
        return
        [
            .. Layers(),
            new LossAndError(parts.Loss, last.Function, Scalars("z", last), Scalars("a", last), targets, oneHot, Scales: null, parts.OutputSums, losses, Scalars("delta", last))
            {
                Layer = last.Number,
                Condition = OperationCondition.FromTargets,
            },
            new OutputDerivative(last.Function, Scalars("z", last), Scalars("a", last), targets, parts.OutputSums, Scalars("delta", last))
            {
                Layer = last.Number,
                Condition = OperationCondition.FromOutputs,
            },
            new LossSum(losses, SumOrder.OverSamples) { Condition = OperationCondition.FromTargets },
        ];
    }

    /// <summary>The errors of the layer before, then the gradients, as a step needs it; those of the inputs come last, when all else is done.</summary>
    private IEnumerable<Operation> Gradients(LayerPlan layer)
    {
        OperandBuffer errors = Scalars("delta", layer);
        foreach (Operation operation in layer.Number > 1 ? Errors(layer, withInputGradients: false) : [])
            yield return operation;
        yield return new OuterProduct(Before(layer), errors, SumOrder.OverSamples, parts.WeightGradients(layer), new GradientKernel.Scalars(layer.HasNeuronVectors))
        {
            Layer = layer.Number,
            Condition = OperationCondition.WithGradients,
        };
        if (layer.HasBiases)
            yield return new SumOverSamples(errors, SumOrder.OverSamples, parts.BiasGradients(layer), layer.HasNeuronVectors) { Layer = layer.Number, Condition = OperationCondition.WithGradients };
        foreach (Operation operation in layer.Number == 1 ? Errors(layer, withInputGradients: true) : [])
            yield return operation;
    }

    private IEnumerable<Operation> Updates(LayerPlan layer) =>
    [
        .. Errors(layer, withInputGradients: false),
        new Update(
            Before(layer), Scalars("delta", layer), SumOrder.OverSamples, parts.Model.L2, parts.Weights(layer), parts.Biases(layer), new UpdateKernel.Scalars(layer.HasNeuronVectors)) { Layer = layer.Number },
    ];

    /// <summary>The errors of the layer before; of the first layer, the gradients of the inputs.</summary>
    private IEnumerable<Operation> Errors(LayerPlan layer, bool withInputGradients)
    {
        LayerPlan? previous = layer.Number > 1 ? parts.Before(layer) : null;
        if (previous is null && !withInputGradients)
            yield break;
        OperandBuffer result = previous is null ? parts.OfCaller("dx", BufferPlace.InputGradients, 1, layer.Inputs) : Scalars("delta", previous);
        yield return new Product(
            Scalars("delta", layer), parts.Weights(layer), IsTransposed: true, Bias: null, layer.ErrorSums, Function: null, result, new ProductKernel.Scalars(previous?.HasNeuronVectors == true))
        {
            Layer = layer.Number,
            IsOfErrors = true,
            Condition = previous is null ? OperationCondition.WithInputGradients : OperationCondition.Always,
        };
        if (previous is not null && previous.Activation != Activation.Identity)
            yield return new DerivativeMap(previous.Function, Scalars(previous.Fusion.DerivativeSource == DerivativeSource.Outputs ? "a" : "z", previous), result) { Layer = layer.Number };
    }

    /// <summary>What a layer multiplies.</summary>
    private OperandBuffer Before(LayerPlan layer) => layer.Number == 1 ? _inputs : Scalars("a", parts.Before(layer));

    private OperandBuffer Scalars(string name, LayerPlan layer) =>
        new($"{name}{layer.Number}", parts.Element, BufferLayout.Scalars, BufferPlace.Registers, BufferLifetime.Block, 0, 1, layer.Outputs, layer.Outputs);
}
