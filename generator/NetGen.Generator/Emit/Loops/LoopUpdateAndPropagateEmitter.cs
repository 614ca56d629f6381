using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes the update of a wide layer by one sample together with the error of the layer before it: each row of W is read once, for
/// its dot product with delta, and written once. The sums run in the chains of <see cref="DotProductEmitter"/>.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512: 12 multiply-adds, 5 loads and 4 stores in 36 instructions, 14 registers, no spill. W is read and
/// written once, which bounds it: the second-level cache up to 1 MB, what lies behind it beyond.
/// </remarks>
internal static class LoopUpdateAndPropagateEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string input = FormulaText.InputName(number);
        LayerPlan previous = plan.Before(layer);
        int rows = layer.Update.Tile.Rows;
        string source = DerivativeText.Source(previous);
        writer.Line($"/// <summary>delta{number - 1} = (delta{number} W{number}^T) * f'(z{number - 1}), then {LoopUpdateText.Formula(plan, layer)}.</summary>");
        using (LanesText.UpdateMethod(writer, plan, $"private static void UpdateAndPropagate{number}<TLanes, TRule>(ref {element} {input}, ref {element} delta{number}, in NetworkUpdate<TRule, {element}> update, {(source == input ? "" : $"ref {element} {source}, ")}ref {element} delta{number - 1})"))
        {
            LoopUpdateText.WriteWeights(writer, plan, layer, Lanes(plan));
            writer.Line();
            writer.Line($"// {rows} rows of W{number} at a time; sum<row> runs in {layer.ErrorSums.Chains} chains, one in each lane.");
            int whole = layer.Inputs - layer.Inputs % rows;
            if (whole > 0)
            {
                using (writer.Block($"for (nuint input = 0; input < {whole}; input += {rows})"))
                    WriteTile(writer, plan, layer, rows);
            }

            if (whole < layer.Inputs)
            {
                using (writer.Block($"for (nuint input = {whole}; input < {layer.Inputs}; input++)"))
                    WriteTile(writer, plan, layer, 1);
            }

            if (layer.Fusion.Backward == Epilogue.Pass)
            {
                writer.Line();
                writer.Line("const nuint samples = 1;");
            }

            LoopErrorEmitter.WriteDerivativePass(writer, plan, layer);
            LoopUpdateText.WriteBiases(writer, plan, layer);
        }
    }

    private static string Lanes(NetworkPlan plan) => $"Lanes512<{plan.Element}>";

    private static void WriteTile(CodeWriter writer, NetworkPlan plan, LayerPlan layer, int rows)
    {
        int number = layer.Number;
        string lanes = Lanes(plan);
        for (int row = 0; row < rows; row++)
        {
            writer.Line($"{lanes} value{row} = {lanes}.Broadcast(Unsafe.Add(ref {FormulaText.InputName(number)}, {LanesText.After("input", row)}));");
            writer.Line($"{lanes} sum{row} = {lanes}.Zero;");
        }

        using (writer.Block($"for (nuint column = 0; column < {layer.Outputs}; column += {layer.ErrorSums.Chains})"))
        {
            writer.Line($"{lanes} d = {lanes}.Load(ref delta{number}, column);");
            for (int row = 0; row < rows; row++)
            {
                string place = $"{LanesText.After("input", row)} * {layer.Outputs} + column";
                if (rows > 1)
                    LoopUpdateText.WriteFetch(writer, layer, $"W{number}", $"{LanesText.After("input", row + rows)} * {layer.Outputs} + column");
                writer.Line($"{lanes} w{row} = W{number}.Load<{lanes}>({place});");
                writer.Line($"sum{row} = {lanes}.FusedMultiplyAdd(d, w{row}, sum{row});");
                writer.Line($"W{number}.Step(in rule, {LoopUpdateText.Gradient(plan, lanes, $"w{row}", $"value{row}", "d")}, w{row}, {place});");
            }
        }

        DotProductEmitter.WriteStores(writer, [.. Enumerable.Range(0, rows).Select(row => ($"sum{row}", LanesText.After("input", row)))], $"delta{number - 1}", isSideBySide: true);
    }
}
