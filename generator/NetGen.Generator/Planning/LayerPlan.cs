namespace NetGen.Generator.Planning;

/// <summary>How one layer is computed. Everything follows from the shape, never from the hardware.</summary>
internal sealed record LayerPlan
{
    /// <summary>A block of rows of W: whole tiles of the gradients, and 8 KB of them at most, in <c>float</c>.</summary>
    private const int InputsPerNarrowBlock = 64;

    private const int MostNarrowOutputs = 32;

    /// <summary>A block of longer rows: one tile.</summary>
    private const int InputsPerWideBlock = 8;

    /// <summary>The layer, counted from 1 as in the formulas.</summary>
    public int Number { get; init; }

    public int Inputs { get; init; }

    public int Outputs { get; init; }

    public Activation Activation { get; init; }

    /// <summary>Whether this is the last layer.</summary>
    public bool IsOutput { get; init; }

    /// <summary>The index of W in the flat parameters.</summary>
    public int WeightsOffset { get; init; }

    /// <summary>The index of b in the flat parameters; -1 without biases.</summary>
    public int BiasesOffset { get; init; }

    /// <summary>The order of the sums z = a W + b, whatever computes them.</summary>
    public SumOrder ForwardSums { get; init; } = null!;

    /// <summary>The order of the sums delta W^T, whatever computes them.</summary>
    public SumOrder ErrorSums { get; init; } = null!;

    /// <summary>z = a W + b in loops: rows are samples, columns outputs.</summary>
    public ProductPlan Forward { get; init; } = null!;

    /// <summary>delta W^T in loops, with W transposed: rows are samples, columns inputs; null where rows of W are multiplied as they lie.</summary>
    public ProductPlan? TransposedDelta { get; init; }

    /// <summary>Which functions are part of the layer's products.</summary>
    public LayerFusion Fusion { get; init; } = null!;

    /// <summary>
    /// Whether the outputs are too few to lie across lanes: in sums the inputs lie there instead, over W transposed. Not where batches have a
    /// sample in each lane, whose sums run in the order of outputs across lanes.
    /// </summary>
    public bool HasFewOutputs { get; init; }

    /// <summary>Whether the layer of one sample is part of the kernel of the whole network: it is short, and each call would cost a good part of it.</summary>
    public bool HasRowKernel { get; init; }

    /// <summary>Whether the errors of one sample are part of the kernel of a step: where the layer's forward pass is, and they need no pass of their own.</summary>
    public bool HasErrorRowKernel => HasRowKernel && Number > 1 && Fusion.Backward != Epilogue.Pass;

    /// <summary>Whether gradients and updates have the inputs across lanes, too: the outputs are few, and the inputs whole vectors.</summary>
    public bool HasInputLanes { get; init; }

    /// <summary>Whether a row of W is whole vectors, and outputs lie across them.</summary>
    public bool HasWholeRows => Outputs == Stride && !HasInputLanes;

    /// <summary>The rows of W whose gradients a step in place puts side by side, where rows are no whole vectors.</summary>
    public int InputsPerBlock => Math.Min(Inputs, Outputs <= MostNarrowOutputs ? InputsPerNarrowBlock : InputsPerWideBlock);

    /// <summary>Whether a step in place reads the rows of W once for the errors of the layer before and for their update.</summary>
    public bool PropagatesInUpdate => Number > 1 && TransposedDelta is null && HasWholeRows;

    /// <summary>Whether the kernels over rows store a = f(z); otherwise they store z.</summary>
    public bool StoresOutputs => !IsOutput && Fusion.Forward != Epilogue.Pass;

    /// <summary>Whether the layer is a softmax over two outputs, which has a form of its own with a sample in each lane.</summary>
    public bool HasSoftmaxOfTwo => LayerFusion.IsSoftmaxOfTwo(Activation, Outputs);

    /// <summary>The distance of two samples' outputs in a workspace, in elements.</summary>
    public int Stride => Forward.Stride;

    public int WeightCount => Inputs * Outputs;
}
