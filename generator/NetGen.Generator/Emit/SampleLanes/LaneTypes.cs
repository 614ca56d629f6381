using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>The types that say to a kernel with a sample in each lane what to compute.</summary>
internal static class LaneTypes
{
    /// <summary>The block of samples of a forward pass.</summary>
    public const string ForwardRows = "ForwardBlock";

    /// <summary>The block of samples of a backward pass, and of the forward pass that it needs.</summary>
    public const string BackwardRows = "BackwardBlock";

    /// <summary>z = a W + b, or a = f(z) of it, as a statement.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="rows">The type of the block.</param>
    /// <param name="appliesFunction">Whether f is part of it.</param>
    /// <param name="result">The variable of the results.</param>
    public static string ForwardCall(NetworkPlan plan, LayerPlan layer, string rows, bool appliesFunction, string result)
    {
        string start = layer.HasBiases ? "FromRows" : Start(layer.ForwardSums);
        string finish = appliesFunction ? $"Activated<{KernelTypes.Activation(layer)}>" : "Stored";
        string biases = layer.HasBiases ? $"Unsafe.Add(ref parameters, b{layer.Number})" : "parameters";
        return $"LaneProducts.Sum<TLanes, {plan.Element}, LaneForwardProduct<{KernelTypes.Layer(plan, layer)}, {rows}>, {start}, {finish}, {Tiles(layer.ForwardLaneTiles, layer.ForwardSums)}>" +
            $"({ParameterText.Weights(layer)}, ref a{layer.Number - 1}, ref {biases}, ref {result}, ref {result}, {layer.Outputs}, columns);";
    }

    /// <summary>delta W^T, with f' of the layer before where that is part of it, as a statement.</summary>
    public static string ErrorCall(NetworkPlan plan, LayerPlan layer, string result)
    {
        bool isFused = layer.Fusion.BackwardInLanes == Epilogue.InProduct;
        string finish = isFused ? $"TimesDerivative<{KernelTypes.Activation(plan.Before(layer))}>" : "Stored";
        string operand = isFused ? $"ref {DerivativeText.Source(plan.Before(layer))}" : result;
        return $"LaneProducts.Sum<TLanes, {plan.Element}, LaneErrorProduct<{KernelTypes.Layer(plan, layer)}, {BackwardRows}>, {Start(layer.ErrorSums)}, {finish}, {Tiles(layer.ErrorLaneTiles, layer.ErrorSums)}>" +
            $"({ParameterText.Weights(layer)}, ref delta{layer.Number}, ref parameters, {operand}, {result}, {layer.Inputs}, columns);";
    }

    /// <summary>The order of sums over the outputs of a sample.</summary>
    public static string Sums(NetworkPlan plan) => plan.OutputSums.Losses.Join == SumJoin.Tree ? "LaneSumsInTree" : "LaneSumsInSequence";

    /// <summary>The tiles of a product: for two vectors of samples, and for one.</summary>
    public static string Tiles(LaneTiles tiles, SumOrder order) => $"{KernelTypes.Tile(tiles.Pairs, order.Chains)}, {KernelTypes.Tile(tiles.Singles, order.Chains)}";

    /// <summary>The tiles of gradients: whole ones, and those of what is left of outputs, of inputs and of both.</summary>
    public static string GradientTiles(LayerPlan layer)
    {
        (int inputs, int outputs, int restInputs, int restOutputs) = layer.LaneGradientTiles;
        return $"{Tile(inputs, outputs)}, {Tile(inputs, restOutputs)}, {Tile(restInputs, outputs)}, {Tile(restInputs, restOutputs)}";
    }

    private static string Start(SumOrder order) => order.Start == SumStart.FirstTerm ? "FromProduct" : "FromZero";

    private static string Tile(int inputs, int outputs) => $"LaneGradientTile{inputs}x{outputs}";
}
