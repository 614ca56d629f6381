using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the operations of a pass over rows of samples: calls of kernels, a row of the memory for each sample.</summary>
/// <param name="plan">The network.</param>
/// <param name="isOneSample">Whether there is one sample only.</param>
/// <param name="first">The row of the workspace where the samples begin; empty for the first.</param>
internal sealed class RowPassWriter(NetworkPlan plan, bool isOneSample, string first = "") : PassWriter(plan)
{
    protected override string? Formula(Operation operation) => operation is LossAndError or Update ? "" : null;

    protected override string? Statement(Operation operation) => operation switch
    {
        // The method of the product that reads it has the copy on its stack.
        Transposition { Result.Place: BufferPlace.KernelStack } => null,
        Transposition copy => $"Transposition.Write({Reference(copy.Source)}, {copy.Source.Rows}, {copy.Source.Columns}, {Reference(copy.Result)}, {copy.Result.Stride});",
        Product product => $"{ProductMethodEmitter.Call(Plan, product, isOneSample ? "1" : "samples", Reference)} // {OperationText.Product(product)}",
        RowFunction { Function.Definition: var function } row when isOneSample && function == ActivationDefinition.Softmax =>
            $"Softmax.Write({Reference(row.Source)}, {Reference(row.Result)}, {row.Source.Columns}); // {FormulaText.ActivationText(Plan.Layers[row.Layer - 1])}",
        RowFunction row => Outputs(row.Function, row.Source, row.Result, row.Layer),
        Map { Result.Place: BufferPlace.Outputs } map => Outputs(map.Function, map.Source, map.Result, map.Layer),
        Map map => $"ActivationPass.Apply<{Types(map.Function)}>({Reference(map.Source)}, {Numbers(map.Source)}, {Reference(map.Result)}); // {map.Result.Name} = {map.Function.Name}({map.Source.Name})",
        DerivativeMap map => $"ActivationPass.MultiplyByDerivative<{Types(map.Function)}>({Reference(map.Source)}, {Numbers(map.Source)}, {Reference(map.Errors)}); // {map.Errors.Name} *= {map.Function.Name}'(z{map.Layer - 1}){OperationText.Definition(map.Function)}",
        Classification { Logits.Columns: 1 } single => $"return {single.Logits.Name} >= 0 ? 1 : 0;",
        Classification largest => $"return Largest.IndexOf({Reference(largest.Logits)}, {largest.Logits.Columns});",
        LossAndError error => isOneSample ? OutputErrorOfSample(error) : OutputErrors(error),
        OuterProduct product => Gradients(product),
        SumOverSamples sum => $"if (end{sum.Layer} == {Plan.Layers[sum.Layer - 1].Inputs})\n    BiasGradients.Add<TLanes, {Plan.Element}, {KernelTypes.Layer(Plan, sum.Layer)}>({Reference(sum.Terms)}, samples, isFirst, ref Unsafe.Add(ref gradients, b{sum.Layer})); // {sum.Result.Name} = {sum.Terms.Name}",
        Update update => Step(update),

        // What the targets are is an argument of the call for the loss; the library sums losses and weights.
        OutputDerivative or LossSum or Penalty => null,
        _ => throw new NotSupportedException($"No statement is written for {operation.GetType().Name} over rows."),
    };

    protected override string Place(OperandBuffer buffer) =>
        $"{base.Place(buffer)}{(first.Length == 0 ? "" : buffer.Stride == 1 ? $" + {first}" : $" + {first} * {buffer.Stride}")}";

    /// <summary>The caller's memory and whole matrices need no names of their own.</summary>
    protected override string Reference(OperandBuffer buffer) => buffer switch
    {
        { CopyOf: { } parameters } => Reference(parameters),
        { Place: BufferPlace.Parameters } => base.Reference(buffer),
        { Place: not (BufferPlace.Workspace or BufferPlace.Stack) } => $"ref {buffer.Name}",
        { Layout: BufferLayout.Packed } => $"ref Unsafe.Add(ref memory, {buffer.Offset})",
        _ => base.Reference(buffer),
    };

    private string Types(LayerActivation function) => $"TLanes, {Plan.Element}, {KernelTypes.Activation(Plan, function)}";

    /// <summary>The numbers of all rows, with what lies between them.</summary>
    private string Numbers(OperandBuffer rows) => isOneSample ? $"{rows.Stride}" : $"samples * {rows.Stride}";

    /// <summary>The outputs of rows, without the padding of the workspace.</summary>
    private string Outputs(LayerActivation function, OperandBuffer sums, OperandBuffer outputs, int layer) =>
        $"{KernelTypes.Output(Plan, function)}.WriteRows<TLanes, {Plan.Element}>({Reference(sums)}, {sums.Stride}, {Reference(outputs)}, {(isOneSample ? "1" : "(int)samples")}, {sums.Columns}); // {FormulaText.ActivationText(Plan.Layers[layer - 1])}";

    private string OutputErrors(LossAndError error)
    {
        string types = $"{KernelTypes.Output(Plan, error.Output)}, {KernelTypes.Layer(Plan, error.Layer)}", arguments = $"{Reference(error.Sums)}, in rows";
        string call = error.OneHot is { } oneHot
            ? $"OutputErrors.WriteCrossEntropy<{Plan.Element}, {types}>({arguments}, {Reference(oneHot)}, {Reference(error.Losses)}, {Reference(error.Errors)});"
            : $"OutputErrors.Write<{Plan.Element}, {error.Loss.Name}, {types}>({arguments}, {Reference(error.Losses)}, {Reference(error.Errors)});";
        return $"{OperationText.OutputErrors(error)}\n{call}\nif (rows.EndsForward)\n    return;\n";
    }

    private string OutputErrorOfSample(LossAndError error)
    {
        string formula = OperationText.Loss(error), sums = Reference(error.Sums), results = $"sample.Scale, {Reference(error.Errors)}, {error.Sums.Columns}";
        return error.OneHot is { } oneHot
            ? $"{formula}\nref {Plan.Element} y = ref sample.TargetOrOneHot({Reference(oneHot)}, {error.Sums.Columns});\ndouble loss = Softmax.CrossEntropy({sums}, ref y, {results});"
            : $"{formula}\ndouble loss = OutputError.FromTarget<{Plan.Element}, {error.Loss.Name}, {KernelTypes.Output(Plan, error.Output)}>({sums}, ref sample.Target, {results});";
    }

    /// <summary>A share of the gradients of a layer: those of a range of its inputs.</summary>
    private string Gradients(OuterProduct product)
    {
        int number = product.Layer, inputs = product.Left.Columns;
        string tile = product.Kernel is GradientKernel.InputLanes lanes
            ? $"{lanes.InputsPerTile}"
            : $"(int){KernelTypes.Tiles(((GradientKernel.Tiles)product.Kernel).Tile, product.Order.Chains)}.Rows<TLanes, {Plan.Element}>()";
        string left = Reference(product.Left), right = Reference(product.Right);
        return $"""
            nuint start{number} = Shares.Start({inputs}, {tile}, share, shares), end{number} = Shares.Start({inputs}, {tile}, share + 1, shares);
            AddGradients{Plan.FormOf(number).Shape}<TLanes>(ref Unsafe.Add({left}, start{number}), {right}, samples, isFirst, end{number} - start{number}, ref Unsafe.Add(ref gradients, W{number} + start{number} * {product.Right.Columns})); // {OperationText.Gradient(product)}
            """;
    }

    /// <summary>The update of a layer by the formula of a step.</summary>
    private string Step(Update update)
    {
        string types = $"{Plan.Element}, TRule, {KernelTypes.Layer(Plan, update.Layer)}, {KernelTypes.Penalty(update)}";
        string arguments = $"({Reference(update.Left)}, {Reference(update.Errors)}, in update, {update.Weights.Name}";
        string call = update.Kernel switch
        {
            UpdateKernel.WholeRows rows when update.Propagation is { } errors => $"UpdateAndPropagate.Step<TLanes, {types}, {Fetch(rows)}>{arguments}, {Reference(errors.Result)});",
            UpdateKernel.WholeRows rows => $"RowUpdate.{(rows.Tile.Vectors > 1 ? "StepPairs" : "Step")}<TLanes, {types}, {Fetch(rows)}>{arguments});",
            UpdateKernel.SideBySide { InputLanesTile: { } tile } rows => $"SideBySideUpdate.StepInInputLanes<TLanes, {types}, {KernelTypes.Tile(tile, update.Order.Chains)}>{arguments}, {rows.Rows}, {Reference(rows.Gradients)});",
            UpdateKernel.SideBySide rows => $"SideBySideUpdate.Step<TLanes, {types}>{arguments}, {rows.Rows}, {Reference(rows.Gradients)});",
            _ => throw new NotSupportedException($"No rows have {update.Kernel}."),
        };
        string propagation = update.Propagation is { } product ? $"// {OperationText.Product(product)}\n" : "";
        return $"{propagation}// {OperationText.Update(update)}\n{call}";

        static string Fetch(UpdateKernel.WholeRows rows) => rows.FetchesWeights ? "FetchWeights" : KernelTypes.FetchNothing;
    }
}
