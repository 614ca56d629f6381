extern alias generator;

using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;

namespace NetGen.Benchmarks.Peers;

/// <summary>How C lays out a layer. Layout is no part of the bits: each matrix lies as the sums of the forward pass read it.</summary>
/// <param name="Number">The layer, counted from 1.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="IsByOutputs">Whether the weights are [outputs][inputs], for dot products; otherwise [inputs][outputs].</param>
/// <param name="Lanes">The numbers of a vector.</param>
internal sealed record ExactLayer(int Number, int Inputs, int Outputs, bool IsByOutputs, int Lanes)
{
    /// <summary>Chains that lie across lanes are as many as the widest vector has; fewer lie side by side.</summary>
    public const int LeastChainsAcrossLanes = 16;

    /// <summary>The weights.</summary>
    public string Weights => $"W{Number}";

    /// <summary>The biases.</summary>
    public string Biases => $"b{Number}";

    /// <summary>The rows of the weights that mean something.</summary>
    public int Rows => IsByOutputs ? Outputs : Inputs;

    /// <summary>A row of the weights.</summary>
    public ExactRow Row => new(IsByOutputs ? Inputs : Outputs, Lanes);

    /// <summary>A row of the outputs.</summary>
    public ExactRow OutputRow => new(Outputs, Lanes);

    /// <summary>The shape of the weights in memory: whole blocks of four rows, and whole vectors; what is too many stays 0.</summary>
    public string Shape => $"[{(Rows + 3) / 4 * 4}][{Row.Padded}]";

    /// <summary>All layers.</summary>
    public static IReadOnlyList<ExactLayer> Of(NetworkPlan plan, int lanes) =>
    [
        .. plan.Passes.ForwardSample.Operations.OfType<Product>().Select(product => new ExactLayer(
            product.Layer, plan.Layers[product.Layer - 1].Inputs, plan.Layers[product.Layer - 1].Outputs, product.Order.Chains >= LeastChainsAcrossLanes, lanes)),
    ];
}
