using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes the operations of a pass with a sample in each lane, layer by layer: calls of kernels. The library moves samples between rows and lanes before and
/// after, and joins the chains of their sums.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="rows">The type of the block of samples.</param>
/// <param name="hasLoss">Whether the outputs go to a loss, which takes z.</param>
internal sealed class LanePassWriter(NetworkPlan plan, string rows, bool hasLoss) : PassWriter(plan)
{
    private string Types => $"TLanes, {Plan.Element}";

    /// <summary>The order of sums over the outputs of a sample.</summary>
    private string OutputSums => Plan.OutputSums.Losses.Join == SumJoin.Tree ? "LaneSumsInTree" : "LaneSumsInSequence";

    /// <summary>What of these belongs to a layer, sample by sample.</summary>
    public string Layers(IEnumerable<Operation> operations) => Text(operations.Where(operation => operation is { Layer: > 0, Phase: OperationPhase.Samples }))!.TrimStart('\n');

    /// <summary>The comment before the first operation of a step that a reader knows.</summary>
    protected override string? Formula(Operation operation) => operation switch
    {
        Product { IsOfErrors: false } => $"\n// {FormulaText.SumFormula(LayerOf(operation))}{(hasLoss && LayerOf(operation).IsOutput ? "" : "; " + FormulaText.ActivationText(LayerOf(operation)))}",
        Product { Layer: > 1 } product => $"// {OperationText.Product(product)}",
        LossAndError error => $"\n{OperationText.OutputErrors(error)}",
        Clearing { Buffer.Lifetime: BufferLifetime.Operation } => $"\n// {FormulaText.Gradients(LayerOf(operation))}",
        _ => null,
    };

    protected override string? Statement(Operation operation) => operation switch
    {
        Product product => Product(product),
        Map map => $"LanePass.Apply<{Types}, {KernelTypes.Activation(Plan, map.Function)}, {rows}>({Reference(map.Source)}, {map.Source.Rows}, columns, {Reference(map.Result)});",
        DerivativeMap map => $"LanePass.MultiplyByDerivative<{Types}, {KernelTypes.Activation(Plan, map.Function)}, {rows}>({Reference(map.Source)}, {map.Source.Rows}, columns, {Reference(map.Errors)});",
        RowFunction function => $"LaneSoftmax.Apply{(function.Memory is null ? "" : "Logarithm")}<{Types}, {OutputSums}, {rows}>({Reference(function.Source)}, {function.Source.Rows}, columns{(function.Memory is { } memory ? $", {Reference(memory)}" : "")});",
        LossAndError error => $"LaneOutputErrors.{(error.OneHot is null ? $"Write<{Types}, {error.Loss.Name}" : $"WriteCrossEntropy<{Types}")}, {KernelTypes.Output(Plan, error.Output)}, {OutputSums}, {rows}>" +
            $"({Reference(error.Sums)}, {Reference(error.Outputs!)}, {Reference(error.Targets)}, {Reference(error.Scales!)}, fromOutputs, columns, {error.Sums.Rows}, {Reference(error.Losses)}, {Reference(error.Errors)});\nif (part is PassPart.Loss or PassPart.Forward)\n    return;",
        Clearing clearing => $"SampleRows.Clear({Reference(clearing.Buffer)}, {clearing.Buffer.Rows}, {clearing.Buffer.Stride}, count, (int)columns);",
        OuterProduct product => $"LaneGradients.Add<{Types}, {KernelTypes.Layer(Plan, product.Layer)}, {rows}, {GradientTiles(product)}>({Reference(product.Left)}, {Reference(product.Right)}, columns, isFirst, {Reference(product.Result)});",
        SumOverSamples sum => $"LaneGradients.AddBiases<{Types}, {KernelTypes.Layer(Plan, sum.Layer)}, {rows}>({Reference(sum.Terms)}, columns, isFirst, {Reference(sum.Result)});",

        // What the targets are is an argument of the call for the loss.
        OutputDerivative => null,
        _ => throw new NotSupportedException($"No statement is written for {operation.GetType().Name} with a sample in each lane."),
    };

    /// <summary>z = a W + b or delta W^T, with the function that is part of it.</summary>
    private string Product(Product product)
    {
        LaneTiles tiles = ((ProductKernel.SampleLanes)product.Kernel).Shapes;
        string start = product.Bias is not null ? "FromRows" : product.Order.Start == SumStart.FirstTerm ? "FromProduct" : "FromZero";
        string beside = Reference((product.Function as ProductFunction.Derivative)?.Source ?? product.Result);
        return $"LaneProducts.Sum<{Types}, Lane{(product.IsOfErrors ? "Error" : "Forward")}Product<{KernelTypes.Layer(Plan, product.Layer)}, {rows}>, {start}, {KernelTypes.Finish(Plan, product)}, " +
            $"{KernelTypes.Tile(tiles.Pairs, product.Order.Chains)}, {KernelTypes.Tile(tiles.Singles, product.Order.Chains)}>" +
            $"({Reference(product.Matrix)}, {Reference(product.Left)}, {(product.Bias is { } bias ? Reference(bias) : "ref parameters")}, {beside}, {Reference(product.Result)}, {product.Result.Rows}, columns);";
    }

    /// <summary>Whole tiles, and those of what is left of outputs, of inputs and of both.</summary>
    private static string GradientTiles(OuterProduct product)
    {
        (int inputs, int outputs, int restInputs, int restOutputs) = ((GradientKernel.SampleLanes)product.Kernel).Shapes;
        return $"{Tile(inputs, outputs)}, {Tile(inputs, restOutputs)}, {Tile(restInputs, outputs)}, {Tile(restInputs, restOutputs)}";

        static string Tile(int inputs, int outputs) => $"LaneGradientTile{inputs}x{outputs}";
    }

    private LayerPlan LayerOf(Operation operation) => Plan.Layers[operation.Layer - 1];
}
