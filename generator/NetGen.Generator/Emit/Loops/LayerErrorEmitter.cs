using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes how the error of a layer reaches the layer before it: (delta W^T) * f'(z). Over few outputs the product runs over a
/// transposed copy of W, inputs across lanes; over many, over the rows of W as they lie, with the chains of each sum across
/// the 64 bytes of the widest vector, joined by a tree.
/// </summary>
internal static class LayerErrorEmitter
{
    /// <summary>A call for the rows of a batch.</summary>
    public static string RowsCall(NetworkPlan plan, LayerPlan layer, string weights) =>
        layer.Number == 1
            ? $"InputErrors<TLanes>(ref delta1, {weights}, samples, ref dx);"
            : $"Errors{plan.FormOf(layer).Errors}<TLanes>(ref delta{layer.Number}, {weights}, ref {DerivativeText.Source(plan.Before(layer))}, samples, ref delta{layer.Number - 1}); // {Formula(plan, layer)}";

    /// <summary>A call for one sample.</summary>
    public static string RowCall(NetworkPlan plan, LayerPlan layer, string weights)
    {
        string arguments = $"ref delta{layer.Number}, {weights}, ref {DerivativeText.Source(plan.Before(layer))}";
        return layer.TransposedDelta is null
            ? $"Errors{plan.FormOf(layer).Errors}<TLanes>({arguments}, 1, ref delta{layer.Number - 1});"
            : $"ErrorRow{plan.FormOf(layer).Errors}<TLanes>({arguments}, ref delta{layer.Number - 1});";
    }

    /// <summary>delta1 = (delta2 W2^T) * ReLU'(z1).</summary>
    public static string Formula(NetworkPlan plan, LayerPlan layer)
    {
        LayerPlan previous = plan.Before(layer);
        string product = $"delta{layer.Number} W{layer.Number}^T";
        return $"delta{previous.Number} = {(previous.Activation == Activation.Identity ? product : $"({product}) * {previous.Function.Name}'(z{previous.Number})")}";
    }

    public static void WriteRows(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        LayerPlan? previous = number == 1 ? null : plan.Before(layer);
        string weights = layer.TransposedDelta is null ? $"W{number}" : $"W{number}T";
        string result = previous is null ? "dx" : $"delta{number - 1}";
        writer.Line(previous is null
            ? "/// <summary>dx = delta1 W1^T.</summary>"
            : $"/// <summary>{XmlText.Escape(Formula(plan, layer) + DerivativeText.Definition(previous))}{SharedLayers.Remark(plan, layer, forms => forms.Errors)}.</summary>");
        using (LanesText.Method(writer, plan, previous is null
            ? $"private static void InputErrors<TLanes>(ref {element} delta1, ref {element} {weights}, nuint samples, ref {element} dx)"
            : $"private static void Errors{number}<TLanes>(ref {element} delta{number}, ref {element} {weights}, ref {element} {DerivativeText.Source(previous)}, nuint samples, ref {element} {result})"))
        {
            var operands = new TiledProduct($"delta{number}", layer.Stride, weights, layer.DeltaOverRows is null ? $"delta{number}" : weights, result, layer.InputStride, layer.Inputs);
            if (layer.DeltaOverRows is { } dots)
                TiledProductEmitter.WriteDots(writer, element, dots, operands, $"ErrorDotProduct<{KernelTypes.Layer(plan, layer)}>, DotFromZero");
            else
                TiledProductEmitter.Write(writer, element, layer.TransposedDelta!, operands, "input", $"ErrorProduct<{KernelTypes.Layer(plan, layer)}>, FromZero, {KernelTypes.ErrorFinish(layer, previous)}", "FetchNothing", startsFromRow: false, previous is null ? "dx" : DerivativeText.Source(previous));
            if (layer.Fusion.Backward == Epilogue.Pass)
                WritePass(writer, plan, previous!, "samples * ");
        }
    }

    public static void WriteRow(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        ProductPlan product = layer.TransposedDelta!;
        string element = plan.Element;
        int number = layer.Number;
        LayerPlan previous = plan.Before(layer);
        string source = DerivativeText.Source(previous), types = $"TLanes, {element}, RowErrorProduct<{KernelTypes.Layer(plan, layer)}>, FromZero, {KernelTypes.ErrorFinish(layer, previous)}";
        writer.Line($"/// <summary>{XmlText.Escape(Formula(plan, layer))}, of one sample{SharedLayers.Remark(plan, layer, forms => forms.Errors)}.</summary>");
        using (LanesText.InlinedMethod(writer, plan, $"private static void ErrorRow{number}<TLanes>(ref {element} delta{number}, ref {element} W{number}T, ref {element} {source}, ref {element} delta{number - 1})"))
        {
            if (layer.HasErrorRowKernel && product.Vectors == 1)
            {
                writer.Line($"for (nuint input = 0; input < {layer.Inputs}; input += (nuint)TLanes.Count)");
                using (writer.Indented())
                    writer.Line($"{KernelTypes.ShortRow(product)}.SumRow<{types}>(ref delta{number}, ref Unsafe.Add(ref W{number}T, input), ref delta{number}, ref Unsafe.Add(ref {source}, input), ref Unsafe.Add(ref delta{number - 1}, input));");
                return;
            }

            writer.Line($"{KernelTypes.Row(product)}.Sum<{types}, FetchNothing>(ref delta{number}, ref W{number}T, {layer.Outputs}, ref delta{number}, ref {source}, ref delta{number - 1}, {layer.Inputs}, {layer.Inputs});");
            if (layer.Fusion.Backward == Epilogue.Pass)
                WritePass(writer, plan, previous, "");
        }
    }

    /// <summary>delta *= f'(z), as a pass over the finished sums.</summary>
    public static void WritePass(CodeWriter writer, NetworkPlan plan, LayerPlan previous, string samples) =>
        writer.Line($"ActivationPass.MultiplyByDerivative<TLanes, {plan.Element}, {KernelTypes.Activation(previous)}>(ref {DerivativeText.Source(previous)}, {samples}{previous.Stride}, ref delta{previous.Number});");
}
