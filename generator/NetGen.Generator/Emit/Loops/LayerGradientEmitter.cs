using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes dW = a^T delta of one layer, summed over the samples: outputs across lanes, a tile of inputs by vectors in registers, one chain through
/// the samples in their order; or inputs across lanes where outputs are few. The first block of a batch starts from zero, every other continues.
/// </summary>
internal static class LayerGradientEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string input = FormulaText.InputName(number), type = KernelTypes.Layer(plan, layer);
        writer.Line($"/// <summary>dW{number} = {input}^T delta{number}, summed over the samples in their order, of some inputs from the first at {input} on{SharedLayers.Remark(plan, layer, forms => forms.Shape)}.</summary>");
        using (LanesText.Method(writer, plan, $"private static void AddGradients{number}<TLanes>(ref {element} {input}, ref {element} delta{number}, nuint samples, bool isFirst, nuint inputs, ref {element} dW{number})"))
        {
            GradientPlan gradient = layer.Gradient;
            if (layer.HasInputLanes)
            {
                writer.Line($"InputLanesGradients.Add<TLanes, {element}, {type}, {KernelTypes.Tile(gradient.InputLanesTile)}>(ref {input}, ref delta{number}, samples, isFirst, inputs, ref dW{number});");
                return;
            }

            string tiles = KernelTypes.Tiles(gradient);
            string ends = layer.HasWholeRows ? "FromSums, StoredGradients" : "FromSumsInPart, StoredGradientsInPart";
            writer.Line($"// {CountText.Of(gradient.Tile.Rows, "input")} by {CountText.Of(gradient.Tile.Vectors, "vector")} of outputs at a time, fewer where registers are; the sums stay in them through all samples.");
            writer.Line("nuint input = 0;");
            using (writer.Block($"for (; input + {tiles}.Rows<TLanes, {element}>() <= inputs; input += {tiles}.Rows<TLanes, {element}>())"))
                WriteCall(tiles, layer.HasFarWeights ? "FetchResults" : "FetchNothing");
            writer.Line();
            using (writer.Block("for (; input < inputs; input++)"))
                WriteCall(KernelTypes.Tile(gradient.RowTile), "FetchNothing");

            void WriteCall(string tile, string fetch)
            {
                writer.Line($"ref {element} sums = ref Unsafe.Add(ref dW{number}, input * {layer.Outputs});");
                writer.Line($"{tile}.Sum<TLanes, {element}, GradientProduct<{type}>, {ends}, {fetch}>(ref Unsafe.Add(ref {input}, input), ref delta{number}, samples, ref isFirst ? ref Unsafe.NullRef<{element}>() : ref sums, ref sums, ref sums, {layer.Outputs}, {layer.Outputs});");
            }
        }
    }
}
