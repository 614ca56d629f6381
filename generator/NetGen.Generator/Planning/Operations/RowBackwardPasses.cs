namespace NetGen.Generator.Planning.Operations;

/// <summary>The backward pass of a batch and the step on one sample of a network in loops, a row for each sample.</summary>
internal sealed class RowBackwardPasses
{
    private readonly PassParts _parts;
    private readonly WorkspacePlan _workspace;
    private readonly BufferPlace _place;
    private readonly int _samples;
    private readonly RowProducts _products;

    private RowBackwardPasses(PassParts parts, WorkspacePlan workspace, BufferPlace place, int samples, bool isOneSample)
    {
        _parts = parts;
        _workspace = workspace;
        _place = place;
        _samples = samples;
        _products = new(parts, isOneSample);
    }

    public static Pass Backward(PassParts parts) =>
        new RowBackwardPasses(parts, parts.BlockWorkspace, BufferPlace.Workspace, parts.Blocks.SamplesPerBlock, isOneSample: false).Backward();

    public static Pass Step(PassParts parts) =>
        new RowBackwardPasses(parts, parts.SampleWorkspace, parts.StepsOnStack ? BufferPlace.Stack : BufferPlace.Workspace, 1, isOneSample: true).Step();

    private Pass Backward() => Of(
    [
        .. _parts.Layers.SelectMany(layer => _products.Transpositions(layer, Transposed(layer))),
        .. _parts.Layers.SelectMany(Forward),
        .. OutputErrors(),
        .. Enumerable.Reverse(_parts.Layers).SelectMany(Errors),
        new LossSum(Losses(), SumOrder.OverSamples) { Phase = OperationPhase.Block, Condition = OperationCondition.FromTargets },
        .. _parts.Layers.SelectMany(Gradients),
        .. _parts.Penalties(withGradients: true),
    ]);

    private Pass Step() => Of(
    [
        .. _parts.Penalties(withGradients: false).Select(penalty => penalty with { Phase = OperationPhase.BeforeBatch }),
        .. _parts.Layers.SelectMany(Forward),

        // It waits for nothing, while sums and exponentials wait for each other: it comes between them.
        .. _parts.Layers.Skip(1).SelectMany(layer => _products.Transpositions(layer, Transposed(layer))).Select(operation => operation with { Phase = OperationPhase.Samples }),
        OutputErrors().First(),
        new LossSum(Losses(), SumOrder.OverSamples),
        .. Enumerable.Reverse(_parts.Layers).SelectMany(Updates),
    ]);

    private Pass Of(IReadOnlyList<Operation> operations) => new(BufferLayout.Rows, _samples, operations);

    private IEnumerable<Operation> Forward(LayerPlan layer) => _products.Forward(layer, Before(layer), Sums(layer), Outputs(layer));

    private IEnumerable<Operation> OutputErrors()
    {
        LayerPlan last = _parts.OutputLayer;
        OperandBuffer targets = _parts.OfCaller("y", BufferPlace.Targets, _samples, last.Outputs);
        OperandBuffer? oneHot = _parts.Model.Loss == Loss.SoftmaxCE ? Outputs(last) with { Name = "label" } : null;
        yield return new LossAndError(_parts.Loss, last.Function, Sums(last), Outputs: null, targets, oneHot, Scales: null, _parts.OutputSums, Losses(), ErrorsOf(last))
        {
            Layer = last.Number,
            Condition = OperationCondition.FromTargets,
        };
        yield return new OutputDerivative(last.Function, Sums(last), Outputs: null, targets, _parts.OutputSums, ErrorsOf(last))
        {
            Layer = last.Number,
            Condition = OperationCondition.FromOutputs,
        };
    }

    private IEnumerable<Operation> Errors(LayerPlan layer)
    {
        if (layer.Number == 1)
            return [_products.Errors(layer, ErrorsOf(layer), Transposed(layer), source: null, _parts.OfCaller("dx", BufferPlace.InputGradients, _samples, layer.Inputs))];
        LayerPlan previous = _parts.Before(layer);
        return [_products.Errors(layer, ErrorsOf(layer), Transposed(layer), Source(previous), ErrorsOf(previous)), .. _products.ErrorPass(layer, Source(previous), ErrorsOf(previous))];
    }

    private IEnumerable<Operation> Gradients(LayerPlan layer)
    {
        GradientPlan gradient = layer.Gradient;
        GradientKernel kernel = layer.HasInputLanes
            ? new GradientKernel.InputLanes(gradient.InputLanesTile, gradient.InputLanesTile.Vectors * _parts.Element.Lanes)
            : new GradientKernel.Tiles(gradient.Tile, gradient.RestTile, layer.HasWholeRows, layer.HasFarWeights);
        yield return new OuterProduct(Before(layer), ErrorsOf(layer), SumOrder.OverSamplesOfRows, _parts.WeightGradients(layer), kernel)
        {
            Layer = layer.Number,
            Phase = OperationPhase.Block,
            Condition = OperationCondition.WithGradients,
        };
        if (layer.HasBiases)
        {
            yield return new SumOverSamples(ErrorsOf(layer), SumOrder.OverSamples, _parts.BiasGradients(layer), InVectors: false)
            {
                Layer = layer.Number,
                Phase = OperationPhase.Block,
                Condition = OperationCondition.WithGradients,
            };
        }
    }

    /// <summary>The errors of the layer before, from the weights before their update; then the update.</summary>
    private IEnumerable<Operation> Updates(LayerPlan layer)
    {
        List<Operation> errors = layer.Number > 1 ? [.. Errors(layer)] : [];
        bool isOneKernel = layer.Update.Form == UpdateForm.WholeRowsWithErrors;
        UpdateKernel kernel = layer.Update.Form == UpdateForm.BlocksOfRows
            ? new UpdateKernel.SideBySide(layer.Update.RowsPerBlock, GradientRows(layer), layer.HasInputLanes ? layer.Gradient.InputLanesTile : null)
            : new UpdateKernel.WholeRows(layer.Update.Tile, layer.HasFarWeights);
        var update = new Update(Before(layer), ErrorsOf(layer), SumOrder.OverSamplesOfRows, _parts.Model.L2, _parts.Weights(layer), _parts.Biases(layer), kernel)
        {
            Layer = layer.Number,
            Propagation = isOneKernel ? (Product)errors[0] with { Kernel = new ProductKernel.PartOfUpdate() } : null,
        };
        return isOneKernel ? [update, .. errors.Skip(1)] : errors.Append(update);
    }

    private OperandBuffer Before(LayerPlan layer) => layer.Number == 1 ? _parts.OfCaller("x", BufferPlace.Inputs, _samples, layer.Inputs) : Outputs(_parts.Before(layer));

    private OperandBuffer Source(LayerPlan layer) => layer.Fusion.DerivativeSource == DerivativeSource.Outputs ? Outputs(layer) : Sums(layer);

    private OperandBuffer Outputs(LayerPlan layer) => Rows("a", layer, _workspace.Outputs(layer.Number));

    private OperandBuffer Sums(LayerPlan layer) => Rows("z", layer, _workspace.Sums(layer.Number));

    private OperandBuffer ErrorsOf(LayerPlan layer) => Rows("delta", layer, _workspace.Errors(layer.Number));

    private OperandBuffer Losses() => new("losses", _parts.Element, BufferLayout.Rows, _place, BufferLifetime.Block, _workspace.Losses.Offset, _samples, 1, 1);

    private OperandBuffer Transposed(LayerPlan layer)
    {
        BufferPlan place = _workspace.Transposed(layer.Number);
        return new($"W{layer.Number}T", _parts.Element, BufferLayout.Packed, _place, BufferLifetime.Batch, place.Offset, layer.Outputs, layer.Inputs, place.Stride);
    }

    private OperandBuffer GradientRows(LayerPlan layer) =>
        new($"dW{layer.Number}", _parts.Element, BufferLayout.Packed, _place, BufferLifetime.Operation, _workspace.Gradients.Offset, layer.Update.RowsPerBlock, layer.Outputs, layer.Outputs);

    private OperandBuffer Rows(string name, LayerPlan layer, BufferPlan place) =>
        new($"{name}{layer.Number}", _parts.Element, BufferLayout.Rows, _place, BufferLifetime.Block, place.Offset, _samples, layer.Outputs, place.Stride);
}
