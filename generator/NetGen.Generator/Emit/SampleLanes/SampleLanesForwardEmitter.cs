using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes the forward pass of a batch with one sample in each lane, for networks whose layers are too narrow to fill a vector with
/// their outputs. Each lane does the additions of the network's single-sample kernel in the same order.
/// </summary>
internal static class SampleLanesForwardEmitter
{
    private const string KernelName = "LaneKernel";

    /// <summary>Writes the call: the number of samples that were computed in whole vectors is in <c>done</c> afterwards.</summary>
    public static void WriteCall(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line($"int done = SampleLanes.Forward<{KernelName}, {plan.Element}>(ref x, samples, ref p, ref y);");
    }

    /// <summary>The type through which the library calls the kernel, and lends it memory.</summary>
    private static void WriteKernel(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>The kernel with a sample in each lane, as the library calls it.</summary>");
        using (writer.Block($"public readonly struct {KernelName} : ISampleLanesKernel<{element}>"))
        {
            writer.Line($"public static int Elements => {plan.SampleLanes!.ForwardElements};");
            writer.Line();
            using (writer.Block($"public static int Forward(ref {element} x, int samples, ref {element} parameters, ref {element} outputs, ref {element} memory)"))
            {
                LanesText.WriteVectorDispatch(writer, plan, "return ", "ForwardLanes<TLanes>(ref x, samples, ref parameters, ref outputs, ref memory)");
                writer.Line("return 0;");
            }
        }
    }

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.SampleLanes!.HasPairs)
        {
            WriteLanes(writer, plan, vectors: 2);
            writer.Line();
            foreach (LayerPlan layer in plan.SampleLanes.HasLayerMethodsOfPairs ? plan.Layers : [])
            {
                WriteLayerMethod(writer, plan, layer);
                writer.Line();
            }
        }

        WriteLanes(writer, plan, vectors: 1);
        writer.Line();
        WriteKernel(writer, plan);
    }

    private static void WriteLanes(CodeWriter writer, NetworkPlan plan, int vectors)
    {
        string element = plan.Element;
        int inputs = plan.Model.InputSize;
        int outputs = plan.Model.OutputSize;
        writer.Line(vectors == 1
            ? "/// <summary>The outputs of as many samples as fill whole vectors, one sample in each lane; returns their number.</summary>"
            : "/// <summary>The outputs of as many samples as fill pairs of vectors, which share each weight that is read; returns their number.</summary>");
        string name = vectors == 1 ? "ForwardLanes" : "ForwardLanePairs";
        using (LanesText.Method(writer, plan, $"private static int {name}<TLanes>(ref {element} x, int samples, ref {element} parameters, ref {element} outputs, ref {element} a0)"))
        {
            writer.Line("nuint lanes = (nuint)TLanes.Count;");
            writer.Line($"nuint width = {LanesText.Lanes(vectors)};");
            using (writer.Block("if ((nuint)samples < width)"))
                writer.Line("return 0;");
            writer.Line();
            bool continues = vectors == 1 && plan.SampleLanes!.HasPairs;
            writer.Line(continues
                ? "nuint row = (nuint)ForwardLanePairs<TLanes>(ref x, samples, ref parameters, ref outputs, ref a0);"
                : "nuint row = 0;");
            if (continues)
            {
                using (writer.Block("if ((nuint)samples - row < width)"))
                    writer.Line("return (int)row;");
                writer.Line();
            }

            writer.Line($"// The activations of {vectors * plan.Lanes} samples: {(vectors == 1 ? "one vector" : "two vectors")} for each neuron.");
            foreach (LayerPlan layer in plan.Layers)
                writer.Line($"ref {element} a{layer.Number} = ref Unsafe.Add(ref a{layer.Number - 1}, {layer.Inputs} * width);");
            if (plan.OutputLayer.Activation == Activation.LogSoftmax)
                writer.Line($"ref {element} exponentials = ref Unsafe.Add(ref a{plan.Layers.Count}, {outputs} * width);");
            using (writer.Block("for (; row + width <= (nuint)samples; row += width)"))
            {
                writer.Line($"Transposition.Write(ref Unsafe.Add(ref x, row * {inputs}), (int)width, {inputs}, ref a0, (int)width);");
                foreach (LayerPlan layer in plan.Layers)
                    WriteLayer(writer, plan, layer, vectors);
                WriteOutputActivation(writer, plan);
                writer.Line($"Transposition.Write(ref a{plan.Layers.Count}, {outputs}, (int)width, ref Unsafe.Add(ref outputs, row * {outputs}), {outputs});");
            }

            writer.Line();
            writer.Line("return (int)row;");
        }
    }

    private static void WriteLayer(CodeWriter writer, NetworkPlan plan, LayerPlan layer, int vectors)
    {
        writer.Line();
        writer.Line("// " + FormulaText.SumFormula(layer) + (layer.IsOutput ? "" : "; " + FormulaText.ActivationText(layer)));
        if (vectors == 2 && plan.SampleLanes!.HasLayerMethodsOfPairs)
            writer.Line($"ForwardPairs{layer.Number}<TLanes>(ref a{layer.Number - 1}, ref parameters, ref a{layer.Number});");
        else
            WriteProduct(writer, plan, layer, vectors);

        if (!layer.IsOutput && layer.Fusion.ForwardInLanes == Epilogue.Pass)
            WriteActivationPass(writer, plan, layer);
    }

    private static void WriteLayerMethod(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        bool storesOutputs = !layer.IsOutput && layer.Fusion.ForwardInLanes != Epilogue.Pass;
        writer.Line($"/// <summary>{XmlText.Escape(FormulaText.SumFormula(layer))}{(storesOutputs ? "; " + XmlText.Escape(FormulaText.ActivationText(layer)) : "")}, for two vectors of samples.</summary>");
        using (LanesText.Method(writer, plan, $"private static void ForwardPairs{number}<TLanes>(ref {element} a{number - 1}, ref {element} parameters, ref {element} a{number})"))
        {
            writer.Line("nuint lanes = (nuint)TLanes.Count;");
            writer.Line("nuint width = 2 * lanes;");
            WriteProduct(writer, plan, layer, vectors: 2);
        }
    }

    private static void WriteProduct(CodeWriter writer, NetworkPlan plan, LayerPlan layer, int vectors)
    {
        ActivationFormula formula = ActivationFormula.Of(layer.Activation);
        SampleLanesProductEmitter product = Product(
            layer,
            vectors,
            (term, vector) => $"TLanes.Load(ref a{layer.Number - 1}, {term} * width{Place(vector)})",
            (part, output, vector, sum) =>
            {
                string value = layer.Fusion.ForwardInLanes == Epilogue.InProduct ? $"Activations.{formula.Name}<TLanes, {plan.Element}>({sum})" : sum;
                part.Line($"TLanes.Store({value}, ref a{layer.Number}, {output} * width{Place(vector)});");
            });
        if (layer.HasSoftmaxOfTwo)
            product = product with { StoreTogether = (part, vector, logits) => SoftmaxOfTwoEmitter.WriteOutputs(part, plan, logits[0], logits[1], Place(vector)) };
        product.Write(writer);
    }

    /// <summary>What follows the place of a neuron's vector: nothing, or the second of two vectors of samples.</summary>
    private static string Place(int vector) => vector == 0 ? "" : " + lanes";

    /// <summary>z = a W + b of a layer.</summary>
    public static SampleLanesProductEmitter Product(LayerPlan layer, int vectors, Func<string, int, string> source, Action<CodeWriter, string, int, string> store) =>
        new(
            layer.Inputs,
            layer.Outputs,
            layer.ForwardSums,
            vectors,
            source,
            (term, output) => $"{term} * {layer.Outputs} + {LanesText.Plus(layer.WeightsOffset, output)}",
            output => LanesText.Plus(layer.BiasesOffset, output),
            store);

    /// <summary>A pass over the sums of a layer.</summary>
    private static void WriteActivationPass(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string a = $"a{layer.Number}";
        using (writer.Block($"for (nuint place = 0; place < {layer.Outputs} * width; place += lanes)"))
            writer.Line($"TLanes.Store(Activations.{ActivationFormula.Of(layer.Activation).Name}<TLanes, {plan.Element}>(TLanes.Load(ref {a}, place)), ref {a}, place);");
    }

    private static void WriteOutputActivation(CodeWriter writer, NetworkPlan plan)
    {
        LayerPlan layer = plan.OutputLayer;
        if (layer.Fusion.ForwardInLanes != Epilogue.Pass)
            return;
        string element = plan.Element;
        string a = $"a{layer.Number}";
        writer.Line();
        writer.Line("// " + FormulaText.ActivationText(layer));
        if (!ActivationFormula.Of(layer.Activation).IsOfRow)
        {
            WriteActivationPass(writer, plan, layer);
            return;
        }

        bool isLog = layer.Activation == Activation.LogSoftmax;
        string e = isLog ? "exponentials" : a;
        string logit = $"TLanes.Load(ref {a}, output * width + sample)";
        using (writer.Block("for (nuint sample = 0; sample < width; sample += lanes)"))
        {
            writer.Line($"TLanes largest = TLanes.Load(ref {a}, sample);");
            writer.Line($"for (nuint output = 1; output < {layer.Outputs}; output++)");
            using (writer.Indented())
                writer.Line($"largest = TLanes.Max({logit}, largest);");
            writer.Line($"for (nuint output = 0; output < {layer.Outputs}; output++)");
            using (writer.Indented())
                writer.Line($"TLanes.Store(Elementary.Exp<TLanes, {element}>({logit} - largest), ref {e}, output * width + sample);");
            writer.Line($"TLanes sum = {LaneSumText.Of(plan.OutputSums.Exponentials, [.. Enumerable.Range(0, layer.Outputs).Select(output => $"TLanes.Load(ref {e}, {output} * width + sample)")])};");
            if (isLog)
                writer.Line($"TLanes logSum = Elementary.LogOfSum<TLanes, {element}>(sum);");
            writer.Line($"for (nuint output = 0; output < {layer.Outputs}; output++)");
            using (writer.Indented())
                writer.Line($"TLanes.Store({(isLog ? $"{logit} - largest - logSum" : $"{logit} / sum")}, ref {a}, output * width + sample);");
        }
    }
}
