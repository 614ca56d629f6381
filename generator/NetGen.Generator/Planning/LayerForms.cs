namespace NetGen.Generator.Planning;

/// <summary>
/// Which layers share what is written of them: each number is that of the first layer of the same form, whose kernels the others call. A network of
/// many equal layers is then a short file, and the JIT compiles each kernel once.
/// </summary>
/// <param name="Shape">The sizes and distances.</param>
/// <param name="Forward">The same, and what becomes of z.</param>
/// <param name="Errors">The same, and what the errors of the layer before are multiplied by.</param>
internal readonly record struct LayerForms(int Shape, int Forward, int Errors)
{
    /// <summary>The forms of all layers, in their order.</summary>
    public static LayerForms[] Of(IReadOnlyList<LayerPlan> layers)
    {
        var shapes = new Dictionary<object, int>();
        var forward = new Dictionary<object, int>();
        var errors = new Dictionary<object, int>();
        return [.. layers.Select(layer =>
        {
            int shape = First(shapes, (layer.Inputs, layer.Outputs, layer.InputStride, layer.Stride, layer.HasFarWeights), layer.Number);
            return new LayerForms(
                shape,
                First(forward, (shape, layer.Forward.FetchesRows, layer.StoresOutputs, layer.StoresOutputs ? layer.Function : null), layer.Number),
                First(errors, (shape, layer.Number == 1, layer.Number == 1 ? default : layers[layer.Number - 2].Function), layer.Number));
        })];
    }

    private static int First(Dictionary<object, int> forms, object form, int number)
    {
        if (!forms.TryGetValue(form, out int first))
            forms.Add(form, first = number);
        return first;
    }
}
