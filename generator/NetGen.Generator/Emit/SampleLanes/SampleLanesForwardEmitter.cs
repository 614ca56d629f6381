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
    /// <summary>Writes the call: the number of samples that were computed in whole vectors is in <c>done</c> afterwards.</summary>
    public static void WriteCall(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("int done = 0;");
        LanesText.WriteVectorDispatch(writer, plan, "done = ", "ForwardLanes<TLanes>(ref x, samples, ref p, ref y)");
    }

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        int inputs = plan.Model.InputSize;
        int outputs = plan.Model.OutputSize;
        writer.Line("/// <summary>The outputs of as many samples as fill whole vectors, one sample in each lane; returns their number.</summary>");
        using (LanesText.Method(writer, plan, $"private static int ForwardLanes<TLanes>(ref {element} x, int samples, ref {element} parameters, ref {element} outputs)"))
        {
            writer.Line("nuint lanes = (nuint)TLanes.Count;");
            using (writer.Block("if ((nuint)samples < lanes)"))
                writer.Line("return 0;");
            writer.Line();
            writer.Line($"// The activations of {plan.Lanes} samples: one vector for each neuron.");
            writer.Line($"Span<{element}> memory = stackalloc {element}[{StackElements(plan)}];");
            writer.Line($"ref {element} a0 = ref memory[0];");
            foreach (LayerPlan layer in plan.Layers)
                writer.Line($"ref {element} a{layer.Number} = ref Unsafe.Add(ref a{layer.Number - 1}, {layer.Inputs} * lanes);");
            if (plan.OutputLayer.Activation == Activation.LogSoftmax)
                writer.Line($"ref {element} exponentials = ref Unsafe.Add(ref a{plan.Layers.Count}, {outputs} * lanes);");
            writer.Line("nuint row = 0;");
            using (writer.Block("for (; row + lanes <= (nuint)samples; row += lanes)"))
            {
                writer.Line($"Transposition.Write(ref Unsafe.Add(ref x, row * {inputs}), TLanes.Count, {inputs}, ref a0, TLanes.Count);");
                foreach (LayerPlan layer in plan.Layers)
                    WriteLayer(writer, plan, layer);
                WriteOutputActivation(writer, plan);
                writer.Line($"Transposition.Write(ref a{plan.Layers.Count}, {outputs}, TLanes.Count, ref Unsafe.Add(ref outputs, row * {outputs}), {outputs});");
            }

            writer.Line();
            writer.Line("return (int)row;");
        }
    }

    /// <summary>The elements that a call keeps on the stack: a vector for each neuron, and for each exponential whose logit log softmax still needs.</summary>
    public static int StackElements(NetworkPlan plan) =>
        (plan.Model.Sizes.Sum() + (plan.OutputLayer.Activation == Activation.LogSoftmax ? plan.Model.OutputSize : 0)) * plan.Lanes;

    private static void WriteLayer(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        ActivationFormula formula = ActivationFormula.Of(layer.Activation);
        writer.Line();
        writer.Line("// " + SummaryEmitter.SumFormula(layer) + (layer.IsOutput ? "" : "; " + SummaryEmitter.ActivationText(layer)));
        Product(
            plan,
            layer,
            term => $"TLanes.Load(ref a{layer.Number - 1}, {term} * lanes)",
            (part, output, sum) =>
            {
                bool fused = !layer.IsOutput && layer.Activation != Activation.Identity && formula.IsShort;
                string value = fused ? $"Activations.{formula.Name}<TLanes, {plan.Element}>({sum})" : sum;
                part.Line($"TLanes.Store({value}, ref a{layer.Number}, {LanesText.Lanes(output)});");
            }).Write(writer);

        if (!layer.IsOutput && !formula.IsShort)
            WriteActivationPass(writer, plan, layer);
    }

    /// <summary>z = a W + b of a layer. Unrolled without biases, the first product starts a sum; in loops, every sum starts from b or 0.</summary>
    public static SampleLanesProductEmitter Product(NetworkPlan plan, LayerPlan layer, Func<string, string> source, Action<CodeWriter, int, string> store)
    {
        bool bias = layer.BiasesOffset >= 0;
        return new(
            layer.Inputs,
            layer.Outputs,
            plan.IsUnrolled ? 1 : layer.Forward.Chains,
            StartsWithProduct: plan.IsUnrolled && !bias,
            source,
            (term, output) => $"{term} * {layer.Outputs} + {layer.WeightsOffset + output}",
            bias ? output => $"{layer.BiasesOffset + output}" : null,
            store);
    }

    /// <summary>A pass over the sums of a layer, one vector for each neuron.</summary>
    private static void WriteActivationPass(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string a = $"a{layer.Number}";
        using (writer.Block($"for (nuint output = 0; output < {layer.Outputs}; output++)"))
            writer.Line($"TLanes.Store(Activations.{ActivationFormula.Of(layer.Activation).Name}<TLanes, {plan.Element}>(TLanes.Load(ref {a}, output * lanes)), ref {a}, output * lanes);");
    }

    private static void WriteOutputActivation(CodeWriter writer, NetworkPlan plan)
    {
        LayerPlan layer = plan.OutputLayer;
        if (layer.Activation == Activation.Identity)
            return;
        string element = plan.Element;
        string a = $"a{layer.Number}";
        writer.Line();
        writer.Line("// " + SummaryEmitter.ActivationText(layer));
        if (!ActivationFormula.Of(layer.Activation).IsOfRow)
        {
            WriteActivationPass(writer, plan, layer);
            return;
        }

        writer.Line($"TLanes largest = TLanes.Load(ref {a}, 0);");
        writer.Line($"for (nuint output = 1; output < {layer.Outputs}; output++)");
        using (writer.Indented())
            writer.Line($"largest = TLanes.Max(TLanes.Load(ref {a}, output * lanes), largest);");
        bool isLog = layer.Activation == Activation.LogSoftmax;
        string e = isLog ? "exponentials" : a;
        writer.Line($"for (nuint output = 0; output < {layer.Outputs}; output++)");
        using (writer.Indented())
            writer.Line($"TLanes.Store(Elementary.Exp<TLanes, {element}>(TLanes.Load(ref {a}, output * lanes) - largest), ref {e}, output * lanes);");
        writer.Line($"TLanes sum = {Sum(plan, [.. Enumerable.Range(0, layer.Outputs).Select(output => $"TLanes.Load(ref {e}, {LanesText.Lanes(output)})")])};");
        if (isLog)
            writer.Line($"TLanes logSum = Elementary.Log<TLanes, {element}>(sum);");
        string value = isLog ? $"TLanes.Load(ref {a}, output * lanes) - largest - logSum" : $"TLanes.Load(ref {a}, output * lanes) / sum";
        writer.Line($"for (nuint output = 0; output < {layer.Outputs}; output++)");
        using (writer.Indented())
            writer.Line($"TLanes.Store({value}, ref {a}, output * lanes);");
    }

    /// <summary>The sum over the outputs in the order of the kernels over one sample: one after the other where they are unrolled, else a tree.</summary>
    public static string Sum(NetworkPlan plan, string[] terms) => plan.IsUnrolled ? string.Join(" + ", terms) : Tree(terms, plan.Lanes);

    /// <summary>The binary tree in which the kernels over rows join the lanes of a vector; lanes beyond the last term add nothing.</summary>
    private static string Tree(string[] terms, int lanes)
    {
        string?[] level = new string?[lanes];
        terms.CopyTo(level, 0);
        for (int half = lanes / 2; half >= 1; half /= 2)
        {
            for (int lane = 0; lane < half; lane++)
            {
                if (level[lane + half] is { } upper)
                    level[lane] = half > 1 ? $"({level[lane]} + {upper})" : $"{level[lane]} + {upper}";
            }
        }

        return level[0]!;
    }
}
