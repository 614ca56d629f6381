using NetGen.Generator.Formulas;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>How a network is computed, decided from its shape alone.</summary>
internal sealed record NetworkPlan
{
    /// <summary>
    /// Up to this many outputs, delta W^T runs over a transposed copy of W, in order; beyond it, over the rows of W as they
    /// lie, each sum in as many chains as 64 bytes hold elements.
    /// </summary>
    private const int LargestTransposedOutputs = 32;

    /// <summary>Up to so many outputs, dot products over the inputs take fewer instructions than vectors of outputs that are mostly empty.</summary>
    private const int MostFewOutputs = 4;

    /// <summary>What the transposed weights of such a layer may take on the stack.</summary>
    private const int FewOutputsBytes = 1 << 12;

    /// <summary>What the inputs, activations and errors of one block of samples may take: each block reads and writes the gradients once.</summary>
    private const int BlockBytes = 1 << 21;

    private const int MostSamplesPerBlock = 256;

    /// <summary>What the outputs of two neighbouring layers may take while samples go through the layers: a quarter of a second-level cache, the rest is for weights.</summary>
    private const int PassBytes = 1 << 18;

    /// <summary>So many layers of one vector each are one kernel for one sample, well within what the JIT inlines in one method.</summary>
    private const int MostRowKernels = 4;

    /// <summary>What the values of one sample may take of the stack; those of larger networks are in a workspace.</summary>
    private const int StackBytes = 8 * 1024;

    /// <summary>The most neurons whose activations, 64 bytes each, a batch with a sample in each lane keeps on the stack: 8 KB.</summary>
    private const int MostSampleLaneNeurons = 128;

    public NetworkModel Model { get; init; } = null!;

    public ElementType ElementType { get; init; } = null!;

    /// <summary>The name of the element type: float or double.</summary>
    public string Element => ElementType.Name;

    /// <summary>The elements of 64 bytes, the widest vector.</summary>
    public int Lanes => ElementType.Lanes;

    public IReadOnlyList<LayerPlan> Layers { get; init; } = [];

    public LayerPlan OutputLayer => Layers[Layers.Count - 1];

    public int ParameterCount { get; init; }

    public int MultiplyAdds { get; init; }

    /// <summary>Whether the whole network is written out as named scalars.</summary>
    public bool IsUnrolled { get; init; }

    /// <summary>The orders of the sums over the outputs of a sample.</summary>
    public OutputSums OutputSums { get; init; } = null!;

    /// <summary>The order of the sums over the samples of a batch: gradients of weights and of biases, and the loss.</summary>
    public SumOrder SampleSums { get; init; } = null!;

    /// <summary>
    /// Whether a batch's forward pass has one sample in each lane: where no layer fills a vector with its outputs, and the
    /// activations of a vector of samples fit on the stack.
    /// </summary>
    public bool HasSampleLanes { get; init; }

    /// <summary>Whether two vectors of samples are computed together, so that they share each weight that is read: where both fit on the stack.</summary>
    public bool HasSampleLanePairs => HasSampleLanes && 2 * Model.Sizes.Sum() <= MostSampleLaneNeurons;

    /// <summary>The most samples that a batch computes together, whole tiles; only speed depends on it, no result.</summary>
    public int SamplesPerBlock { get; init; }

    /// <summary>The most samples that go through the layers together, whole tiles; a block takes several such passes where layers are wide.</summary>
    public int SamplesPerPass { get; init; }

    /// <summary>The samples of the largest tile of a kernel; the threads of a team get whole tiles.</summary>
    public int SamplesPerTile => HasSampleLanes ? Lanes : Layers.Max(layer => layer.Forward.Tile.Rows);

    /// <summary>The elements that reads may run past the last parameter.</summary>
    public int ParameterPadding { get; init; }

    /// <summary>Whether so many elements of one sample find place on the stack.</summary>
    public bool FitsOnStack(int elements) => elements * ElementType.Bytes <= StackBytes;

    public LossFormula Loss => LossFormula.Of(Model.Loss);

    public static NetworkPlan Create(NetworkModel model)
    {
        var element = ElementType.Of(model.Precision);
        int lanes = element.Lanes;
        var layers = new LayerPlan[model.LayerCount];
        int offset = 0;
        int multiplyAdds = Enumerable.Range(1, layers.Length).Sum(number => model.Sizes[number - 1] * model.Sizes[number]);
        bool isUnrolled = Unrolls(model, multiplyAdds);
        bool hasSampleLanes = model.Sizes.Skip(1).All(outputs => outputs <= lanes) && model.Sizes.Sum() <= MostSampleLaneNeurons;
        for (int number = 1; number <= layers.Length; number++)
        {
            int inputs = model.Sizes[number - 1];
            int outputs = model.Sizes[number];
            bool fitsFewOutputs = outputs <= MostFewOutputs && (long)inputs * outputs * element.Bytes <= FewOutputsBytes;
            bool hasFewOutputs = fitsFewOutputs && !hasSampleLanes && inputs >= 2 * lanes;
            var forward = ProductPlan.Create(inputs, outputs, lanes, hasInitial: model.HasBias);
            ProductPlan? transposedDelta = outputs <= LargestTransposedOutputs ? ProductPlan.Create(outputs, inputs, lanes, hasInitial: false) : null;
            layers[number - 1] = new LayerPlan
            {
                Number = number,
                Inputs = inputs,
                Outputs = outputs,
                Activation = model.Activations[number - 1],
                IsOutput = number == layers.Length,
                WeightsOffset = offset,
                BiasesOffset = model.HasBias ? offset + inputs * outputs : -1,
                ForwardSums = isUnrolled ? SumOrder.OverInputsOfScalars(model.HasBias) : hasFewOutputs ? SumOrder.OfTermsAcrossLanes(lanes, model.HasBias) : forward.Order,
                ErrorSums = isUnrolled ? SumOrder.OverOutputsOfScalars : transposedDelta?.Order ?? SumOrder.OfTermsAcrossLanes(lanes, hasInitial: false),
                Forward = forward,
                Fusion = LayerFusion.Create(
                    model.Activations[number - 1],
                    outputs,
                    isOutput: number == layers.Length,
                    areSumsVectors: !forward.IsInBlocks && !hasFewOutputs,
                    previous: number > 1 ? model.Activations[number - 2] : null,
                    areErrorsVectors: transposedDelta is not null),
                HasFewOutputs = hasFewOutputs,
                HasRowKernel = hasSampleLanes && model.LayerCount <= MostRowKernels,
                HasInputLanes = fitsFewOutputs && inputs % lanes == 0,
                TransposedDelta = transposedDelta,
            };
            offset += inputs * outputs + (model.HasBias ? outputs : 0);
        }

        int rows = layers.Max(layer => layer.Forward.Tile.Rows);
        int bytesPerSample = (model.InputSize + layers.Sum(layer => 2 * layer.Stride)) * element.Bytes;
        int samplesPerBlock = Math.Max(1, Math.Min(MostSamplesPerBlock, BlockBytes / bytesPerSample) / rows) * rows;
        int samplesPerPass = Math.Max(1, PassBytes / (2 * layers.Max(layer => layer.Stride) * element.Bytes) / rows) * rows;
        return new NetworkPlan
        {
            Model = model,
            ElementType = element,
            Layers = layers,
            ParameterCount = offset,
            MultiplyAdds = multiplyAdds,
            IsUnrolled = isUnrolled,
            OutputSums = OutputSums.Create(isUnrolled, lanes),
            SampleSums = hasSampleLanes ? SumOrder.OverSamplesInLanes(lanes) : SumOrder.OverSamples,
            HasSampleLanes = hasSampleLanes,
            SamplesPerBlock = samplesPerBlock,
            SamplesPerPass = Math.Min(samplesPerBlock, samplesPerPass),
            ParameterPadding = layers.Max(layer => layer.Forward.Vectors) * lanes,
        };
    }

    private static bool Unrolls(NetworkModel model, int multiplyAdds) =>
        model.Sizes.Sum() <= UnrollBudget.Neurons && model.Unroll switch
        {
            Unroll.Never => false,
            Unroll.Always => multiplyAdds <= UnrollBudget.Largest,
            _ => multiplyAdds <= UnrollBudget.Automatic,
        };
}
