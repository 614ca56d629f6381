using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the forward kernels of a layer in loops: over rows of samples, over one sample where that is short, and its activation where that is a pass.</summary>
internal static class LoopLayerEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        WriteRows(writer, plan, layer);
        if (layer.HasRowKernel)
        {
            writer.Line();
            WriteRow(writer, plan, layer);
        }

        if (layer.Fusion.Forward == Epilogue.Pass)
        {
            writer.Line();
            WriteActivationPass(writer, plan, layer);
        }
    }

    /// <summary>A call of a layer's kernel, and of its activation where that is a pass of its own.</summary>
    public static void WriteCall(CodeWriter writer, NetworkPlan plan, LayerPlan layer, bool isOneSample, string input, string sums, string outputs)
    {
        int number = layer.Number;
        string samples = isOneSample ? "1" : "samples";
        string result = layer.StoresOutputs ? outputs : sums;
        writer.Line(isOneSample && layer.HasRowKernel
            ? $"ForwardRow{number}<{(layer.HasShortLogits ? "Lanes128<float>" : "TLanes")}>(ref {input}, ref parameters, ref {result});"
            : $"ForwardLayer{number}<TLanes>(ref {input}, {samples}, ref parameters, ref {result});");
        if (layer.Fusion.Forward == Epilogue.Pass)
            writer.Line($"Activate{number}<TLanes>(ref {sums}, {samples}, ref {outputs});");
    }

    private static void WriteRows(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        string input = FormulaText.InputName(layer.Number);
        WriteSummary(writer, layer, "");
        using (LanesText.Method(writer, plan, $"private static void ForwardLayer{layer.Number}<TLanes>(ref {element} {input}, nuint samples, ref {element} parameters, ref {element} {Result(layer)})"))
        {
            WriteParameters(writer, plan, layer);
            if (layer.FewOutputs is { } product)
                WriteFewOutputs(writer, plan, layer, product);
            else
                Tile(plan, layer, row => $"{LanesText.After("row", row)} * {layer.Stride} + ").WriteRows(writer);
        }
    }

    private static void WriteRow(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        WriteSummary(writer, layer, ", for one sample");
        using (LanesText.InlinedMethod(writer, plan, $"private static void ForwardRow{layer.Number}<TLanes>(ref {element} {FormulaText.InputName(layer.Number)}, ref {element} parameters, ref {element} {Result(layer)})"))
        {
            WriteParameters(writer, plan, layer);
            Tile(plan, layer, row => "").WriteRow(writer);
        }
    }

    private static string Result(LayerPlan layer) => $"{(layer.StoresOutputs ? "a" : "z")}{layer.Number}";

    private static void WriteSummary(CodeWriter writer, LayerPlan layer, string samples) =>
        writer.Line($"/// <summary>{XmlText.Escape(FormulaText.SumFormula(layer))}{(layer.StoresOutputs ? "; " + XmlText.Escape(FormulaText.ActivationText(layer)) : "")}{samples}.</summary>");

    private static void WriteParameters(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        writer.Line($"ref {plan.Element} W{layer.Number} = ref Unsafe.Add(ref parameters, {layer.WeightsOffset});");
        if (layer.HasBiases)
            writer.Line($"ref {plan.Element} b{layer.Number} = ref Unsafe.Add(ref parameters, {layer.BiasesOffset});");
    }

    /// <param name="plan">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="place">The place of a row of results, ready for a column to be added.</param>
    private static TileEmitter Tile(NetworkPlan plan, LayerPlan layer, Func<int, string> place)
    {
        string activation = layer.Fusion.Forward == Epilogue.InProduct ? ActivationFormula.Of(layer.Activation).Name : "";
        return new(
            layer.Forward,
            plan.ElementType,
            (FormulaText.InputName(layer.Number), layer.InputStride),
            ($"W{layer.Number}", layer.Outputs),
            $"b{layer.Number}",
            Result(layer),
            (writer, row, column, sum) =>
            {
                string value = activation.Length == 0 ? sum : $"Activations.{activation}<TLanes, {plan.Element}>({sum})";
                writer.Line($"TLanes.Store({value}, ref {Result(layer)}, {place(row)}{column});");
            });
    }

    private static void WriteFewOutputs(CodeWriter writer, NetworkPlan plan, LayerPlan layer, DotProductPlan product)
    {
        int number = layer.Number;
        string weights = $"W{number}";
        if (layer.FewOutputsStackElements > 0)
        {
            weights += "T";
            writer.Line();
            writer.Line($"// {layer.Outputs} outputs would leave a vector nearly empty: {layer.Inputs} inputs lie in the lanes, over W{number} transposed.");
            writer.Line($"Span<{plan.Element}> transposed = stackalloc {plan.Element}[{layer.FewOutputsStackElements}];");
            writer.Line($"ref {plan.Element} {weights} = ref StackMemory.Aligned(transposed);");
            writer.Line($"Transposition.Write(ref W{number}, {layer.Inputs}, {layer.Outputs}, ref {weights}, {layer.Inputs});");
        }

        new DotProductEmitter(
            product,
            plan.ElementType,
            (FormulaText.InputName(number), layer.InputStride),
            (weights, layer.Inputs),
            $"b{number}",
            (Result(layer), layer.Stride)).WriteRows(writer);
    }

    private static void WriteActivationPass(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        writer.Line($"/// <summary>{XmlText.Escape(FormulaText.ActivationText(layer))}.</summary>");
        using (LanesText.Method(writer, plan, $"private static void Activate{number}<TLanes>(ref {element} z{number}, nuint samples, ref {element} a{number})", isInlined: false))
        {
            using (writer.Block($"for (nuint index = 0; index < samples * {layer.Stride}; index += (nuint)TLanes.Count)"))
                writer.Line($"TLanes.Store(Activations.{ActivationFormula.Of(layer.Activation).Name}<TLanes, {element}>(TLanes.Load(ref z{number}, index)), ref a{number}, index);");
        }
    }
}
