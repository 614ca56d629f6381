
namespace NetGen.Generator.Planning.Operations;

/// <summary>The forward passes of a network in loops, a row for each sample; nothing is kept but what the next layer reads.</summary>
/// <param name="parts">The network.</param>
/// <param name="samples">The samples of a block.</param>
/// <param name="place">Where outputs of layers lie.</param>
internal sealed class RowForwardPasses(PassParts parts, int samples, BufferPlace place)
{
    private readonly RowProducts _products = new(parts, isOneSample: samples == 1);

    public Pass Forward()
    {
        LayerPlan last = parts.OutputLayer;
        OperandBuffer outputs = parts.OfCaller("y", BufferPlace.Outputs, samples, last.Outputs);
        return Of(
        [
            .. Layers(),
            parts.OutputFunction(last, Alternating("z", last), outputs),
        ]);
    }

    public Pass Classification() => Of([.. Layers(), new Classification(Alternating("z", parts.OutputLayer)) { Layer = parts.OutputLayer.Number }]);

    private Pass Of(IReadOnlyList<Operation> operations) => new(BufferLayout.Rows, samples, operations);

    private IEnumerable<Operation> Layers() => parts.Layers.SelectMany(layer => _products.Forward(
        layer,
        layer.Number == 1 ? parts.OfCaller("x", BufferPlace.Inputs, samples, layer.Inputs) : Alternating("a", parts.Before(layer)),
        Alternating("z", layer),
        Alternating("a", layer)));

    /// <summary>Odd and even layers take turns.</summary>
    private OperandBuffer Alternating(string name, LayerPlan layer) => new(
        $"{name}{layer.Number}",
        parts.Element,
        BufferLayout.Rows,
        place,
        BufferLifetime.Operation,
        AlternatingOutputs.IsOdd(layer.Number) ? 0 : samples * parts.AlternatingOutputs.OddStride,
        samples,
        layer.Outputs,
        layer.Stride);
}
