namespace NetGen.Generator.Planning;

/// <summary>
/// Where the outputs of layers lie in a forward pass that keeps none of them: odd and even layers take turns. Those of one sample are on the stack
/// where they fit, those of a pass of samples in a workspace.
/// </summary>
/// <param name="OddStride">The elements of a sample's outputs of the widest odd layer.</param>
/// <param name="EvenStride">The same of even layers; 0 where there is none.</param>
/// <param name="FitOnStack">Whether those of one sample do.</param>
/// <param name="StackElements">What they take of it, with what aligns them.</param>
internal sealed record AlternatingOutputs(int OddStride, int EvenStride, bool FitOnStack, int StackElements)
{
    /// <summary>The elements of one sample.</summary>
    public int Elements => OddStride + EvenStride;

    /// <summary>Which of the two places the outputs of a layer take.</summary>
    public static bool IsOdd(int layer) => layer % 2 == 1;

    public static AlternatingOutputs Create(IReadOnlyList<LayerPlan> layers, ElementType element)
    {
        int odd = layers.Where(layer => IsOdd(layer.Number)).Max(layer => layer.Stride);
        int even = layers.Where(layer => !IsOdd(layer.Number)).Select(layer => layer.Stride).DefaultIfEmpty(0).Max();
        return new(odd, even, StackBudget.Holds(odd + even, element), StackBudget.Aligned(odd + even, element));
    }
}
