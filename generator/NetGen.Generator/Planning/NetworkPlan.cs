using NetGen.Generator.Model;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Planning;

/// <summary>How a network is computed, decided from its shape alone. Whoever writes it, or says what it costs, decides nothing: it is all here.</summary>
internal sealed record NetworkPlan
{
    /// <summary>Made when somebody asks: an editor that asks only what a network costs needs none.</summary>
    private NetworkPasses? _passes;

    public NetworkModel Model { get; private init; } = null!;

    public ElementType ElementType { get; private init; } = null!;

    /// <summary>The name of the element type: float or double.</summary>
    public string Element => ElementType.Name;

    public LossDefinition Loss => LossTable.Of(Model.Loss);

    /// <summary>Whether a target may be the number of a class: the loss compares distributions, of which a label is one.</summary>
    public bool TakesLabels => Model.Loss == NetGen.Loss.SoftmaxCE;

    public IReadOnlyList<LayerPlan> Layers { get; private init; } = [];

    /// <summary>Which layers share what is written of them; the first is that of layer 1.</summary>
    public IReadOnlyList<LayerForms> Forms { get; private init; } = [];

    public LayerPlan OutputLayer => Layers[Layers.Count - 1];

    public int ParameterCount => OutputLayer.ParametersEnd;

    public int MultiplyAdds { get; private init; }

    /// <summary>Whether the whole network is written out as named scalars.</summary>
    public bool IsUnrolled { get; private init; }

    /// <summary>The orders of the sums over the outputs of a sample.</summary>
    public OutputSums OutputSums { get; private init; } = null!;

    /// <summary>The order of the sums over the samples of a batch: gradients of weights and of biases, and the loss.</summary>
    public SumOrder SampleSums { get; private init; } = null!;

    /// <summary>How batches are computed with one sample in each lane; null where layers are too wide for it.</summary>
    public SampleLanesPlan? SampleLanes { get; private init; }

    /// <summary>Whether the kernel of one sample, written out as scalars, adds to the gradients of others; where batches have lanes, it never meets more than one.</summary>
    public bool AddsSampleBySample => SampleLanes is null;

    /// <summary>How many samples kernels in loops compute together.</summary>
    public SampleBlocks Blocks { get; private init; } = null!;

    /// <summary>The samples of the largest tile of a kernel; the threads of a team get whole tiles.</summary>
    public int SamplesPerTile { get; private init; }

    /// <summary>Where a forward pass in loops has the outputs of its layers.</summary>
    public AlternatingOutputs AlternatingOutputs { get; private init; } = null!;

    /// <summary>Where the backward kernels in loops keep a block of samples.</summary>
    public WorkspacePlan BlockWorkspace { get; private init; } = null!;

    /// <summary>Where a step in loops keeps one sample.</summary>
    public WorkspacePlan SampleWorkspace { get; private init; } = null!;

    /// <summary>The elements of a step's sample on the stack; 0 where they are so many that it takes a workspace.</summary>
    public int StepStackElements { get; private init; }

    /// <summary>The elements of the workspaces that are made with the network; 0 where it needs none.</summary>
    public int WorkspaceElements { get; private init; }

    /// <summary>The most samples that such a workspace is for.</summary>
    public int WorkspaceSamples { get; private init; }

    /// <summary>The elements that reads may run past the last parameter.</summary>
    public int ParameterPadding { get; private init; }

    /// <summary>What is done: the operations of each pass, with the buffers that they read and write.</summary>
    public NetworkPasses Passes => _passes ??= NetworkPasses.Create(
        new PassParts
        {
            Model = Model,
            Element = ElementType,
            Layers = Layers,
            OutputSums = OutputSums,
            SampleSums = SampleSums,
            SampleLanes = SampleLanes,
            Blocks = Blocks,
            AlternatingOutputs = AlternatingOutputs,
            BlockWorkspace = BlockWorkspace,
            SampleWorkspace = SampleWorkspace,
            StepsOnStack = StepStackElements > 0,
        },
        IsUnrolled);

    /// <summary>The form of a layer.</summary>
    /// <param name="number">The layer, counted from 1.</param>
    public LayerForms FormOf(int number) => Forms[number - 1];

    public static NetworkPlan Create(NetworkModel model)
    {
        var element = ElementType.Of(model.Precision);
        int lanes = element.Lanes;
        int multiplyAdds = Enumerable.Range(1, model.LayerCount).Sum(number => model.Sizes[number - 1] * model.Sizes[number]);
        bool isUnrolled = UnrollBudget.Unrolls(model, multiplyAdds);
        bool hasSampleLanes = SampleLanesPlan.Applies(model, lanes);
        bool[] hasNeuronVectors = NeuronVectors.Of(model);
        var layers = new LayerPlan[model.LayerCount];
        for (int index = 0; index < layers.Length; index++)
            layers[index] = LayerPlan.Create(model, index + 1, index > 0 ? layers[index - 1] : null, isUnrolled, hasSampleLanes, hasNeuronVectors[index]);

        SumOrder sampleSums = hasSampleLanes ? SumOrder.OverSamplesInLanes(lanes) : SumOrder.OverSamples;
        SampleLanesPlan? sampleLanes = hasSampleLanes ? SampleLanesPlan.Create(layers, element, sampleSums) : null;
        var blocks = SampleBlocks.Create(layers, element);
        var outputs = AlternatingOutputs.Create(layers, element);
        var blockWorkspace = WorkspacePlan.OfBlock(layers, element, blocks.SamplesPerBlock);
        var sampleWorkspace = WorkspacePlan.OfSample(layers, element);
        (int workspaceElements, int workspaceSamples) = (model.IsFrozen, isUnrolled) switch
        {
            // Without a backward pass there is less to keep.
            (true, true) => (0, 0),
            (true, false) => (blocks.SamplesPerPass * outputs.Elements, blocks.SamplesPerPass),
            (false, true) => (sampleLanes?.Workspace.Length ?? 0, sampleLanes?.Workspace.Samples ?? 0),
            (false, false) => (Math.Max(blockWorkspace.Length, sampleLanes?.Workspace.Length ?? 0), Math.Max(blocks.SamplesPerBlock, sampleLanes?.Workspace.Samples ?? 0)),
        };
        return new NetworkPlan
        {
            Model = model,
            ElementType = element,
            Layers = layers,
            Forms = LayerForms.Of(layers),
            MultiplyAdds = multiplyAdds,
            IsUnrolled = isUnrolled,
            OutputSums = OutputSums.Create(isUnrolled, lanes),
            SampleSums = sampleSums,
            SampleLanes = sampleLanes,
            Blocks = blocks,
            SamplesPerTile = hasSampleLanes ? lanes : layers.Max(layer => layer.Forward.Tile.Rows),
            AlternatingOutputs = outputs,
            BlockWorkspace = blockWorkspace,
            SampleWorkspace = sampleWorkspace,
            StepStackElements = StackBudget.Holds(sampleWorkspace.Length, element) ? sampleWorkspace.Length : 0,
            WorkspaceElements = workspaceElements,
            WorkspaceSamples = workspaceSamples,
            ParameterPadding = layers.Max(layer => layer.Forward.Vectors) * lanes,
        };
    }
}
