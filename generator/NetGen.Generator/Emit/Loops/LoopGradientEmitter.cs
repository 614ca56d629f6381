using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes dW = a^T delta and db = delta of one layer, summed over the samples: outputs across lanes, a tile of inputs by vectors in
/// registers, one chain through the samples in their order. The first block of a batch starts from zero, every other continues.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, four inputs by four vectors: 16 multiply-adds, 4 loads and 4 broadcasts in 37 instructions, no spill,
/// bound by the multiply-adds. Layers of few outputs have one vector and eight inputs: eight broadcasts for eight multiply-adds, so that both
/// ports that load are as busy as those that multiply.
/// </remarks>
internal static class LoopGradientEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string input = FormulaText.InputName(number);
        writer.Line($"/// <summary>dW{number} = {input}^T delta{number}, summed over the samples in their order; of some inputs, whose first has its values at {input} and its row at dW{number}.</summary>");
        using (LanesText.Method(writer, plan, $"private static void AddGradients{number}<TLanes>(ref {element} {input}, ref {element} delta{number}, nuint samples, bool isFirst, nuint inputs, ref {element} dW{number})"))
        {
            writer.Line("nuint lanes = (nuint)TLanes.Count;");
            writer.Line();
            if (layer.HasInputLanes)
                InputLanesGradientEmitter.WriteSums(writer, plan, layer);
            else
                WriteTiles(writer, plan, layer);
        }

        if (!layer.HasBiases)
            return;
        writer.Line();
        writer.Line($"/// <summary>db{number} = delta{number}, summed over the samples in their order.</summary>");
        using (LanesText.Method(writer, plan, $"private static void AddBiasGradients{number}<TLanes>(ref {element} delta{number}, nuint samples, bool isFirst, ref {element} db{number})"))
            WriteBiases(writer, layer);
    }

    private static void WriteTiles(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        TileShape tile = layer.Gradient.Tile;
        TileShape narrowTile = layer.Gradient.NarrowTile;
        writer.Line($"// A tile of {tile.Rows} inputs by {tile.Vectors} vectors of outputs; g<input>_<vector> stays in a register through all samples.");
        writer.Line("nuint input = 0;");
        using (writer.Block($"for (; {LanesText.IsWidest(plan.ElementType)} && input + {tile.Rows} <= inputs; input += {tile.Rows})"))
            WritePanels(writer, plan, layer, tile);
        writer.Line();
        writer.Line($"// Narrower vectors: {narrowTile.Rows} inputs by {narrowTile.Vectors} vectors, for 16 registers instead of 32.");
        using (writer.Block($"for (; !{LanesText.IsWidest(plan.ElementType)} && input + {narrowTile.Rows} <= inputs; input += {narrowTile.Rows})"))
            WritePanels(writer, plan, layer, narrowTile);
        writer.Line();
        using (writer.Block("for (; input < inputs; input++)"))
            WritePanels(writer, plan, layer, layer.Gradient.RowTile);
    }

    private static void WritePanels(CodeWriter writer, NetworkPlan plan, LayerPlan layer, TileShape tile)
    {
        (int inputs, int vectors) = tile;
        int number = layer.Number;
        using (writer.Block($"for (nuint column = 0; column < {layer.Outputs}; column += {LanesText.Lanes(vectors)})"))
        {
            for (int input = 0; input < inputs; input++)
            {
                for (int vector = 0; vector < vectors; vector++)
                    writer.Line($"TLanes g{input}_{vector} = isFirst ? TLanes.Zero : {Load(layer, $"dW{number}", $"{LanesText.After("input", input)} * {layer.Outputs} + ", vector)};");
            }

            using (writer.Block("for (nuint row = 0; row < samples; row++)"))
            {
                if (layer.HasFarWeights && inputs > 1)
                    writer.Line($"CacheLine.Fetch(ref dW{number}, (input + row % {inputs}) * {layer.Outputs} + column + {LanesText.Lanes(vectors)} + row / {inputs} % {vectors} * lanes); // dW of the next panel");
                for (int vector = 0; vector < vectors; vector++)
                    writer.Line($"TLanes d{vector} = TLanes.Load(ref delta{number}, row * {layer.Stride} + {LanesText.Column(vector)});");
                for (int input = 0; input < inputs; input++)
                {
                    writer.Line($"TLanes value{input} = TLanes.Broadcast(Unsafe.Add(ref {FormulaText.InputName(number)}, row * {layer.InputStride} + {LanesText.After("input", input)}));");
                    for (int vector = 0; vector < vectors; vector++)
                        writer.Line($"g{input}_{vector} = TLanes.FusedMultiplyAdd(value{input}, d{vector}, g{input}_{vector});");
                }
            }

            writer.Line();
            for (int input = 0; input < inputs; input++)
            {
                // A zero is +0, as that of a step in place is.
                for (int vector = 0; vector < vectors; vector++)
                {
                    string place = $"{LanesText.After("input", input)} * {layer.Outputs} + ";
                    string gradient = $"TLanes.PositiveZero(g{input}_{vector})";
                    writer.Line(layer.Gradient.IsRewritten(inputs - input)
                        ? $"RowStore.Write<TLanes, {plan.Element}>({gradient}, ref dW{number}, {place}{LanesText.Column(vector)}, {layer.Outputs} - (int)({LanesText.Column(vector)}));"
                        : Store(layer, gradient, $"dW{number}", place, vector));
                }
            }
        }
    }

    private static void WriteBiases(CodeWriter writer, LayerPlan layer)
    {
        int number = layer.Number;
        using (writer.Block($"for (nuint column = 0; column < {layer.Outputs}; column += (nuint)TLanes.Count)"))
        {
            writer.Line($"TLanes sum = isFirst ? TLanes.Zero : {Load(layer, $"db{number}", "", 0)};");
            writer.Line("for (nuint row = 0; row < samples; row++)");
            using (writer.Indented())
                writer.Line($"sum += TLanes.Load(ref delta{number}, row * {layer.Stride} + column);");
            writer.Line(Store(layer, "sum", $"db{number}", "", 0));
        }
    }

    /// <summary>Gradients are the caller's memory: a vector that would reach past its row stops there.</summary>
    private static string Load(LayerPlan layer, string source, string row, int vector) =>
        layer.HasWholeRows
            ? $"TLanes.Load(ref {source}, {row}{LanesText.Column(vector)})"
            : $"TLanes.LoadPartial(ref {source}, {row}{LanesText.Column(vector)}, {layer.Outputs} - (int)({LanesText.Column(vector)}))";

    private static string Store(LayerPlan layer, string value, string destination, string row, int vector) =>
        layer.HasWholeRows
            ? $"TLanes.Store({value}, ref {destination}, {row}{LanesText.Column(vector)});"
            : $"TLanes.StorePartial({value}, ref {destination}, {row}{LanesText.Column(vector)}, {layer.Outputs} - (int)({LanesText.Column(vector)}));";
}
