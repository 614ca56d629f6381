using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes z = a W + b of a layer, and a = f(z) where that is part of it: for one sample, and for the rows of a batch.</summary>
internal static class LayerForwardEmitter
{
    /// <summary>A call of a layer's kernel, and of its activation where that is a pass of its own.</summary>
    public static void WriteCall(CodeWriter writer, NetworkPlan plan, LayerPlan layer, bool isOneSample, string input, string sums, string outputs)
    {
        string result = layer.StoresOutputs ? outputs : sums;
        string parameters = $"{ParameterText.Weights(layer)}{ParameterText.BiasesArgument(layer)}";
        int form = plan.FormOf(layer).Forward;
        writer.Line(isOneSample
            ? $"ForwardRow{form}<{(layer.HasShortVectors ? "Lanes128<float>" : "TLanes")}>(ref {input}, {parameters}, ref {result}); // {Formula(layer)}"
            : $"ForwardLayer{form}<TLanes>(ref {input}, samples, {parameters}, ref {result}); // {Formula(layer)}");
        if (layer.Fusion.Forward == Epilogue.Pass)
            writer.Line($"ActivationPass.Apply<TLanes, {plan.Element}, {KernelTypes.Activation(layer)}>(ref {sums}, {(isOneSample ? "" : "samples * ")}{layer.Stride}, ref {outputs}); // a{layer.Number} = {layer.Function.Name}(z{layer.Number})");
    }

    /// <summary>a1 = ReLU(x W1 + b1).</summary>
    private static string Formula(LayerPlan layer)
    {
        string sum = $"{FormulaText.InputName(layer.Number)} W{layer.Number}{(layer.HasBiases ? $" + b{layer.Number}" : "")}";
        return !layer.StoresOutputs ? $"z{layer.Number} = {sum}"
            : layer.Activation == Activation.Identity ? $"a{layer.Number} = {sum}"
            : $"a{layer.Number} = {layer.Function.Name}({sum})";
    }

    private static string Result(LayerPlan layer) => $"{(layer.StoresOutputs ? "a" : "z")}{layer.Number}";

    /// <summary>The parameter whose first element sums start from; any other where they start from 0.</summary>
    private static string Start(LayerPlan layer) => layer.HasBiases ? $"b{layer.Number}" : FormulaText.InputName(layer.Number);

    public static void WriteRow(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string input = FormulaText.InputName(number), result = Result(layer), type = KernelTypes.Layer(plan, layer);
        writer.Line($"/// <summary>{XmlText.Escape(Formula(layer))}, of one sample{SharedLayers.Remark(plan, layer, forms => forms.Forward)}.</summary>");
        using (LanesText.InlinedMethod(writer, plan, $"private static void ForwardRow{number}<TLanes>(ref {element} {input}, ref {element} W{number}{ParameterText.BiasesParameter(plan, layer)}, ref {element} {result})"))
        {
            if (layer.FewOutputs is not null)
            {
                writer.Line($"ForwardLayer{number}<TLanes>(ref {input}, 1, ref W{number}{(layer.HasBiases ? $", ref b{number}" : "")}, ref {result});");
            }
            else if (layer.Forward.IsInBlocks)
            {
                writer.Line($"BlockedSums.Stream<TLanes, {element}, {type}, {KernelTypes.Start(layer)}>(ref {input}, 1, ref W{number}, ref {Start(layer)}, ref {result});");
            }
            else if (layer.HasRowKernel)
            {
                string start = layer.HasBiases ? $"Unsafe.Add(ref b{number}, output)" : input;
                writer.Line($"for (nuint output = 0; output < {layer.Outputs}; output += (nuint)TLanes.Count)");
                using (writer.Indented())
                    writer.Line($"{KernelTypes.ShortRow(layer.Forward)}.SumRow<TLanes, {element}, RowProduct<{type}>, {KernelTypes.Start(layer)}, {KernelTypes.Finish(layer)}>(ref {input}, ref Unsafe.Add(ref W{number}, output), ref {start}, ref {input}, ref Unsafe.Add(ref {result}, output));");
            }
            else
            {
                writer.Line($"{KernelTypes.Row(layer.Forward)}.Sum<TLanes, {element}, RowProduct<{type}>, {KernelTypes.Start(layer)}, {KernelTypes.Finish(layer)}, FetchNothing>(ref {input}, ref W{number}, {layer.Inputs}, ref {Start(layer)}, ref {input}, ref {result}, {layer.Outputs}, {layer.Outputs});");
            }
        }
    }

    public static void WriteRows(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        writer.Line($"/// <summary>{XmlText.Escape(Formula(layer))}, of rows of samples{SharedLayers.Remark(plan, layer, forms => forms.Forward)}.</summary>");
        using (LanesText.Method(writer, plan, $"private static void ForwardLayer{number}<TLanes>(ref {element} {FormulaText.InputName(number)}, nuint samples, ref {element} W{number}{ParameterText.BiasesParameter(plan, layer)}, ref {element} {Result(layer)})"))
        {
            if (layer.FewOutputs is { } few)
                WriteFewOutputs(writer, plan, layer, few);
            else
                WriteTiles(writer, plan, layer);
        }
    }

    private static void WriteTiles(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        ProductPlan product = layer.Forward;
        string tiles = KernelTypes.Tiles(product), type = KernelTypes.Layer(plan, layer);
        string input = FormulaText.InputName(number), result = Result(layer);

        writer.Line($"// {CountText.Of(product.Tile.Rows, "sample")} by {CountText.Of(product.Tile.Vectors, "vector")} of outputs at a time, fewer where registers are; {OrderText(product.Order)}");
        if (product.IsInBlocks)
        {
            TiledProductEmitter.WriteTileCount(writer, element, tiles);
            writer.Line();
            writer.Line($"// {product.TermsPerBlock} terms of all samples, then the next: so much of W{number} stays in the cache.");
            writer.Line($"BlockedSums.Start<TLanes, {element}, {type}, {KernelTypes.Start(layer)}>(ref {Start(layer)}, inTiles, ref {result});");
            using (writer.Block($"for (nuint first = 0; inTiles > 0 && first < {product.Terms}; first += {product.TermsPerBlock})"))
            using (writer.Block($"for (nuint output = 0; output < {product.Columns}; output += {tiles}.Columns<TLanes, {element}>())"))
            {
                writer.Line($"ref {element} sums = ref Unsafe.Add(ref {result}, output);");
                writer.Line($"{tiles}.Sum<TLanes, {element}, ForwardProduct<{type}>, FromSums, Stored, FetchMatrix>(ref Unsafe.Add(ref {input}, first), ref Unsafe.Add(ref W{number}, first * {layer.Outputs} + output), Math.Min({product.TermsPerBlock}, {product.Terms} - first), ref sums, ref sums, ref sums, inTiles, {product.Columns} - (int)output);");
            }

            writer.Line();
            writer.Line($"BlockedSums.Stream<TLanes, {element}, {type}, {KernelTypes.Start(layer)}>(ref Unsafe.Add(ref {input}, inTiles * {layer.InputStride}), samples - inTiles, ref W{number}, ref {Start(layer)}, ref Unsafe.Add(ref {result}, inTiles * {layer.Stride}));");
            return;
        }

        TiledProductEmitter.Write(
            writer,
            element,
            product,
            new(input, layer.InputStride, $"W{number}", Start(layer), result, layer.Stride, product.Columns),
            "output",
            $"ForwardProduct<{type}>, {KernelTypes.Start(layer)}, {KernelTypes.Finish(layer)}",
            product.FetchesRows ? "FetchRows" : "FetchNothing",
            layer.HasBiases,
            operand: null);
    }

    /// <summary>The order of a sum, for a reader: the terms of each chain.</summary>
    private static string OrderText(SumOrder order) =>
        order.Chains == 1 ? "each sum runs from its first term to its last." : $"each sum runs in {order.Chains} chains: chain c takes the terms c, c + {order.Chains}, ...";

    private static void WriteFewOutputs(CodeWriter writer, NetworkPlan plan, LayerPlan layer, DotProductPlan product)
    {
        string element = plan.Element;
        int number = layer.Number;
        string weights = $"W{number}", input = FormulaText.InputName(number), result = Result(layer);
        if (layer.FewOutputsStackElements > 0)
        {
            weights += "T";
            writer.Line($"// {layer.Outputs} outputs would leave a vector nearly empty: {layer.Inputs} inputs lie in the lanes, over W{number} transposed.");
            writer.Line($"Span<{element}> transposed = stackalloc {element}[{layer.FewOutputsStackElements}];");
            writer.Line($"ref {element} {weights} = ref StackMemory.Aligned(transposed);");
            writer.Line($"Transposition.Write(ref W{number}, {layer.Inputs}, {layer.Outputs}, ref {weights}, {layer.Inputs});");
        }

        TiledProductEmitter.WriteDots(
            writer,
            element,
            product,
            new(input, layer.InputStride, weights, Start(layer), result, layer.Stride, layer.Outputs),
            $"FewOutputsProduct<{KernelTypes.Layer(plan, layer)}>, {KernelTypes.DotStart(layer)}");
    }
}
