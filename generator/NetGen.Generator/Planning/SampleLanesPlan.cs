using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>How a narrow network computes a batch with one sample in each lane.</summary>
internal sealed record SampleLanesPlan
{
    /// <summary>The most neurons whose activations, 64 bytes each, a batch keeps on the stack: 8 KB.</summary>
    private const int MostNeurons = 128;

    /// <summary>What the forward pass of a block of samples may take of the stack: four vectors of them for the widest networks that share each weight between two.</summary>
    private const int ForwardBytes = 12 * 1024;

    /// <summary>The samples of a block of the forward pass, whole vectors of 64 bytes.</summary>
    public int ForwardSamples { get; private init; }

    /// <summary>What the forward kernel keeps on the stack: a row for each neuron, and for each exponential whose logit log softmax still needs.</summary>
    public int ForwardElements { get; private init; }

    /// <summary>The same with what aligns it.</summary>
    public int StackElements { get; private init; }

    /// <summary>Where the backward pass keeps a block of samples.</summary>
    public SampleLanesWorkspace Workspace { get; private init; } = null!;

    /// <summary>Whether a network is computed so: where no layer fills a vector with its outputs, and the activations of a vector of samples fit on the stack.</summary>
    public static bool Applies(NetworkModel model, int lanes) => model.Sizes.Skip(1).All(outputs => outputs <= lanes) && model.Sizes.Sum() <= MostNeurons;

    /// <param name="layers">The layers.</param>
    /// <param name="element">The element type.</param>
    /// <param name="sampleSums">The order of the sums over samples.</param>
    public static SampleLanesPlan Create(IReadOnlyList<LayerPlan> layers, ElementType element, SumOrder sampleSums)
    {
        LayerPlan output = layers[layers.Count - 1];
        var workspace = SampleLanesWorkspace.Create(layers, element, sampleSums);
        int kept = layers[0].Inputs + layers.Sum(layer => layer.Outputs) + (output.Activation == Activation.LogSoftmax ? output.Outputs : 0);
        int vectors = Math.Max(1, Math.Min(ForwardBytes / (kept * element.Lanes * element.Bytes), workspace.Samples / element.Lanes));
        int samples = (vectors > 1 ? vectors - vectors % 2 : 1) * element.Lanes;
        return new()
        {
            ForwardSamples = samples,
            ForwardElements = kept * samples,
            StackElements = StackBudget.Aligned(kept * samples, element),
            Workspace = workspace,
        };
    }
}
