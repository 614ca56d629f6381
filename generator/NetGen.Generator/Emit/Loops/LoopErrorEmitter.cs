using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes how the error of a layer reaches the layer before it: (delta W^T) * f'(z). Over few outputs the product runs over a
/// transposed copy of W, inputs across lanes; over many, over the rows of W as they lie, with the chains of each sum across
/// the 64 bytes of the widest vector, joined by a tree.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512. Rows of W: 16 multiply-adds and 8 loads in 44 instructions, no spill; over 64 outputs the trees that
/// join 16 sums after four such rounds take about as long as the products. Transposed: as the tile of the forward pass, two spills.
/// </remarks>
internal static class LoopErrorEmitter
{
    /// <summary>The samples and the rows of W of a tile: sixteen sums, eight operands, 24 of 32 registers.</summary>
    private const int TileSamples = 4;
    private const int TileInputs = 4;

    /// <summary>The samples and the rows of W where a sum of 64 bytes takes two registers of 16: four sums take eight.</summary>
    private const int NarrowTile = 2;

    public static void Write(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        if (layer.TransposedDelta is { } product)
            WriteTransposed(writer, plan, layer, product);
        else
            WriteRows(writer, plan, layer);
    }

    private static LayerPlan? Previous(NetworkPlan plan, LayerPlan layer) => layer.Number == 1 ? null : plan.Layers[layer.Number - 2];

    /// <summary>The distance of two samples' results: padded in the workspace, exact in the caller's input gradients.</summary>
    private static int ResultStride(NetworkPlan plan, LayerPlan layer) => Previous(plan, layer)?.Stride ?? layer.Inputs;

    private static string Result(LayerPlan layer) => layer.Number == 1 ? "dx" : $"delta{layer.Number - 1}";

    private static IDisposable Method(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string weights)
    {
        string element = plan.Element;
        int number = layer.Number;
        if (Previous(plan, layer) is not { } previous)
        {
            writer.Line("/// <summary>dx = delta1 W1^T.</summary>");
            return LanesText.Method(writer, plan, $"private static void InputErrors<TLanes>(ref {element} delta1, ref {element} {weights}, nuint samples, ref {element} dx)");
        }

        ActivationFormula formula = ActivationFormula.Of(previous.Activation);
        string derivative = previous.Activation == Activation.Identity ? "" : $" * {formula.Name}'(z{number - 1}), {formula.Name}'(z) = {formula.Derivative}";
        writer.Line($"/// <summary>delta{number - 1} = (delta{number} W{number}^T){ClassEmitter.Xml(derivative)}.</summary>");
        return LanesText.Method(writer, plan, $"private static void Errors{number - 1}<TLanes>(ref {element} delta{number}, ref {element} {weights}, ref {element} {Source(previous)}, nuint samples, ref {element} delta{number - 1})");
    }

    /// <summary>What the derivative is computed from.</summary>
    public static string Source(LayerPlan previous) =>
        (ActivationFormula.Of(previous.Activation).DerivativeOfOutput ? "a" : "z") + previous.Number;

    private static string Derivative(NetworkPlan plan, LayerPlan previous, string value) =>
        $"Activations.{ActivationFormula.Of(previous.Activation).Name}Derivative<TLanes, {plan.Element}>({value})";

    private static void WriteTransposed(CodeWriter writer, NetworkPlan plan, LayerPlan layer, ProductPlan product)
    {
        string weights = $"W{layer.Number}T";
        int stride = ResultStride(plan, layer);
        LayerPlan? previous = Previous(plan, layer);
        using (Method(writer, plan, layer, weights))
        {
            new TileEmitter(
                product,
                plan.Element,
                ($"delta{layer.Number}", layer.Stride),
                (weights, product.Stride),
                null,
                (tile, row, column, sum) =>
                {
                    string place = $"{LanesText.After("row", row)} * {stride} + {column}";
                    string value = previous is null || !AppliesInTile(previous)
                        ? sum
                        : $"{sum} * {Derivative(plan, previous, $"TLanes.Load(ref {Source(previous)}, {place})")}";
                    tile.Line(previous is null && layer.Inputs != product.Stride
                        ? $"TLanes.StorePartial({value}, ref dx, {place}, {layer.Inputs} - (int)({column}));"
                        : $"TLanes.Store({value}, ref {Result(layer)}, {place});");
                }).WriteRows(writer);
            if (previous is not null && !AppliesInTile(previous))
                WriteDerivativePass(writer, plan, previous);
        }
    }

    private static bool AppliesInTile(LayerPlan previous) =>
        previous.Activation != Activation.Identity && ActivationFormula.Of(previous.Activation).HasShortDerivative;

    /// <summary>delta *= f'(z), as a pass over the finished sums.</summary>
    public static void WriteDerivativePass(CodeWriter writer, NetworkPlan plan, LayerPlan previous)
    {
        if (previous.Activation == Activation.Identity)
            return;
        writer.Line();
        using (writer.Block($"for (nuint index = 0; index < samples * {previous.Stride}; index += (nuint)TLanes.Count)"))
            writer.Line($"TLanes.Store(TLanes.Load(ref delta{previous.Number}, index) * {Derivative(plan, previous, $"TLanes.Load(ref {Source(previous)}, index)")}, ref delta{previous.Number}, index);");
    }

    private static void WriteRows(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string weights = $"W{layer.Number}";
        using (Method(writer, plan, layer, weights))
        {
            writer.Line($"// A tile of {TileSamples} samples by {Math.Min(TileInputs, layer.Inputs)} rows of W{layer.Number}; sum<sample>_<row> runs in {plan.Lanes} chains, one in each lane.");
            writer.Line("nuint row = 0;");
            using (writer.Block($"for (; {LanesText.IsWidest(plan.Element)} && row + {TileSamples} <= samples; row += {TileSamples})"))
                WriteDotProducts(writer, plan, layer, TileSamples, TileInputs);
            writer.Line();
            writer.Line($"// Narrower vectors: {NarrowTile} samples by {NarrowTile} rows, for 16 registers instead of 32.");
            using (writer.Block($"for (; !{LanesText.IsWidest(plan.Element)} && row + {NarrowTile} <= samples; row += {NarrowTile})"))
                WriteDotProducts(writer, plan, layer, NarrowTile, NarrowTile);
            writer.Line();
            using (writer.Block("for (; row < samples; row++)"))
                WriteDotProducts(writer, plan, layer, 1, TileInputs);

            if (Previous(plan, layer) is { } previous)
                WriteDerivativePass(writer, plan, previous);
        }
    }

    private static void WriteDotProducts(CodeWriter writer, NetworkPlan plan, LayerPlan layer, int samples, int tileInputs)
    {
        int inputs = Math.Min(tileInputs, layer.Inputs);
        int whole = layer.Outputs - layer.Outputs % plan.Lanes;
        string lanes = $"Lanes512<{plan.Element}>";
        using (writer.Block($"for (nuint next = 0; next < {layer.Inputs}; next += {inputs})"))
        {
            // The last tile moves back to end with the last row: the rows it repeats get the same values again.
            writer.Line(layer.Inputs % inputs == 0
                ? "nuint input = next;"
                : $"nuint input = Math.Min(next, {layer.Inputs - inputs}); // the last tile repeats a few rows");
            for (int sample = 0; sample < samples; sample++)
            {
                for (int input = 0; input < inputs; input++)
                    writer.Line($"{lanes} sum{sample}_{input} = {lanes}.Zero;");
            }

            if (whole > 0)
            {
                using (writer.Block($"for (nuint column = 0; column < {whole}; column += {plan.Lanes})"))
                    WriteProducts(writer, plan, layer, samples, inputs, "column", "Load", "");
            }

            if (whole < layer.Outputs)
            {
                using (writer.Block(""))
                    WriteProducts(writer, plan, layer, samples, inputs, whole.ToString(), "LoadPartial", $", {layer.Outputs - whole}");
            }

            for (int sample = 0; sample < samples; sample++)
            {
                string[] sums = [.. Enumerable.Range(0, inputs).Select(input => $"sum{sample}_{input}")];
                WriteStoreSums(writer, sums, Result(layer), input => $"{LanesText.After("row", sample)} * {ResultStride(plan, layer)} + {LanesText.After("input", input)}");
            }
        }
    }

    /// <summary>Joins the chains of sums whose places lie side by side; four at a time share their additions.</summary>
    public static void WriteStoreSums(CodeWriter writer, string[] sums, string destination, Func<int, string> place)
    {
        if (sums.Length == 4)
        {
            writer.Line($"LaneSum.Store({string.Join(", ", sums)}, ref {destination}, {place(0)});");
            return;
        }

        for (int index = 0; index < sums.Length; index++)
            writer.Line($"Unsafe.Add(ref {destination}, {place(index)}) = LaneSum.Of({sums[index]});");
    }

    private static void WriteProducts(CodeWriter writer, NetworkPlan plan, LayerPlan layer, int samples, int inputs, string column, string load, string count)
    {
        string lanes = $"Lanes512<{plan.Element}>";
        for (int sample = 0; sample < samples; sample++)
            writer.Line($"{lanes} d{sample} = {lanes}.{load}(ref delta{layer.Number}, {LanesText.After("row", sample)} * {layer.Stride} + {column}{count});");
        for (int input = 0; input < inputs; input++)
        {
            writer.Line($"{lanes} w{input} = {lanes}.{load}(ref W{layer.Number}, {LanesText.After("input", input)} * {layer.Outputs} + {column}{count});");
            for (int sample = 0; sample < samples; sample++)
                writer.Line($"sum{sample}_{input} = {lanes}.FusedMultiplyAdd(d{sample}, w{input}, sum{sample}_{input});");
        }
    }
}
