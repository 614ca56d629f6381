using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes the forward pass of a batch with one sample in each lane, for networks whose layers are too narrow to fill a vector with
/// their outputs. Each lane does the additions of the network's single-sample kernel in the same order.
/// </summary>
internal static class SampleLanesForwardEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        WriteRows(writer, LaneTypes.ForwardRows, plan.SampleLanes!.ForwardSamples, "a forward pass");
        writer.Line();
        WriteLanes(writer, plan);
    }

    /// <summary>The type of a block of samples.</summary>
    public static void WriteRows(CodeWriter writer, string name, int samples, string pass)
    {
        writer.Line($"/// <summary>The samples of a block of {pass}: {samples}, a row for each neuron.</summary>");
        using (writer.Block($"private readonly struct {name} : IRows"))
            writer.Line($"public static int Step => {samples};");
    }

    private static void WriteLanes(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        int step = plan.SampleLanes!.ForwardSamples;
        int inputs = plan.Model.InputSize, outputs = plan.Model.OutputSize, last = plan.Layers.Count;
        writer.Line("/// <summary>The outputs of as many samples as fill whole vectors, one sample in each lane; returns their number.</summary>");
        using (LanesText.Method(writer, plan, $"public static int ForwardLanes<TLanes>(ref {element} x, int samples, ref {element} parameters, ref {element} outputs, ref {element} a0)"))
        {
            writer.Line("int whole = samples - samples % TLanes.Count;");
            int offset = inputs;
            foreach (LayerPlan layer in plan.Layers)
            {
                writer.Line($"ref {element} a{layer.Number} = ref Unsafe.Add(ref a0, {offset * step});");
                offset += layer.Outputs;
            }

            using (writer.Block($"for (int first = 0; first < whole; first += {step})"))
            {
                writer.Line($"int count = Math.Min({step}, whole - first);");
                writer.Line("nuint columns = (nuint)count;");
                writer.Line($"Transposition.Write(ref Unsafe.Add(ref x, first * {inputs}), count, {inputs}, ref a0, {step});");
                foreach (LayerPlan layer in plan.Layers)
                {
                    bool isFused = layer.Fusion.ForwardInLanes == Epilogue.InProduct;
                    writer.Line();
                    writer.Line($"// {FormulaText.SumFormula(layer)}; {FormulaText.ActivationText(layer)}");
                    writer.Line(LaneTypes.ForwardCall(plan, layer, LaneTypes.ForwardRows, isFused, $"a{layer.Number}"));
                    if (!isFused)
                        WriteActivation(writer, plan, layer, offset * step);
                }

                writer.Line();
                writer.Line($"Transposition.Write(ref a{last}, {outputs}, count, {step}, ref Unsafe.Add(ref outputs, first * {outputs}), {outputs});");
            }

            writer.Line();
            writer.Line("return whole;");
        }
    }

    /// <summary>What is no part of the product: a long function, or one of all outputs.</summary>
    private static void WriteActivation(CodeWriter writer, NetworkPlan plan, LayerPlan layer, int exponentials)
    {
        string a = $"a{layer.Number}";
        if (layer.Activation == Activation.Identity)
            return;
        string types = $"TLanes, {plan.Element}";
        writer.Line(layer.Activation switch
        {
            Activation.Softmax => $"LaneSoftmax.Apply<{types}, {LaneTypes.Sums(plan)}, {LaneTypes.ForwardRows}>(ref {a}, {layer.Outputs}, columns);",
            Activation.LogSoftmax => $"LaneSoftmax.ApplyLogarithm<{types}, {LaneTypes.Sums(plan)}, {LaneTypes.ForwardRows}>(ref {a}, {layer.Outputs}, columns, ref Unsafe.Add(ref a0, {exponentials}));",
            _ => $"LanePass.Apply<{types}, {KernelTypes.Activation(layer)}, {LaneTypes.ForwardRows}>(ref {a}, {layer.Outputs}, columns, ref {a});",
        });
    }
}
