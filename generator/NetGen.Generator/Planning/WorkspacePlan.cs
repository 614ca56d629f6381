namespace NetGen.Generator.Planning;

/// <summary>Where the intermediate values of some samples lie in a workspace, a row for each sample: what the backward kernels in loops keep.</summary>
internal sealed class WorkspacePlan
{
    private readonly BufferPlan[] _outputs;
    private readonly BufferPlan[] _sums;
    private readonly BufferPlan[] _errors;
    private readonly BufferPlan[] _transposed;

    private WorkspacePlan(int layers)
    {
        _outputs = new BufferPlan[layers + 1];
        _sums = new BufferPlan[layers + 1];
        _errors = new BufferPlan[layers + 1];
        _transposed = new BufferPlan[layers + 1];
    }

    /// <summary>The loss of each sample.</summary>
    public BufferPlan Losses { get; private set; }

    /// <summary>The gradients of a block of rows of one layer, where a step in place does not update row by row.</summary>
    public BufferPlan Gradients { get; private set; }

    /// <summary>The elements of all of them.</summary>
    public int Length { get; private set; }

    /// <summary>
    /// The outputs a of a layer, [samples][stride]; nobody keeps those of the output layer, whose place takes the one-hot rows that
    /// labels stand for.
    /// </summary>
    public BufferPlan Outputs(int layer) => _outputs[layer];

    /// <summary>The sums z of a layer, where the backward pass reads them; otherwise they share the place of the outputs.</summary>
    public BufferPlan Sums(int layer) => _sums[layer];

    /// <summary>The errors delta of a layer, [samples][stride].</summary>
    public BufferPlan Errors(int layer) => _errors[layer];

    /// <summary>The transposed weights of a layer, [outputs][stride of inputs], where its error is computed from them.</summary>
    public BufferPlan Transposed(int layer) => _transposed[layer];

    /// <summary>The values of a block of samples.</summary>
    public static WorkspacePlan OfBlock(IReadOnlyList<LayerPlan> layers, ElementType element, int samples) => Create(layers, element, samples, withInputErrors: true);

    /// <summary>The values of a step on one sample, which needs no errors of the inputs, side by side: they share few lines of the nearest cache.</summary>
    public static WorkspacePlan OfSample(IReadOnlyList<LayerPlan> layers, ElementType element) => Create(layers, element, samples: 1, withInputErrors: false);

    private static WorkspacePlan Create(IReadOnlyList<LayerPlan> layers, ElementType element, int samples, bool withInputErrors)
    {
        var workspace = new WorkspacePlan(layers.Count);
        var buffers = new BufferSequence();
        foreach (LayerPlan layer in layers)
        {
            workspace._outputs[layer.Number] = buffers.Add(samples, layer.Stride);
            workspace._sums[layer.Number] = layer.Fusion.KeepsSums ? buffers.Add(samples, layer.Stride) : workspace._outputs[layer.Number];
            workspace._errors[layer.Number] = buffers.Add(samples, layer.Stride);
            if (layer.TransposedDelta is { } transposed && (layer.Number > 1 || withInputErrors))
                workspace._transposed[layer.Number] = buffers.Add(layer.Outputs, transposed.Stride);
        }

        workspace.Losses = buffers.Add(1, element.WholeVectors(samples));
        workspace.Gradients = buffers.Add(1, layers.Max(layer => layer.Update.Form != UpdateForm.BlocksOfRows ? 0 : element.WholeVectors(layer.Update.RowsPerBlock * layer.Outputs + layer.Stride)));
        workspace.Length = buffers.Length;
        return workspace;
    }
}
