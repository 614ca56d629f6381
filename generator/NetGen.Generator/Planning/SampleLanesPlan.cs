using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>How a narrow network computes a batch with one sample in each lane.</summary>
internal sealed record SampleLanesPlan
{
    /// <summary>The most neurons whose activations, 64 bytes each, a batch keeps on the stack: 8 KB.</summary>
    private const int MostNeurons = 128;

    /// <summary>
    /// The most neurons of which a method over pairs of vectors holds all sums: each costs some seven inlined calls, and the JIT stops
    /// inlining at about 300. Beyond, each layer is a method of its own.
    /// </summary>
    private const int MostNeuronsInOneMethod = 16;

    /// <summary>The sums that a loop over the terms keeps in registers: eight hide the latency of the multiply-add.</summary>
    private const int SumsInRegisters = 8;

    /// <summary>The same for two vectors of samples: with what is read beside them, twelve sums fit in the 16 registers of AVX2.</summary>
    private const int SumsOfPairsInRegisters = 6;

    /// <summary>The inputs and outputs whose gradients are in registers: sixteen accumulators and eight operands, 24 of 32 registers.</summary>
    public const int GradientInputs = 4;

    public const int GradientOutputs = 4;

    /// <summary>Whether two vectors of samples are computed together, so that they share each weight that is read: where both fit on the stack.</summary>
    public bool HasPairs { get; private init; }

    /// <summary>Whether each layer of a pair is a method of its own.</summary>
    public bool HasLayerMethodsOfPairs { get; private init; }

    /// <summary>What the forward kernel keeps on the stack: a vector, or two, for each neuron, and for each exponential whose logit log softmax still needs.</summary>
    public int ForwardElements { get; private init; }

    /// <summary>The same with what aligns it.</summary>
    public int StackElements { get; private init; }

    /// <summary>Where the backward pass keeps a block of samples.</summary>
    public SampleLanesWorkspace Workspace { get; private init; } = null!;

    /// <summary>The sums of a layer that are computed together.</summary>
    /// <param name="order">The order of each.</param>
    /// <param name="vectors">The vectors of samples, one or two.</param>
    public static int SumsPerTile(SumOrder order, int vectors) => Math.Max(1, (vectors == 1 ? SumsInRegisters : SumsOfPairsInRegisters) / order.Chains);

    /// <summary>Whether a network is computed so: where no layer fills a vector with its outputs, and the activations of a vector of samples fit on the stack.</summary>
    public static bool Applies(NetworkModel model, int lanes) => model.Sizes.Skip(1).All(outputs => outputs <= lanes) && model.Sizes.Sum() <= MostNeurons;

    /// <param name="layers">The layers.</param>
    /// <param name="element">The element type.</param>
    /// <param name="sampleSums">The order of the sums over samples.</param>
    public static SampleLanesPlan Create(IReadOnlyList<LayerPlan> layers, ElementType element, SumOrder sampleSums)
    {
        LayerPlan output = layers[layers.Count - 1];
        int outputs = layers.Sum(layer => layer.Outputs);
        int neurons = layers[0].Inputs + outputs;
        bool hasPairs = 2 * neurons <= MostNeurons;
        int kept = neurons + (output.Activation == Activation.LogSoftmax ? output.Outputs : 0);
        int elements = kept * (hasPairs ? 2 : 1) * element.Lanes;
        return new()
        {
            HasPairs = hasPairs,
            HasLayerMethodsOfPairs = outputs > MostNeuronsInOneMethod,
            ForwardElements = elements,
            StackElements = StackBudget.Aligned(elements, element),
            Workspace = SampleLanesWorkspace.Create(layers, element, sampleSums),
        };
    }
}
