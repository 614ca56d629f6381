using NetGen.Generator.Model;
using NetGen.Runtime;

namespace NetGen.Generator.Planning;

/// <summary>How one layer is computed. Everything follows from the shape, never from the hardware.</summary>
internal sealed record LayerPlan
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

    /// <summary>So many layers of one vector each are one kernel for one sample, well within what the JIT inlines in one method.</summary>
    private const int MostRowKernels = 4;

    /// <summary>The floats of 16 bytes.</summary>
    private const int FewClasses = 4;

    /// <summary>From so many inputs on, the samples of a batch come from a farther cache.</summary>
    private const int ManyInputs = 256;

    /// <summary>Parameters, gradients and states of a layer beyond this come from a farther cache than the second.</summary>
    private const int FarBytes = 1 << 19;

    /// <summary>The layer, counted from 1 as in the formulas.</summary>
    public int Number { get; private init; }

    public int Inputs { get; private init; }

    public int Outputs { get; private init; }

    /// <summary>The activation with its parameter.</summary>
    public LayerActivation Function { get; private init; } = null!;

    public Activation Activation => ActivationTable.MemberOf(Function.Definition);

    /// <summary>The first layer of the same activation and parameter, after which the type of the parameter is called.</summary>
    public int FunctionForm { get; private init; }

    /// <summary>Whether this is the last layer.</summary>
    public bool IsOutput { get; private init; }

    /// <summary>Where the layer's parameters are.</summary>
    public ParameterLayout Parameters { get; private init; }

    /// <summary>The index of W in the flat parameters.</summary>
    public int WeightsOffset => (int)Parameters.WeightsOffset;

    public bool HasBiases { get; private init; }

    /// <summary>The index of b in the flat parameters, behind W, where there are biases.</summary>
    public int BiasesOffset => (int)Parameters.BiasesOffset;

    /// <summary>The index behind the last parameter of the layer.</summary>
    public int ParametersEnd => (int)Parameters.End;

    public int WeightCount => (int)Parameters.WeightCount;

    /// <summary>The distance of two samples' inputs: padded in the workspace, exact in the caller's memory. The errors of the inputs have the same.</summary>
    public int InputStride { get; private init; }

    /// <summary>The distance of two samples' outputs in a workspace, in elements.</summary>
    public int Stride => Forward.Stride;

    /// <summary>The order of the sums z = a W + b, whatever computes them.</summary>
    public SumOrder ForwardSums { get; private init; } = null!;

    /// <summary>The order of the sums delta W^T, whatever computes them.</summary>
    public SumOrder ErrorSums { get; private init; } = null!;

    /// <summary>Which functions are part of the layer's products.</summary>
    public LayerFusion Fusion { get; private init; } = null!;

    /// <summary>z = a W + b in loops: rows are samples, columns outputs.</summary>
    public ProductPlan Forward { get; private init; } = null!;

    /// <summary>
    /// The same where the outputs are too few to lie across lanes: the inputs lie there instead, over W transposed. Null elsewhere, and where batches
    /// have a sample in each lane, whose sums run in the order of outputs across lanes.
    /// </summary>
    public DotProductPlan? FewOutputs { get; private init; }

    /// <summary>What W transposed takes of the stack then; that of one output lies in order as it is.</summary>
    public int FewOutputsStackElements { get; private init; }

    /// <summary>delta W^T in loops, with W transposed: rows are samples, columns inputs; null where rows of W are multiplied as they lie.</summary>
    public ProductPlan? TransposedDelta { get; private init; }

    /// <summary>delta W^T in loops, with the rows of W as they lie; null where W is transposed.</summary>
    public DotProductPlan? DeltaOverRows { get; private init; }

    /// <summary>Which sums z are computed together with a sample in each lane.</summary>
    public LaneTiles ForwardLaneTiles => LaneTiles.Of(Outputs, ForwardSums);

    /// <summary>Which sums delta W^T are.</summary>
    public LaneTiles ErrorLaneTiles => LaneTiles.Of(Inputs, ErrorSums);

    /// <summary>dW = a^T delta in loops.</summary>
    public GradientPlan Gradient { get; private init; } = null!;

    /// <summary>The update by a step on one sample, in loops.</summary>
    public UpdatePlan Update { get; private init; } = null!;

    /// <summary>Whether the layer, written out as scalars, is computed in vectors of four neurons.</summary>
    public bool HasNeuronVectors { get; private init; }

    /// <summary>Whether the layer of one sample is part of the kernel of the whole network: it is short, and each call would cost a good part of it.</summary>
    public bool HasRowKernel { get; private init; }

    /// <summary>Whether the errors of one sample are part of the kernel of a step: where the layer's forward pass is, and they need no pass of their own.</summary>
    public bool HasErrorRowKernel => HasRowKernel && Number > 1 && Fusion.Backward != Epilogue.Pass;

    /// <summary>
    /// Whether the logits of one sample, of a few classes, lie in the vector of 16 bytes that softmax takes: longer ones would read the rows of W
    /// across two lines of the cache.
    /// </summary>
    public bool HasShortLogits { get; private init; }

    /// <summary>Whether the kernel of one sample has vectors of 16 bytes, whatever the hardware has: that of such logits.</summary>
    public bool HasShortVectors => HasRowKernel && HasShortLogits;

    /// <summary>Whether errors of the inputs, over W transposed, lie in rows of whole panels; else the last vector of a row is stored in part.</summary>
    public bool HasWholeInputErrors => TransposedDelta is { } transposed && InputStride == transposed.Stride;

    /// <summary>The gradients that are in registers together with a sample in each lane.</summary>
    public LaneGradientTiles LaneGradientTiles => LaneGradientTiles.Of(Inputs, Outputs);

    /// <summary>Whether gradients and updates have the inputs across lanes, too: the outputs are few, and the inputs whole vectors.</summary>
    public bool HasInputLanes { get; private init; }

    /// <summary>Whether a row of W is whole vectors.</summary>
    public bool HasWholeRows => Forward.HasWholeRows;

    /// <summary>Whether gradients and new weights come from so far that those of the next tile are worth a hint to the caches.</summary>
    public bool HasFarWeights { get; private init; }

    /// <summary>Whether the kernels over rows store a = f(z); otherwise they store z.</summary>
    public bool StoresOutputs => !IsOutput && Fusion.Forward != Epilogue.Pass;

    /// <param name="model">The network.</param>
    /// <param name="number">The layer, counted from 1.</param>
    /// <param name="previous">The plan of the layer before; null for the first.</param>
    /// <param name="isUnrolled">Whether the network is written out as scalars.</param>
    /// <param name="hasSampleLanes">Whether its batches have a sample in each lane.</param>
    /// <param name="hasNeuronVectors">Whether the layer, written out as scalars, is computed in vectors of four neurons.</param>
    public static LayerPlan Create(NetworkModel model, int number, LayerPlan? previous, bool isUnrolled, bool hasSampleLanes, bool hasNeuronVectors)
    {
        var element = ElementType.Of(model.Precision);
        int lanes = element.Lanes;
        int inputs = model.Sizes[number - 1];
        int outputs = model.Sizes[number];
        LayerActivation activation = model.Activations[number - 1];
        bool isOutput = number == model.LayerCount;

        bool areOutputsFew = outputs <= MostFewOutputs && (long)inputs * outputs * element.Bytes <= FewOutputsBytes;
        bool hasInputLanes = areOutputsFew && inputs % lanes == 0;
        var forward = ProductPlan.Create(inputs, outputs, element, model.HasBias, hasFarRows: number == 1 && inputs >= ManyInputs);
        DotProductPlan? fewOutputs = areOutputsFew && !hasSampleLanes && inputs >= 2 * lanes ? DotProductPlan.Create(outputs, element, model.HasBias) : null;
        ProductPlan? transposedDelta = outputs <= LargestTransposedOutputs ? ProductPlan.Create(outputs, inputs, element, hasInitial: false, hasFarRows: false) : null;
        DotProductPlan? deltaOverRows = transposedDelta is null ? DotProductPlan.Create(inputs, element, hasInitial: false) : null;
        return new LayerPlan
        {
            Number = number,
            Inputs = inputs,
            Outputs = outputs,
            Function = activation,
            FunctionForm = model.Activations.ToList().IndexOf(activation) + 1,
            IsOutput = isOutput,
            Parameters = previous?.Parameters.Next(outputs) ?? ParameterLayout.First(inputs, outputs, model.HasBias),
            HasBiases = model.HasBias,
            InputStride = previous?.Stride ?? inputs,
            ForwardSums = isUnrolled ? SumOrder.OverInputsOfScalars(model.HasBias) : fewOutputs?.Order ?? forward.Order,
            ErrorSums = isUnrolled ? SumOrder.OverOutputsOfScalars : transposedDelta?.Order ?? deltaOverRows!.Order,
            Fusion = LayerFusion.Create(
                activation.Definition,
                isOutput,
                areSumsVectors: fewOutputs is null && !forward.StreamsRow,
                previous?.Function.Definition,
                areErrorsVectors: transposedDelta is not null),
            Forward = forward,
            FewOutputs = fewOutputs,
            FewOutputsStackElements = fewOutputs is not null && outputs > 1 ? StackBudget.Aligned(inputs * outputs, element) : 0,
            TransposedDelta = transposedDelta,
            DeltaOverRows = deltaOverRows,
            Gradient = GradientPlan.Create(inputs, outputs, forward.Vectors, hasInputLanes, element),
            Update = UpdatePlan.Create(inputs, outputs, forward.Vectors, hasWholeRows: forward.HasWholeRows && !hasInputLanes, propagates: number > 1 && transposedDelta is null),
            HasNeuronVectors = hasNeuronVectors,
            HasRowKernel = hasSampleLanes && model.LayerCount <= MostRowKernels,
            HasShortLogits = element.IsSingle && activation.Definition == ActivationDefinition.Softmax && outputs <= FewClasses,
            HasInputLanes = hasInputLanes,
            HasFarWeights = inputs * outputs * element.Bytes > FarBytes,
        };
    }
}
