using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes how a step in place updates the parameters of a layer.</summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, gradient descent: a product, an addition and a multiply-add for each load and store of 16 weights, no spill;
/// stores bound it, two cycles each, and memory beyond the nearest cache.
/// Adam: a root and a division, 16 cycles for 16 weights, bound it, as they do without gradients: those stored first cost two cycles more.
/// </remarks>
internal static class LoopUpdateEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        switch (layer.Update.Form)
        {
            case UpdateForm.WholeRowsWithErrors:
                LoopUpdateAndPropagateEmitter.Write(writer, plan, layer);
                break;
            case UpdateForm.WholeRows:
                WriteWholeRows(writer, plan, layer);
                break;
            default:
                WriteBlocksOfRows(writer, plan, layer);
                break;
        }
    }

    /// <summary>Rows of whole vectors: a vector of weights is updated from its gradient in a register.</summary>
    private static void WriteWholeRows(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string input = FormulaText.InputName(number);
        writer.Line($"/// <summary>{LoopUpdateText.Formula(plan, layer)}.</summary>");
        using (LanesText.UpdateMethod(writer, plan, $"private static void Update{number}<TLanes, TRule>(ref {element} {input}, ref {element} delta{number}, in NetworkUpdate<TRule, {element}> update)"))
        {
            (int rows, int vectors) = layer.Update.Tile;
            LoopUpdateText.WriteWeights(writer, plan, layer, "TLanes");
            writer.Line("nuint lanes = (nuint)TLanes.Count;");
            int whole = layer.Inputs - layer.Inputs % rows;
            if (whole > 0)
            {
                using (writer.Block($"for (nuint input = 0; input < {whole}; input += {rows})"))
                    WriteTile(writer, plan, layer, rows, vectors);
            }

            if (whole < layer.Inputs)
            {
                using (writer.Block($"for (nuint input = {whole}; input < {layer.Inputs}; input++)"))
                    WriteTile(writer, plan, layer, 1, vectors);
            }

            LoopUpdateText.WriteBiases(writer, plan, layer);
        }
    }

    private static void WriteTile(CodeWriter writer, NetworkPlan plan, LayerPlan layer, int rows, int vectors)
    {
        int number = layer.Number;
        for (int row = 0; row < rows; row++)
        {
            writer.Line($"TLanes value{row} = TLanes.Broadcast(Unsafe.Add(ref {FormulaText.InputName(number)}, {LanesText.After("input", row)}));");
            writer.Line($"BlockUpdate<TRule, {plan.Element}> row{row} = W{number}.From({LanesText.After("input", row)} * {layer.Outputs});");
        }

        using (writer.Block($"for (nuint column = 0; column < {layer.Outputs}; column += {LanesText.Lanes(vectors)})"))
        {
            for (int vector = 0; vector < vectors; vector++)
                writer.Line($"TLanes d{vector} = TLanes.Load(ref delta{number}, {LanesText.Column(vector)});");
            for (int row = 0; row < rows; row++)
            {
                for (int vector = 0; vector < vectors; vector++)
                {
                    writer.Line($"TLanes w{row}_{vector} = row{row}.Load<TLanes>({LanesText.Column(vector)});");
                    writer.Line($"TLanes g{row}_{vector} = {LoopUpdateText.Gradient(plan, "TLanes", $"w{row}_{vector}", $"value{row}", $"d{vector}")};");
                }
            }

            for (int row = 0; row < rows && rows > 1; row++)
            {
                for (int vector = 0; vector < vectors; vector++)
                    LoopUpdateText.WriteFetch(writer, layer, $"row{row}", $"{rows * layer.Outputs} + {LanesText.Column(vector)}");
            }

            for (int row = 0; row < rows; row++)
            {
                for (int vector = 0; vector < vectors; vector++)
                    writer.Line($"row{row}.Step(in rule, g{row}_{vector}, w{row}_{vector}, {LanesText.Column(vector)});");
            }
        }
    }

    /// <summary>Other rows: the gradients of some of them, side by side.</summary>
    private static void WriteBlocksOfRows(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string input = FormulaText.InputName(number);
        int rows = layer.Update.RowsPerBlock;
        bool isWhole = rows == layer.Inputs;
        writer.Line($"/// <summary>{LoopUpdateText.Formula(plan, layer)}. The gradients of {(isWhole ? "all" : $"{rows}")} rows of {layer.Outputs} lie side by side first: row by row, vectors would not be whole.</summary>");
        using (LanesText.UpdateMethod(writer, plan, $"private static void Update{number}<TLanes, TRule>(ref {element} {input}, ref {element} delta{number}, in NetworkUpdate<TRule, {element}> update, ref {element} gradients)"))
        {
            using (isWhole ? null : writer.Block($"for (nuint input = 0; input < {layer.Inputs}; input += {rows})"))
            {
                string first = isWhole ? "" : "input + ";
                string offset = isWhole ? $"{layer.WeightsOffset}" : $"{layer.WeightsOffset} + input * {layer.Outputs}";
                string count = layer.Inputs % rows == 0 ? $"{rows}" : "rows";
                if (count == "rows")
                    writer.Line($"nuint rows = Math.Min({rows}, {layer.Inputs} - input);");
                WriteGradients(writer, plan, layer, isWhole ? "" : "input", count);
                if (plan.Model.L2 > 0)
                    writer.Line($"WeightPenalty.AddGradients({Literals.Double(plan.Model.L2)}, in Unsafe.Add(ref update.Parameters, {offset}), {count} * {layer.Outputs}, ref gradients);");
                writer.Line($"update.Weights({offset}).Step<TLanes>(in gradients, {count} * {layer.Outputs});");
            }

            LoopUpdateText.WriteBiases(writer, plan, layer);
        }
    }

    /// <summary>The gradients of a block of rows. Where inputs lie across lanes, the kernel of a batch has them.</summary>
    private static void WriteGradients(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string first, string rows)
    {
        int number = layer.Number;
        string input = FormulaText.InputName(number);
        string values = first.Length == 0 ? input : $"Unsafe.Add(ref {input}, {first})";
        if (layer.HasInputLanes)
        {
            writer.Line($"AddGradients{number}<TLanes>(ref {values}, ref delta{number}, samples: 1, isFirst: true, {rows}, ref gradients);");
            return;
        }

        writer.Line($"OuterProduct.Write<TLanes, {plan.Element}>(ref {values}, {rows}, ref delta{number}, {layer.Outputs}, ref gradients);");
    }
}
