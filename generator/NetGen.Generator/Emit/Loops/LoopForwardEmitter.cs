using NetGen.Generator.Emit.SampleLanes;
using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the forward kernels of a network in loops.</summary>
internal static class LoopForwardEmitter
{
    /// <summary>The stack that the activations of one sample may take; wider networks use a workspace.</summary>
    private const int StackBytes = 8 * 1024;

    /// <summary>From so many inputs on, the samples of a batch come from a farther cache.</summary>
    private const int ManyInputs = 256;

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var parts = new List<Action<CodeWriter>>
        {
            part => WriteDispatch(part, plan),
            part => WriteBatch(part, plan),
        };
        if (plan.HasSampleLanes)
            parts.Add(part => SampleLanesForwardEmitter.Write(part, plan));
        if (UsesStack(plan))
            parts.Add(part => WriteSample(part, plan));
        if (plan.Loss.OfLogits)
            parts.Add(part => WriteClassify(part, plan));
        parts.Add(part => WriteLogits(part, plan));
        foreach (LayerPlan layer in plan.Layers)
        {
            parts.Add(part => WriteLayer(part, plan, layer));
            if (NeedsActivationPass(layer))
                parts.Add(part => WriteActivationPass(part, plan, layer));
        }

        parts.Add(part => WriteOutputs(part, plan));
        writer.Separated([.. parts]);
    }

    /// <summary>
    /// Whether the layer's kernel stores z and the activation is a pass of its own: it is long, the backward pass reads z, the sums are put
    /// aside before they are finished, or they are no whole vectors.
    /// </summary>
    public static bool NeedsActivationPass(LayerPlan layer) =>
        !layer.IsOutput && (layer.Forward.IsInBlocks || layer.HasFewOutputs || ActivationFormula.Of(layer.Activation) is not { IsShort: true, DerivativeOfOutput: true });

    /// <summary>The elements that a forward pass of one sample keeps on the stack.</summary>
    public static int StackElements(NetworkPlan plan) =>
        (UsesStack(plan) ? OutputElements(plan) + plan.Lanes : 0) + plan.Layers.Max(layer => TransposedElements(plan, layer));

    /// <summary>The elements of the two places that the outputs of one sample's layers take in turn.</summary>
    public static int OutputElements(NetworkPlan plan) => OddStride(plan) + EvenStride(plan);

    private static bool UsesStack(NetworkPlan plan) => (OddStride(plan) + EvenStride(plan)) * plan.ElementBytes <= StackBytes;

    /// <summary>The transposed weights of a layer of few outputs; those of one output lie in order as they are.</summary>
    private static int TransposedElements(NetworkPlan plan, LayerPlan layer) =>
        layer.HasFewOutputs && layer.Outputs > 1 ? layer.WeightCount + plan.Lanes : 0;

    private static int OddStride(NetworkPlan plan) => plan.Layers.Where(layer => layer.Number % 2 == 1).Max(layer => layer.Stride);

    private static int EvenStride(NetworkPlan plan) =>
        plan.Layers.Where(layer => layer.Number % 2 == 0).Select(layer => layer.Stride).DefaultIfEmpty(0).Max();

    private static void WriteDispatch(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>The outputs of each sample.</summary>");
        using (writer.Block($"public static void Forward(ReadOnlySpan<{element}> inputs, int samples, ReadOnlySpan<{element}> parameters, Span<{element}> outputs)"))
        {
            writer.Line($"ref {element} x = ref MemoryMarshal.GetReference(inputs);");
            writer.Line($"ref {element} p = ref MemoryMarshal.GetReference(parameters);");
            writer.Line($"ref {element} y = ref MemoryMarshal.GetReference(outputs);");
            if (UsesStack(plan))
            {
                using (writer.Block("if (samples == 1)"))
                {
                    LanesText.WriteWidthDispatch(writer, plan, "", "ForwardSample<TLanes>(ref x, ref p, ref y)");
                    writer.Line("return;");
                }

                writer.Line();
            }

            if (!plan.HasSampleLanes)
            {
                LanesText.WriteWidthDispatch(writer, plan, "", "ForwardBatch<TLanes>(ref x, (nuint)samples, ref p, ref y)");
                return;
            }

            SampleLanesForwardEmitter.WriteCall(writer, plan);
            writer.Line("if (done == samples)");
            using (writer.Indented())
                writer.Line("return;");
            writer.Line();
            writer.Line($"x = ref Unsafe.Add(ref x, done * {plan.Model.InputSize});");
            writer.Line($"y = ref Unsafe.Add(ref y, done * {plan.Model.OutputSize});");
            LanesText.WriteWidthDispatch(writer, plan, "", "ForwardBatch<TLanes>(ref x, (nuint)(samples - done), ref p, ref y)");
        }
    }

    private static void WriteBatch(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>The outputs of a batch, block by block; how it is cut changes no bit of them.</summary>");
        using (LanesText.Method(writer, plan, $"private static void ForwardBatch<TLanes>(ref {element} x, nuint samples, ref {element} parameters, ref {element} outputs)"))
        {
            writer.Line($"using Workspace<{element}> workspace = Workspaces.Rent();");
            writer.Line($"ref {element} odd = ref workspace.Reference;");
            writer.Line($"ref {element} even = ref Unsafe.Add(ref odd, {plan.SamplesPerPass * OddStride(plan)});");
            using (writer.Block($"for (nuint first = 0; first < samples; first += {plan.SamplesPerPass})"))
            {
                writer.Line($"nuint count = Math.Min({plan.SamplesPerPass}, samples - first);");
                writer.Line($"ref {element} logits = ref Logits<TLanes>(ref Unsafe.Add(ref x, first * {plan.Model.InputSize}), count, ref parameters, ref odd, ref even);");
                writer.Line($"WriteOutputs<TLanes>(ref logits, count, ref Unsafe.Add(ref outputs, first * {plan.Model.OutputSize}));");
            }
        }
    }

    private static void WriteSample(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>The outputs of one sample; its activations fit on the stack.</summary>");
        using (LanesText.Method(writer, plan, $"private static void ForwardSample<TLanes>(ref {element} x, ref {element} parameters, ref {element} output)"))
        {
            WriteStackBuffers(writer, plan);
            writer.Line($"ref {element} logits = ref Logits<TLanes>(ref x, 1, ref parameters, ref odd, ref even);");
            writer.Line("WriteOutputs<TLanes>(ref logits, 1, ref output);");
        }
    }

    private static void WriteStackBuffers(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line($"Span<{element}> activations = stackalloc {element}[{OutputElements(plan) + plan.Lanes}];");
        writer.Line($"ref {element} odd = ref StackMemory.Aligned(activations);");
        writer.Line($"ref {element} even = ref Unsafe.Add(ref odd, {OddStride(plan)});");
    }

    private static void WriteClassify(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>The class of one sample, decided by the logits: softmax and sigmoid keep their order.</summary>");
        using (writer.Block($"public static int Classify(ReadOnlySpan<{element}> input, ReadOnlySpan<{element}> parameters)"))
        {
            writer.Line($"ref {element} x = ref MemoryMarshal.GetReference(input);");
            writer.Line($"ref {element} p = ref MemoryMarshal.GetReference(parameters);");
            LanesText.WriteWidthDispatch(writer, plan, "return ", "Classify<TLanes>(ref x, ref p)");
        }

        writer.Line();
        using (LanesText.Method(writer, plan, $"private static int Classify<TLanes>(ref {element} x, ref {element} parameters)"))
        {
            if (UsesStack(plan))
            {
                WriteStackBuffers(writer, plan);
            }
            else
            {
                writer.Line($"using Workspace<{element}> workspace = Workspaces.Rent();");
                writer.Line($"ref {element} odd = ref workspace.Reference;");
                writer.Line($"ref {element} even = ref Unsafe.Add(ref odd, {OddStride(plan)});");
            }

            writer.Line($"ref {element} logits = ref Logits<TLanes>(ref x, 1, ref parameters, ref odd, ref even);");
            writer.Line(plan.Model.OutputSize == 1
                ? "return logits >= 0 ? 1 : 0;"
                : $"return Largest.IndexOf(ref logits, {plan.Model.OutputSize});");
        }
    }

    private static void WriteLogits(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>The sums of the output layer, before its activation. Odd and even layers write to two places in turn.</summary>");
        using (LanesText.Method(writer, plan, $"private static ref {element} Logits<TLanes>(ref {element} x, nuint samples, ref {element} parameters, ref {element} odd, ref {element} even)"))
        {
            foreach (LayerPlan layer in plan.Layers)
            {
                string source = layer.Number == 1 ? "x" : Place(layer.Number - 1);
                writer.Line($"ForwardLayer{layer.Number}<TLanes>(ref {source}, samples, ref parameters, ref {Place(layer.Number)});");
                if (NeedsActivationPass(layer))
                    writer.Line($"Activate{layer.Number}<TLanes>(ref {Place(layer.Number)}, samples, ref {Place(layer.Number)});");
            }

            writer.Line($"return ref {Place(plan.Layers.Count)};");
        }

        static string Place(int number) => number % 2 == 1 ? "odd" : "even";
    }

    private static void WriteLayer(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        bool fused = !layer.IsOutput && !NeedsActivationPass(layer);
        string input = SummaryEmitter.InputName(layer.Number);
        string result = fused ? $"a{layer.Number}" : $"z{layer.Number}";
        ActivationFormula formula = ActivationFormula.Of(layer.Activation);
        string activation = fused && layer.Activation != Activation.Identity ? formula.Name : "";

        writer.Line($"/// <summary>{ClassEmitter.Xml(SummaryEmitter.SumFormula(layer))}{(fused ? "; " + ClassEmitter.Xml(SummaryEmitter.ActivationText(layer)) : "")}.</summary>");
        using (LanesText.Method(writer, plan, $"private static void ForwardLayer{layer.Number}<TLanes>(ref {element} {input}, nuint samples, ref {element} parameters, ref {element} {result})"))
        {
            writer.Line($"ref {element} W{layer.Number} = ref Unsafe.Add(ref parameters, {layer.WeightsOffset});");
            if (layer.BiasesOffset >= 0)
                writer.Line($"ref {element} b{layer.Number} = ref Unsafe.Add(ref parameters, {layer.BiasesOffset});");
            int inputStride = layer.Number == 1 ? layer.Inputs : plan.Layers[layer.Number - 2].Stride;
            if (layer.HasFewOutputs)
            {
                WriteFewOutputs(writer, plan, layer, (input, inputStride), result);
                return;
            }

            var tile = new TileEmitter(
                layer.Forward,
                element,
                (input, inputStride),
                ($"W{layer.Number}", layer.Outputs),
                layer.Number == 1 && layer.Inputs >= ManyInputs,
                layer.BiasesOffset >= 0 ? $"b{layer.Number}" : null,
                result,
                (tileWriter, row, column, sum) =>
                {
                    string value = activation.Length == 0 ? sum : $"Activations.{activation}<TLanes, {element}>({sum})";
                    tileWriter.Line($"TLanes.Store({value}, ref {result}, {LanesText.After("row", row)} * {layer.Stride} + {column});");
                });
            tile.WriteRows(writer);
        }
    }

    private static void WriteFewOutputs(CodeWriter writer, NetworkPlan plan, LayerPlan layer, (string, int) input, string result)
    {
        int number = layer.Number;
        string weights = $"W{number}";
        if (layer.Outputs > 1)
        {
            weights += "T";
            writer.Line();
            writer.Line($"// {layer.Outputs} outputs would leave a vector nearly empty: {layer.Inputs} inputs lie in the lanes, over W{number} transposed.");
            writer.Line($"Span<{plan.Element}> transposed = stackalloc {plan.Element}[{TransposedElements(plan, layer)}];");
            writer.Line($"ref {plan.Element} {weights} = ref StackMemory.Aligned(transposed);");
            writer.Line($"Transposition.Write(ref W{number}, {layer.Inputs}, {layer.Outputs}, ref {weights}, {layer.Inputs});");
        }

        new DotProductEmitter(
            plan,
            layer.Inputs,
            input,
            (weights, layer.Inputs, layer.Outputs),
            layer.BiasesOffset >= 0 ? $"b{number}" : null,
            (result, layer.Stride)).WriteRows(writer);
    }

    private static void WriteActivationPass(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        writer.Line($"/// <summary>{ClassEmitter.Xml(SummaryEmitter.ActivationText(layer))}.</summary>");
        using (LanesText.Method(writer, plan, $"private static void Activate{number}<TLanes>(ref {element} z{number}, nuint samples, ref {element} a{number})", isInlined: false))
        {
            using (writer.Block($"for (nuint index = 0; index < samples * {layer.Stride}; index += (nuint)TLanes.Count)"))
                writer.Line($"TLanes.Store(Activations.{ActivationFormula.Of(layer.Activation).Name}<TLanes, {element}>(TLanes.Load(ref z{number}, index)), ref a{number}, index);");
        }
    }

    private static void WriteOutputs(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        LayerPlan layer = plan.OutputLayer;
        string z = $"z{layer.Number}";
        writer.Line($"/// <summary>{ClassEmitter.Xml(SummaryEmitter.ActivationText(layer))}: the outputs, without the padding of the workspace.</summary>");
        using (LanesText.Method(writer, plan, $"private static void WriteOutputs<TLanes>(ref {element} {z}, nuint samples, ref {element} outputs)"))
        {
            if (layer.Activation == Activation.Softmax)
            {
                writer.Line($"SoftmaxRows.Write(ref {z}, {layer.Stride}, ref outputs, (int)samples, {layer.Outputs});");
                return;
            }

            using (writer.Block("for (nuint row = 0; row < samples; row++)"))
            {
                if (ActivationFormula.Of(layer.Activation) is { IsOfRow: true } row)
                {
                    writer.Line($"{row.Name}.Write(ref Unsafe.Add(ref {z}, row * {layer.Stride}), ref Unsafe.Add(ref outputs, row * {layer.Outputs}), {layer.Outputs});");
                    return;
                }

                using (writer.Block($"for (int column = 0; column < {layer.Outputs}; column += TLanes.Count)"))
                {
                    string load = $"TLanes.Load(ref {z}, row * {layer.Stride} + (nuint)column)";
                    string value = layer.Activation == Activation.Identity ? load : $"Activations.{ActivationFormula.Of(layer.Activation).Name}<TLanes, {element}>({load})";
                    writer.Line($"TLanes.StorePartial({value}, ref outputs, row * {layer.Outputs} + (nuint)column, {layer.Outputs} - column);");
                }
            }
        }
    }
}
