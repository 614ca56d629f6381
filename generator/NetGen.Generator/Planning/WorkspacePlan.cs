using NetGen.Generator.Formulas;

namespace NetGen.Generator.Planning;

/// <summary>
/// Where the intermediate values of one block of samples lie in a workspace, as offsets in elements. Every part starts at a
/// multiple of 64 bytes, because strides are whole vectors.
/// </summary>
internal sealed class WorkspacePlan
{
    private readonly int[] _outputs;
    private readonly int[] _sums;
    private readonly int[] _transposed;

    private WorkspacePlan(int layers)
    {
        _outputs = new int[layers + 1];
        _sums = new int[layers + 1];
        _transposed = new int[layers + 1];
    }

    /// <summary>The errors of odd and of even layers: only two neighbours live at once.</summary>
    public int OddErrors { get; private set; }

    public int EvenErrors { get; private set; }

    /// <summary>The one-hot row that a label stands for.</summary>
    public int OneHot { get; private set; }

    public int Length { get; private set; }

    /// <summary>The outputs a of a layer, [samples][stride].</summary>
    public int Outputs(int layer) => _outputs[layer];

    /// <summary>The sums z of a layer, where the backward pass reads them; otherwise they share the place of the outputs.</summary>
    public int Sums(int layer) => _sums[layer];

    /// <summary>The transposed weights of a layer, [outputs][stride of inputs], where its error is computed from them.</summary>
    public int Transposed(int layer) => _transposed[layer];

    public int Errors(int layer) => layer % 2 == 0 ? EvenErrors : OddErrors;

    public static WorkspacePlan Create(NetworkPlan plan)
    {
        int samples = plan.SamplesPerBlock;
        var workspace = new WorkspacePlan(plan.Layers.Count);
        int next = 0;
        foreach (LayerPlan layer in plan.Layers)
        {
            workspace._outputs[layer.Number] = Take(samples * layer.Stride);
            bool keepsSums = layer.IsOutput || !ActivationFormula.Of(layer.Activation).DerivativeOfOutput;
            workspace._sums[layer.Number] = keepsSums ? Take(samples * layer.Stride) : workspace._outputs[layer.Number];
            if (layer.TransposedDelta is { } transposed)
                workspace._transposed[layer.Number] = Take(layer.Outputs * transposed.Stride);
        }

        int widest = plan.Layers.Max(layer => layer.Stride);
        workspace.OddErrors = Take(samples * widest);
        workspace.EvenErrors = Take(samples * widest);
        workspace.OneHot = Take(plan.OutputLayer.Stride);
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
