
namespace NetGen.Generator.Planning.Operations;

/// <summary>The passes of a batch with a sample in each lane.</summary>
internal sealed class SampleLanesPasses(PassParts parts, SampleLanesPlan lanes)
{
    private SampleLanesWorkspace Workspace => lanes.Workspace;

    public Pass Forward()
    {
        LayerPlan last = parts.OutputLayer;
        int samples = lanes.ForwardSamples;
        var operations = new List<Operation> { new Transposition(Inputs(samples), Stacked(0, parts.Model.InputSize, 0)) };
        int offset = parts.Model.InputSize;
        OperandBuffer before = Stacked(0, parts.Model.InputSize, 0);
        int exponentials = offset + parts.Layers.Sum(layer => layer.Outputs);
        foreach (LayerPlan layer in parts.Layers)
        {
            OperandBuffer outputs = Stacked(layer.Number, layer.Outputs, offset);
            operations.Add(Product(layer, before, layer.Fusion.ForwardInLanes, outputs));
            if (layer.Function.Definition.IsOfRow)
            {
                OperandBuffer? memory = layer.Activation == Activation.LogSoftmax ? Stacked(layer.Number, layer.Outputs, exponentials) with { Name = "exponentials", Lifetime = BufferLifetime.Operation } : null;
                operations.Add(new RowFunction(layer.Function, outputs, parts.OutputSums.Exponentials, memory, outputs) { Layer = layer.Number });
            }
            else if (layer.Fusion.ForwardInLanes == Epilogue.Pass)
            {
                operations.Add(new Map(layer.Function, outputs, outputs) { Layer = layer.Number });
            }

            offset += layer.Outputs;
            before = outputs;
        }

        operations.Add(new Transposition(before, parts.OfCaller("y", BufferPlace.Outputs, samples, last.Outputs)));
        return new(BufferLayout.SampleLanes, samples, operations);

        OperandBuffer Stacked(int number, int neurons, int first) =>
            new($"a{number}", parts.Element, BufferLayout.SampleLanes, BufferPlace.Stack, BufferLifetime.Block, first * samples, neurons, samples, samples);
    }

    public Pass Backward() => new(
        BufferLayout.SampleLanes,
        Workspace.Samples,
        [
            new Transposition(Inputs(Workspace.Samples), Outputs(0, parts.Model.InputSize)),
            new Clearing(Outputs(0, parts.Model.InputSize)),
            .. parts.Layers.SelectMany(KeptForward),
            .. OutputErrors(),
            .. Enumerable.Reverse(parts.Layers).SelectMany(Gradients),
            .. parts.Layers.SelectMany(Joins),
            .. parts.Penalties(withGradients: true),
        ]);

    private IEnumerable<Operation> KeptForward(LayerPlan layer)
    {
        OperandBuffer outputs = Outputs(layer.Number, layer.Outputs), sums = Sums(layer);
        bool isFused = !layer.Fusion.KeepsSums && layer.Fusion.KeptForwardInLanes == Epilogue.InProduct;
        yield return Product(layer, Outputs(layer.Number - 1, layer.Inputs), isFused ? Epilogue.InProduct : Epilogue.None, sums);
        if (!layer.IsOutput && !isFused && (layer.Fusion.KeepsSums || layer.Activation != Activation.Identity))
            yield return new Map(layer.Function, sums, outputs) { Layer = layer.Number };
    }

    private IEnumerable<Operation> OutputErrors()
    {
        LayerPlan last = parts.OutputLayer;
        OperandBuffer outputs = Outputs(last.Number, last.Outputs);
        OperandBuffer targets = Buffer("y", Workspace.Targets, last.Outputs), scales = Buffer("scales", Workspace.Scales, 1), losses = Buffer("losses", Workspace.Losses, 1);
        OperandBuffer? oneHot = parts.Model.Loss == Loss.SoftmaxCE ? targets : null;

        // Labels are written where targets would be.
        yield return new Transposition(parts.OfCaller("targets", BufferPlace.Targets, Workspace.Samples, last.Outputs), targets);
        yield return new LossAndError(parts.Loss, last.Function, Sums(last), outputs, targets, oneHot, scales, parts.OutputSums, losses, Errors(last))
        {
            Layer = last.Number,
            Condition = OperationCondition.FromTargets,
        };
        yield return new OutputDerivative(last.Function, Sums(last), outputs, targets, parts.OutputSums, Errors(last)) { Layer = last.Number, Condition = OperationCondition.FromOutputs };
        yield return new LossSum(losses, parts.SampleSums) { Condition = OperationCondition.FromTargets };
    }

    private IEnumerable<Operation> Gradients(LayerPlan layer)
    {
        OperandBuffer before = Outputs(layer.Number - 1, layer.Inputs), errors = Errors(layer);
        yield return new Clearing(errors) { Layer = layer.Number };
        if (layer.Number > 1)
            yield return new Clearing(before) { Layer = layer.Number };
        yield return new OuterProduct(before, errors, parts.SampleSums, Chains("dW", layer.Number, layer.WeightsOffset, layer.WeightCount), new GradientKernel.SampleLanes(layer.LaneGradientTiles)) { Layer = layer.Number };
        if (layer.HasBiases)
            yield return new SumOverSamples(errors, parts.SampleSums, Chains("db", layer.Number, layer.BiasesOffset, layer.Outputs), InVectors: false) { Layer = layer.Number };
        foreach (Operation operation in PropagatedErrors(layer, errors))
            yield return operation;
    }

    private IEnumerable<Operation> PropagatedErrors(LayerPlan layer, OperandBuffer errors)
    {
        LayerPlan? previous = layer.Number > 1 ? parts.Before(layer) : null;
        OperandBuffer result = previous is null ? Buffer("dx", Workspace.InputErrors, layer.Inputs) : Errors(previous);
        OperandBuffer? source = previous is null ? null : previous.Fusion.DerivativeSource == DerivativeSource.Outputs ? Outputs(previous.Number, previous.Outputs) : Sums(previous);
        bool isFused = layer.Fusion.BackwardInLanes == Epilogue.InProduct;
        OperationCondition condition = previous is null ? OperationCondition.WithInputGradients : OperationCondition.Always;
        yield return new Product(
            errors,
            parts.Weights(layer),
            IsTransposed: true,
            Bias: null,
            layer.ErrorSums,
            isFused ? new ProductFunction.Derivative(previous!.Function, source!) : null,
            result,
            new ProductKernel.SampleLanes(layer.ErrorLaneTiles))
        { Layer = layer.Number, IsOfErrors = true, Condition = condition };
        if (layer.Fusion.BackwardInLanes == Epilogue.Pass)
            yield return new DerivativeMap(previous!.Function, source!, result) { Layer = layer.Number };
        if (previous is null)
            yield return new Transposition(result, parts.OfCaller("dx", BufferPlace.InputGradients, Workspace.Samples, layer.Inputs)) { Condition = condition };
    }

    private IEnumerable<Operation> Joins(LayerPlan layer)
    {
        yield return Join(Chains("dW", layer.Number, layer.WeightsOffset, layer.WeightCount), parts.WeightGradients(layer));
        if (layer.HasBiases)
            yield return Join(Chains("db", layer.Number, layer.BiasesOffset, layer.Outputs), parts.BiasGradients(layer));

        Operation Join(OperandBuffer chains, OperandBuffer result) =>
            new ChainJoin(chains, parts.SampleSums, result) { Layer = layer.Number, Phase = OperationPhase.AfterBatch, Condition = OperationCondition.WithGradients };
    }

    private Product Product(LayerPlan layer, OperandBuffer inputs, Epilogue epilogue, OperandBuffer result) => new(
        inputs,
        parts.Weights(layer),
        IsTransposed: false,
        parts.Biases(layer),
        layer.ForwardSums,
        epilogue == Epilogue.InProduct ? new ProductFunction.Value(layer.Function) : null,
        result,
        new ProductKernel.SampleLanes(layer.ForwardLaneTiles))
    { Layer = layer.Number };

    private OperandBuffer Inputs(int samples) => parts.OfCaller("x", BufferPlace.Inputs, samples, parts.Model.InputSize);

    private OperandBuffer Outputs(int number, int neurons) => Buffer($"a{number}", Workspace.Outputs(number), neurons);

    private OperandBuffer Sums(LayerPlan layer) => Buffer($"{(layer.Fusion.KeepsSums ? "z" : "a")}{layer.Number}", Workspace.Sums(layer.Number), layer.Outputs);

    private OperandBuffer Errors(LayerPlan layer) => Buffer($"delta{layer.Number}", Workspace.Errors(layer.Number), layer.Outputs) with { Lifetime = BufferLifetime.Operation };

    private OperandBuffer Chains(string name, int number, int parameter, int count) => new(
        $"{name}{number}",
        parts.Element,
        BufferLayout.Chains,
        BufferPlace.Workspace,
        BufferLifetime.Batch,
        Workspace.Chains.Offset + parameter * parts.SampleSums.Chains,
        count,
        parts.SampleSums.Chains,
        parts.SampleSums.Chains);

    private OperandBuffer Buffer(string name, BufferPlan place, int neurons) =>
        new(name, parts.Element, BufferLayout.SampleLanes, BufferPlace.Workspace, BufferLifetime.Block, place.Offset, neurons, Workspace.Samples, place.Stride);
}
