using NetGen.Generator.Model;
using NetGen.Runtime;

namespace NetGen.Generator.Planning.Operations;

/// <summary>What is decided about a network before its passes are: they are made from it.</summary>
internal sealed record PassParts
{
    public NetworkModel Model { get; init; } = null!;

    public ElementType Element { get; init; } = null!;

    public IReadOnlyList<LayerPlan> Layers { get; init; } = [];

    public OutputSums OutputSums { get; init; } = null!;

    public SumOrder SampleSums { get; init; } = null!;

    public SampleLanesPlan? SampleLanes { get; init; }

    public SampleBlocks Blocks { get; init; } = null!;

    public AlternatingOutputs AlternatingOutputs { get; init; } = null!;

    public WorkspacePlan BlockWorkspace { get; init; } = null!;

    public WorkspacePlan SampleWorkspace { get; init; } = null!;

    /// <summary>Whether the values of a step's sample are on the stack.</summary>
    public bool StepsOnStack { get; init; }

    public LayerPlan OutputLayer => Layers[Layers.Count - 1];

    public LossDefinition Loss => LossTable.Of(Model.Loss);

    /// <summary>The layer before another than the first.</summary>
    public LayerPlan Before(LayerPlan layer) => Layers[layer.Number - 2];

    public OperandBuffer Weights(LayerPlan layer) => Parameter("W", layer, layer.WeightsOffset, layer.Inputs, BufferPlace.Parameters);

    public OperandBuffer? Biases(LayerPlan layer) => layer.HasBiases ? Parameter("b", layer, layer.BiasesOffset, 1, BufferPlace.Parameters) : null;

    public OperandBuffer WeightGradients(LayerPlan layer) => Parameter("dW", layer, layer.WeightsOffset, layer.Inputs, BufferPlace.Gradients);

    public OperandBuffer BiasGradients(LayerPlan layer) => Parameter("db", layer, layer.BiasesOffset, 1, BufferPlace.Gradients);

    /// <summary>The caller's rows.</summary>
    /// <param name="name">The name.</param>
    /// <param name="place">Which of them.</param>
    /// <param name="samples">The samples of a block.</param>
    /// <param name="columns">The numbers of a sample.</param>
    public OperandBuffer OfCaller(string name, BufferPlace place, int samples, int columns) =>
        new(name, Element, BufferLayout.Rows, place, BufferLifetime.Call, 0, samples, columns, columns);

    /// <summary>The output activation of samples that are computed one by one, or in rows.</summary>
    /// <param name="layer">The output layer.</param>
    /// <param name="sums">Its z.</param>
    /// <param name="outputs">Its a.</param>
    public Operation OutputFunction(LayerPlan layer, OperandBuffer sums, OperandBuffer outputs) =>
        layer.Function.Definition.IsOfRow
            ? new RowFunction(layer.Function, sums, OutputSums.Exponentials, Memory: null, outputs) { Layer = layer.Number }
            : new Map(layer.Function, sums, outputs) { Layer = layer.Number };

    /// <summary>The penalty of each layer, where there is one.</summary>
    /// <param name="withGradients">Whether it adds to the gradients.</param>
    public IEnumerable<Operation> Penalties(bool withGradients) =>
        Model.L2 == 0
            ? []
            : Layers.Select(layer => new Penalty(Model.L2, Weights(layer), SumOrder.OfTermsAcrossLanes(Element.Lanes, hasInitial: false), withGradients ? WeightGradients(layer) : null)
            {
                Layer = layer.Number,
                Phase = OperationPhase.AfterBatch,
                Condition = OperationCondition.FromTargets,
            });

    private OperandBuffer Parameter(string name, LayerPlan layer, int offset, int rows, BufferPlace place) =>
        new($"{name}{layer.Number}", Element, BufferLayout.Packed, place, BufferLifetime.Call, offset, rows, layer.Outputs, layer.Outputs);
}
