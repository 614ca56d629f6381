namespace NetGen.Generator.Planning;

/// <summary>How many samples kernels in loops compute together; only speed depends on it, no result.</summary>
/// <param name="SamplesPerBlock">The most samples whose activations and errors are kept until their gradients are added, whole tiles.</param>
/// <param name="SamplesPerPass">The most samples that go through the layers together, whole tiles; a block takes several such passes where layers are wide.</param>
internal sealed record SampleBlocks(int SamplesPerBlock, int SamplesPerPass)
{
    /// <summary>What the inputs, activations and errors of one block of samples may take: each block reads and writes the gradients once.</summary>
    private const int BlockBytes = 1 << 21;

    private const int MostSamplesPerBlock = 256;

    /// <summary>What the outputs of two neighbouring layers may take while samples go through the layers: a quarter of a second-level cache, the rest is for weights.</summary>
    private const int PassBytes = 1 << 18;

    public static SampleBlocks Create(IReadOnlyList<LayerPlan> layers, ElementType element)
    {
        int rows = layers.Max(layer => layer.Forward.Tile.Rows);
        int bytesPerSample = (layers[0].Inputs + layers.Sum(layer => 2 * layer.Stride)) * element.Bytes;
        int samplesPerBlock = Math.Max(1, Math.Min(MostSamplesPerBlock, BlockBytes / bytesPerSample) / rows) * rows;
        int samplesPerPass = Math.Max(1, PassBytes / (2 * layers.Max(layer => layer.Stride) * element.Bytes) / rows) * rows;
        return new(samplesPerBlock, Math.Min(samplesPerBlock, samplesPerPass));
    }
}
