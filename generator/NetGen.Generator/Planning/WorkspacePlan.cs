namespace NetGen.Generator.Planning;

/// <summary>
/// Where the intermediate values of one block of samples lie in a workspace, as offsets in elements. Every part starts at a
/// multiple of 64 bytes, because strides are whole vectors.
/// </summary>
internal sealed class WorkspacePlan
{
    private readonly int[] _outputs;
    private readonly int[] _sums;
    private readonly int[] _errors;
    private readonly int[] _transposed;

    private WorkspacePlan(int layers)
    {
        _outputs = new int[layers + 1];
        _sums = new int[layers + 1];
        _errors = new int[layers + 1];
        _transposed = new int[layers + 1];
    }

    /// <summary>The loss of each sample.</summary>
    public int Losses { get; private set; }

    /// <summary>The gradients of a block of rows of one layer, where a step in place does not update row by row.</summary>
    public int Gradients { get; private set; }

    public int Length { get; private set; }

    /// <summary>
    /// The outputs a of a layer, [samples][stride]; nobody keeps those of the output layer, whose place takes the one-hot rows that
    /// labels stand for.
    /// </summary>
    public int Outputs(int layer) => _outputs[layer];

    /// <summary>The sums z of a layer, where the backward pass reads them; otherwise they share the place of the outputs.</summary>
    public int Sums(int layer) => _sums[layer];

    /// <summary>The errors delta of a layer, [samples][stride].</summary>
    public int Errors(int layer) => _errors[layer];

    /// <summary>The transposed weights of a layer, [outputs][stride of inputs], where its error is computed from them.</summary>
    public int Transposed(int layer) => _transposed[layer];

    /// <summary>The values of a block of samples.</summary>
    public static WorkspacePlan Create(NetworkPlan plan) => Create(plan, plan.SamplesPerBlock, withInputErrors: true);

    /// <summary>The values of a step on one sample, which needs no errors of the inputs, side by side: they share few lines of the nearest cache.</summary>
    public static WorkspacePlan CreateForSample(NetworkPlan plan) => Create(plan, samples: 1, withInputErrors: false);

    private static WorkspacePlan Create(NetworkPlan plan, int samples, bool withInputErrors)
    {
        var workspace = new WorkspacePlan(plan.Layers.Count);
        int next = 0;
        foreach (LayerPlan layer in plan.Layers)
        {
            workspace._outputs[layer.Number] = Take(samples * layer.Stride);
            workspace._sums[layer.Number] = layer.Fusion.KeepsSums ? Take(samples * layer.Stride) : workspace._outputs[layer.Number];
            workspace._errors[layer.Number] = Take(samples * layer.Stride);
            if (layer.TransposedDelta is { } transposed && (layer.Number > 1 || withInputErrors))
                workspace._transposed[layer.Number] = Take(layer.Outputs * transposed.Stride);
        }

        workspace.Losses = Take(plan.ElementType.WholeVectors(samples));
        workspace.Gradients = Take(plan.Layers.Max(layer => layer.HasWholeRows ? 0 : plan.ElementType.WholeVectors(layer.InputsPerBlock * layer.Outputs + layer.Stride)));
        workspace.Length = next;
        return workspace;

        int Take(int length)
        {
            int offset = next;
            next += length;
            return offset;
        }
    }
}
