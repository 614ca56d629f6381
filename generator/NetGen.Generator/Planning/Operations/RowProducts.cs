namespace NetGen.Generator.Planning.Operations;

/// <summary>The products of a network in loops, a row for each sample.</summary>
/// <param name="parts">The network.</param>
/// <param name="isOneSample">Whether there is one sample only.</param>
internal sealed class RowProducts(PassParts parts, bool isOneSample)
{
    /// <summary>z = a W + b, and a = f(z) of hidden layers.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputs">What it multiplies.</param>
    /// <param name="sums">Where z is.</param>
    /// <param name="outputs">Where a is.</param>
    public IEnumerable<Operation> Forward(LayerPlan layer, OperandBuffer inputs, OperandBuffer sums, OperandBuffer outputs)
    {
        OperandBuffer weights = parts.Weights(layer);
        bool isTransposed = layer.FewOutputs is not null;
        if (layer.FewOutputsStackElements > 0)
        {
            OperandBuffer copy = new($"W{layer.Number}T", parts.Element, BufferLayout.Packed, BufferPlace.KernelStack, BufferLifetime.Operation, 0, layer.Outputs, layer.Inputs, layer.Inputs) { CopyOf = weights };
            yield return new Transposition(weights, copy) { Layer = layer.Number };
            weights = copy;
        }
        else if (isTransposed)
        {
            // A column that is alone lies in order as it is.
            weights = weights with { Rows = layer.Outputs, Columns = layer.Inputs, Stride = layer.Inputs };
        }

        ProductFunction? function = layer.Fusion.Forward == Epilogue.InProduct ? new ProductFunction.Value(layer.Function) : null;
        yield return new Product(inputs, weights, isTransposed, parts.Biases(layer), layer.ForwardSums, function, layer.StoresOutputs ? outputs : sums, ForwardKernel(layer)) { Layer = layer.Number };
        if (layer.Fusion.Forward == Epilogue.Pass)
            yield return new Map(layer.Function, sums, outputs) { Layer = layer.Number };
    }

    /// <summary>W transposed, where errors are computed from it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="transposed">Where it is.</param>
    public IEnumerable<Operation> Transpositions(LayerPlan layer, OperandBuffer transposed)
    {
        if (layer.TransposedDelta is null)
            return [];
        return
        [
            new Transposition(parts.Weights(layer), transposed)
            {
                Layer = layer.Number,
                Phase = OperationPhase.BeforeBatch,
                Condition = layer.Number == 1 ? OperationCondition.WithInputGradients : OperationCondition.Always,
            },
        ];
    }

    /// <summary>The errors delta W^T of the layer before, or the gradients of the inputs, and f' where that is part of it.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="errors">Its errors.</param>
    /// <param name="transposed">W transposed, where the plan has it.</param>
    /// <param name="source">What f' of the layer before is computed from; null for the inputs.</param>
    /// <param name="result">The results.</param>
    public Product Errors(LayerPlan layer, OperandBuffer errors, OperandBuffer transposed, OperandBuffer? source, OperandBuffer result)
    {
        bool hasTransposed = layer.TransposedDelta is not null;
        ProductFunction? function = layer.Fusion.Backward == Epilogue.InProduct ? new ProductFunction.Derivative(parts.Before(layer).Function, source!) : null;
        return new Product(errors, hasTransposed ? transposed : parts.Weights(layer), !hasTransposed, Bias: null, layer.ErrorSums, function, result, ErrorKernel(layer))
        {
            Layer = layer.Number,
            IsOfErrors = true,
            Condition = source is null ? OperationCondition.WithInputGradients : OperationCondition.Always,
            StoresWholeVectors = source is not null || layer.TransposedDelta is null || layer.HasWholeInputErrors,
        };
    }

    /// <summary>f' where it is a pass of its own.</summary>
    public IEnumerable<Operation> ErrorPass(LayerPlan layer, OperandBuffer source, OperandBuffer result) =>
        layer.Fusion.Backward == Epilogue.Pass ? [new DerivativeMap(parts.Before(layer).Function, source, result) { Layer = layer.Number }] : [];

    private ProductKernel ForwardKernel(LayerPlan layer)
    {
        if (layer.FewOutputs is { } few)
            return Dots(few);
        ProductPlan product = layer.Forward;
        return !isOneSample ? Tiles(product)
            : product.StreamsRow ? new ProductKernel.Stream()
            : layer.HasRowKernel ? new ProductKernel.PartOfRow(product.RowTile, layer.HasShortVectors)
            : Row(product);
    }

    private ProductKernel ErrorKernel(LayerPlan layer) =>
        layer.TransposedDelta is not { } product ? Dots(layer.DeltaOverRows!)
        : !isOneSample ? Tiles(product)
        : layer.HasErrorRowKernel && product.Vectors == 1 ? new ProductKernel.PartOfRow(product.RowTile, InShortVectors: false)
        : Row(product);

    private static ProductKernel.Dots Dots(DotProductPlan product) => new(product.Tile, product.NarrowTile, product.RowTile);

    private static ProductKernel.Row Row(ProductPlan product) => new(new TileByWidth(product.RowTile, product.NarrowRowTile));

    private static ProductKernel.Tiles Tiles(ProductPlan product) => new(
        new(product.Tile, TileShape.Narrow), product.StreamsRow ? null : new TileByWidth(product.RowTile, product.NarrowRowTile), product.IsInBlocks ? product.TermsPerBlock : null, product.FetchesRows);
}
