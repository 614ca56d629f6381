namespace NetGen.Generator.Planning;

/// <summary>
/// Where the values of a block of samples lie in a workspace when a batch trains with one sample in each lane: a row for each neuron, a column for
/// each sample.
/// </summary>
internal sealed class SampleLanesWorkspace
{
    /// <summary>What the rows of a block may take, so that with the chains of the gradients they stay in a first-level cache of 32 KB.</summary>
    private const int BlockBytes = 20 * 1024;

    private const int LeastVectorsPerBlock = 4;

    /// <summary>Beyond, what a block costs besides its samples no longer shows.</summary>
    private const int MostVectorsPerBlock = 16;

    private readonly BufferPlan[] _outputs;
    private readonly BufferPlan[] _sums;

    private SampleLanesWorkspace(int layers, int samples)
    {
        _outputs = new BufferPlan[layers + 1];
        _sums = new BufferPlan[layers + 1];
        Samples = samples;
    }

    /// <summary>The samples of a block, and the distance of two rows.</summary>
    public int Samples { get; }

    public BufferPlan Targets { get; private set; }

    /// <summary>What each sample's error is multiplied by: its weight and the factor of the mean.</summary>
    public BufferPlan Scales { get; private set; }

    public BufferPlan Losses { get; private set; }

    /// <summary>The gradients of the inputs, one row for each.</summary>
    public BufferPlan InputErrors { get; private set; }

    /// <summary>The chains of each gradient's sum over the samples: a row for each parameter, a column for each chain.</summary>
    public BufferPlan Chains { get; private set; }

    /// <summary>The elements of all of them.</summary>
    public int Length { get; private set; }

    private BufferPlan OddErrors { get; set; }

    private BufferPlan EvenErrors { get; set; }

    /// <summary>The outputs a of a layer; those of layer 0 are the inputs.</summary>
    public BufferPlan Outputs(int layer) => _outputs[layer];

    /// <summary>The sums z of a layer, where they are read again; otherwise they share the place of the outputs.</summary>
    public BufferPlan Sums(int layer) => _sums[layer];

    /// <summary>The errors of a layer: odd and even layers take turns, since only two neighbours live at once.</summary>
    public BufferPlan Errors(int layer) => layer % 2 == 0 ? EvenErrors : OddErrors;

    /// <param name="layers">The layers.</param>
    /// <param name="element">The element type.</param>
    /// <param name="sampleSums">The order of the sums over samples.</param>
    public static SampleLanesWorkspace Create(IReadOnlyList<LayerPlan> layers, ElementType element, SumOrder sampleSums)
    {
        LayerPlan output = layers[layers.Count - 1];
        int inputs = layers[0].Inputs;
        int widest = layers.Max(layer => layer.Outputs);
        int neurons = inputs + layers.Sum(layer => layer.Outputs);
        int rows = neurons + layers.Sum(layer => layer.Fusion.KeepsSums ? layer.Outputs : 0) + 2 * widest + output.Outputs;
        int samples = element.Lanes * Math.Max(LeastVectorsPerBlock, Math.Min(MostVectorsPerBlock, BlockBytes / (element.Lanes * element.Bytes * rows)));

        var workspace = new SampleLanesWorkspace(layers.Count, samples);
        var buffers = new BufferSequence();
        workspace._outputs[0] = buffers.Add(inputs, samples);
        foreach (LayerPlan layer in layers)
        {
            workspace._outputs[layer.Number] = buffers.Add(layer.Outputs, samples);
            workspace._sums[layer.Number] = layer.Fusion.KeepsSums ? buffers.Add(layer.Outputs, samples) : workspace._outputs[layer.Number];
        }

        workspace.OddErrors = buffers.Add(widest, samples);
        workspace.EvenErrors = buffers.Add(widest, samples);
        workspace.Targets = buffers.Add(output.Outputs, samples);
        workspace.Scales = buffers.Add(1, samples);
        workspace.Losses = buffers.Add(1, samples);
        workspace.InputErrors = buffers.Add(inputs, samples);
        workspace.Chains = buffers.Add(output.ParametersEnd, sampleSums.Chains);
        workspace.Length = buffers.Length;
        return workspace;
    }
}
