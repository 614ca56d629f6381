namespace NetGen.Generator.Planning;

/// <summary>
/// How a narrow network trains on a batch with one sample in each lane: where the rows of a block lie in a workspace, a row for each
/// neuron and a column for each sample, as offsets in elements.
/// </summary>
internal sealed class SampleLanesPlan
{
    /// <summary>What the rows of a block may take, so that with the chains of the gradients they stay in a first-level cache of 32 KB.</summary>
    private const int BlockBytes = 20 * 1024;

    private const int LeastVectorsPerBlock = 4;

    /// <summary>Beyond, what a block costs besides its samples no longer shows.</summary>
    private const int MostVectorsPerBlock = 16;

    private readonly int[] _outputs;
    private readonly int[] _sums;

    private SampleLanesPlan(int layers)
    {
        _outputs = new int[layers + 1];
        _sums = new int[layers + 1];
    }

    /// <summary>The samples of a block, and the distance of two rows.</summary>
    public int Samples { get; private set; }

    /// <summary>The errors of odd and of even layers: only two neighbours live at once.</summary>
    public int OddErrors { get; private set; }

    public int EvenErrors { get; private set; }

    public int Targets { get; private set; }

    /// <summary>What each sample's error is multiplied by: its weight and the factor of the mean.</summary>
    public int Scales { get; private set; }

    public int Losses { get; private set; }

    /// <summary>The gradients of the inputs, one row for each.</summary>
    public int InputErrors { get; private set; }

    /// <summary>The chains of each gradient's sum over the samples: 64 bytes for each parameter.</summary>
    public int Chains { get; private set; }

    public int Length { get; private set; }

    /// <summary>The outputs a of a layer; those of layer 0 are the inputs.</summary>
    public int Outputs(int layer) => _outputs[layer];

    /// <summary>The sums z of a layer, where they are read again; otherwise they share the place of the outputs.</summary>
    public int Sums(int layer) => _sums[layer];

    public int Errors(int layer) => layer % 2 == 0 ? EvenErrors : OddErrors;

    public static SampleLanesPlan Create(NetworkPlan plan)
    {
        int rows = plan.Model.Sizes.Sum() + plan.Layers.Sum(layer => layer.Fusion.KeepsSums ? layer.Outputs : 0) + 2 * plan.Layers.Max(layer => layer.Outputs) + plan.Model.OutputSize;
        int samples = plan.Lanes * Math.Max(LeastVectorsPerBlock, Math.Min(MostVectorsPerBlock, BlockBytes / (64 * rows)));
        var lanes = new SampleLanesPlan(plan.Layers.Count) { Samples = samples };
        int next = 0;
        lanes._outputs[0] = Take(plan.Model.InputSize * samples);
        foreach (LayerPlan layer in plan.Layers)
        {
            lanes._outputs[layer.Number] = Take(layer.Outputs * samples);
            lanes._sums[layer.Number] = layer.Fusion.KeepsSums ? Take(layer.Outputs * samples) : lanes._outputs[layer.Number];
        }

        int widest = plan.Layers.Max(layer => layer.Outputs);
        lanes.OddErrors = Take(widest * samples);
        lanes.EvenErrors = Take(widest * samples);
        lanes.Targets = Take(plan.Model.OutputSize * samples);
        lanes.Scales = Take(samples);
        lanes.Losses = Take(samples);
        lanes.InputErrors = Take(plan.Model.InputSize * samples);
        lanes.Chains = Take(plan.ParameterCount * plan.Lanes);
        lanes.Length = next;
        return lanes;

        int Take(int length)
        {
            int offset = next;
            next += length;
            return offset;
        }
    }
}
