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
    /// <summary>The sums that a loop over the inputs keeps in registers: eight hide the latency of the multiply-add.</summary>
    private const int Tile = 8;

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
            writer.Line($"Span<{element}> memory = stackalloc {element}[{plan.Model.Sizes.Sum() * plan.Lanes}];");
            writer.Line($"ref {element} a0 = ref memory[0];");
            foreach (LayerPlan layer in plan.Layers)
                writer.Line($"ref {element} a{layer.Number} = ref Unsafe.Add(ref a{layer.Number - 1}, {layer.Inputs} * lanes);");
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

    private static void WriteLayer(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        ActivationFormula formula = ActivationFormula.Of(layer.Activation);
        int chains = plan.IsUnrolled ? 1 : layer.Forward.Chains;
        int tile = Math.Max(1, Tile / chains);
        bool bias = layer.BiasesOffset >= 0;

        writer.Line();
        writer.Line("// " + SummaryEmitter.SumFormula(layer) + (layer.IsOutput ? "" : "; " + SummaryEmitter.ActivationText(layer)));
        for (int first = 0; first < layer.Outputs; first += tile)
        {
            int count = Math.Min(tile, layer.Outputs - first);
            using (writer.Block(""))
            {
                // Unrolled without biases, the first product starts the sum; in loops, every sum starts from b or 0.
                bool peel = plan.IsUnrolled && !bias;
                if (peel)
                    writer.Line($"TLanes x0 = TLanes.Load(ref a{number - 1}, 0);");
                for (int output = 0; output < count; output++)
                {
                    for (int chain = 0; chain < chains; chain++)
                    {
                        string start = peel ? $"x0 * TLanes.Broadcast(Unsafe.Add(ref parameters, {layer.WeightsOffset + first + output}))"
                            : bias && chain == 0 ? $"TLanes.Broadcast(Unsafe.Add(ref parameters, {layer.BiasesOffset + first + output}))"
                            : "TLanes.Zero";
                        writer.Line($"TLanes {Sum(output, chain, chains)} = {start};");
                    }
                }

                WriteTerms(writer, layer, first, count, chains, peel ? 1 : 0);
                for (int half = chains / 2; half >= 1; half /= 2)
                {
                    for (int output = 0; output < count; output++)
                    {
                        for (int chain = 0; chain < half; chain++)
                            writer.Line($"{Sum(output, chain, chains)} += {Sum(output, chain + half, chains)};");
                    }
                }

                for (int output = 0; output < count; output++)
                {
                    string value = Sum(output, 0, chains);
                    if (!layer.IsOutput && layer.Activation != Activation.Identity && formula.IsShort)
                        value = $"Activations.{formula.Name}<TLanes, {plan.Element}>({value})";
                    writer.Line($"TLanes.Store({value}, ref a{number}, {LanesText.Lanes(first + output)});");
                }
            }
        }

        if (!layer.IsOutput && !formula.IsShort)
            WriteActivationPass(writer, plan, layer);
    }

    /// <summary>A pass over the sums of a layer, one vector for each neuron.</summary>
    private static void WriteActivationPass(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string a = $"a{layer.Number}";
        using (writer.Block($"for (nuint output = 0; output < {layer.Outputs}; output++)"))
            writer.Line($"TLanes.Store(Activations.{ActivationFormula.Of(layer.Activation).Name}<TLanes, {plan.Element}>(TLanes.Load(ref {a}, output * lanes)), ref {a}, output * lanes);");
    }

    private static void WriteTerms(CodeWriter writer, LayerPlan layer, int first, int count, int chains, int start)
    {
        int whole = start + (layer.Inputs - start) / chains * chains;
        if (whole > start)
        {
            string step = chains == 1 ? "input++" : $"input += {chains}";
            using (writer.Block($"for (nuint input = {start}; input < {whole}; {step})"))
            {
                for (int chain = 0; chain < chains; chain++)
                    WriteTerm(writer, layer, first, count, chain, chains, chain == 0 ? "input" : $"(input + {chain})");
            }
        }

        for (int input = whole; input < layer.Inputs; input++)
            WriteTerm(writer, layer, first, count, (input - start) % chains, chains, input.ToString());
    }

    private static void WriteTerm(CodeWriter writer, LayerPlan layer, int first, int count, int chain, int chains, string input)
    {
        using (writer.Block(""))
        {
            writer.Line($"TLanes value = TLanes.Load(ref a{layer.Number - 1}, {input} * lanes);");
            for (int output = 0; output < count; output++)
            {
                string sum = Sum(output, chain, chains);
                writer.Line($"{sum} = TLanes.FusedMultiplyAdd(value, TLanes.Broadcast(Unsafe.Add(ref parameters, {input} * {layer.Outputs} + {layer.WeightsOffset + first + output})), {sum});");
            }
        }
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
        if (layer.Activation != Activation.Softmax)
        {
            WriteActivationPass(writer, plan, layer);
            return;
        }

        writer.Line($"TLanes largest = TLanes.Load(ref {a}, 0);");
        writer.Line($"for (nuint output = 1; output < {layer.Outputs}; output++)");
        using (writer.Indented())
            writer.Line($"largest = TLanes.Max(TLanes.Load(ref {a}, output * lanes), largest);");
        writer.Line($"for (nuint output = 0; output < {layer.Outputs}; output++)");
        using (writer.Indented())
            writer.Line($"TLanes.Store(Elementary.Exp<TLanes, {element}>(TLanes.Load(ref {a}, output * lanes) - largest), ref {a}, output * lanes);");
        string[] exponentials = [.. Enumerable.Range(0, layer.Outputs).Select(output => $"TLanes.Load(ref {a}, {LanesText.Lanes(output)})")];
        writer.Line($"TLanes sum = {(plan.IsUnrolled ? string.Join(" + ", exponentials) : Tree(exponentials, plan.Lanes))};");
        writer.Line($"for (nuint output = 0; output < {layer.Outputs}; output++)");
        using (writer.Indented())
            writer.Line($"TLanes.Store(TLanes.Load(ref {a}, output * lanes) / sum, ref {a}, output * lanes);");
    }

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

    private static string Sum(int output, int chain, int chains) => chains == 1 ? $"z{output + 1}" : $"z{output + 1}_{chain}";
}
