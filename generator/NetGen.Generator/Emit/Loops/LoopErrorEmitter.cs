using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes how the error of a layer reaches the layer before it: (delta W^T) * f'(z). Over few outputs the product runs over a
/// transposed copy of W, inputs across lanes; over many, over the rows of W as they lie, with the chains of each sum across
/// the 64 bytes of the widest vector, joined by a tree.
/// </summary>
internal static class LoopErrorEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        if (layer.TransposedDelta is not { } product)
        {
            WriteRows(writer, plan, layer, layer.DeltaOverRows!);
            return;
        }

        WriteTransposed(writer, plan, layer, product);
        if (layer.HasErrorRowKernel)
        {
            writer.Line();
            WriteRow(writer, plan, layer, product);
        }
    }

    /// <summary>A call of the kernel for one sample.</summary>
    public static void WriteSampleCall(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string weights)
    {
        int number = layer.Number;
        string result = $"delta{number - 1}";
        string source = DerivativeText.Source(plan.Before(layer));
        writer.Line(layer.HasErrorRowKernel
            ? $"ErrorRow{number - 1}<TLanes>(ref delta{number}, {weights}, ref {source}, ref {result});"
            : $"Errors{number - 1}<TLanes>(ref delta{number}, {weights}, ref {source}, samples: 1, ref {result});");
    }

    private static LayerPlan? Previous(NetworkPlan plan, LayerPlan layer) => layer.Number == 1 ? null : plan.Before(layer);

    private static string Result(LayerPlan layer) => layer.Number == 1 ? "dx" : $"delta{layer.Number - 1}";

    private static string Formula(LayerPlan layer, LayerPlan previous) =>
        $"delta{previous.Number} = (delta{layer.Number} W{layer.Number}^T){XmlText.Escape(DerivativeText.Factor(previous))}";

    private static IDisposable Method(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string weights)
    {
        string element = plan.Element;
        int number = layer.Number;
        if (Previous(plan, layer) is not { } previous)
        {
            writer.Line("/// <summary>dx = delta1 W1^T.</summary>");
            return LanesText.Method(writer, plan, $"private static void InputErrors<TLanes>(ref {element} delta1, ref {element} {weights}, nuint samples, ref {element} dx)");
        }

        writer.Line($"/// <summary>{Formula(layer, previous)}.</summary>");
        return LanesText.Method(writer, plan, $"private static void Errors{number - 1}<TLanes>(ref {element} delta{number}, ref {element} {weights}, ref {element} {DerivativeText.Source(previous)}, nuint samples, ref {element} delta{number - 1})");
    }

    private static void WriteTransposed(CodeWriter writer, NetworkPlan plan, LayerPlan layer, ProductPlan product)
    {
        using (Method(writer, plan, layer, $"W{layer.Number}T"))
        {
            Tile(plan, layer, product, row => $"{LanesText.After("row", row)} * {layer.InputStride} + ").WriteRows(writer);
            WriteDerivativePass(writer, plan, layer);
        }
    }

    private static void WriteRow(CodeWriter writer, NetworkPlan plan, LayerPlan layer, ProductPlan product)
    {
        string element = plan.Element;
        int number = layer.Number;
        LayerPlan previous = plan.Before(layer);
        writer.Line($"/// <summary>{Formula(layer, previous)}, for one sample.</summary>");
        using (LanesText.InlinedMethod(writer, plan, $"private static void ErrorRow{number - 1}<TLanes>(ref {element} delta{number}, ref {element} W{number}T, ref {element} {DerivativeText.Source(previous)}, ref {element} delta{number - 1})"))
            Tile(plan, layer, product, row => "").WriteRow(writer);
    }

    private static TileEmitter Tile(NetworkPlan plan, LayerPlan layer, ProductPlan product, Func<int, string> rowPlace)
    {
        LayerPlan? previous = Previous(plan, layer);
        return new(
            product,
            plan.ElementType,
            ($"delta{layer.Number}", layer.Stride),
            ($"W{layer.Number}T", product.Stride),
            Initial: null,
            Result(layer),
            (tile, row, column, sum) =>
            {
                string place = rowPlace(row) + column;
                string value = layer.Fusion.Backward == Epilogue.InProduct
                    ? $"{sum} * {DerivativeText.Call(plan, previous!, $"TLanes.Load(ref {DerivativeText.Source(previous!)}, {place})")}"
                    : sum;
                tile.Line(previous is null && !product.HasWholeRows
                    ? $"TLanes.StorePartial({value}, ref dx, {place}, {layer.Inputs} - (int)({column}));"
                    : $"TLanes.Store({value}, ref {Result(layer)}, {place});");
            });
    }

    /// <summary>delta *= f'(z), as a pass over the finished sums.</summary>
    public static void WriteDerivativePass(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        if (layer.Fusion.Backward != Epilogue.Pass)
            return;
        LayerPlan previous = plan.Before(layer);
        writer.Line();
        using (writer.Block($"for (nuint index = 0; index < samples * {previous.Stride}; index += (nuint)TLanes.Count)"))
            writer.Line($"TLanes.Store(TLanes.Load(ref delta{previous.Number}, index) * {DerivativeText.Call(plan, previous, $"TLanes.Load(ref {DerivativeText.Source(previous)}, index)")}, ref delta{previous.Number}, index);");
    }

    private static void WriteRows(CodeWriter writer, NetworkPlan plan, LayerPlan layer, DotProductPlan product)
    {
        string weights = $"W{layer.Number}";
        using (Method(writer, plan, layer, weights))
        {
            new DotProductEmitter(
                product,
                plan.ElementType,
                ($"delta{layer.Number}", layer.Stride),
                (weights, layer.Outputs),
                Initial: null,
                (Result(layer), layer.InputStride)).WriteRows(writer);
            WriteDerivativePass(writer, plan, layer);
        }
    }
}
