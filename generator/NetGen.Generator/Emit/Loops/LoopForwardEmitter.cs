using NetGen.Generator.Emit.SampleLanes;
using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the forward kernels of a network in loops.</summary>
internal static class LoopForwardEmitter
{
    /// <summary>The floats of 16 bytes.</summary>
    private const int FewClasses = 4;

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
            if (layer.HasRowKernel)
                parts.Add(part => WriteRow(part, plan, layer));
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

    private static bool UsesStack(NetworkPlan plan) => plan.FitsOnStack(OutputElements(plan));

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
            if (UsesStack(plan))
            {
                using (writer.Block("if (samples == 1)"))
                {
                    writer.Line("ForwardSample(inputs, parameters, outputs);");
                    writer.Line("return;");
                }

                writer.Line();
            }

            WriteReferences(writer, element, "inputs", "outputs");
            if (plan.HasSampleLanes)
            {
                SampleLanesForwardEmitter.WriteCall(writer, plan);
                writer.Line("if (done == samples)");
                using (writer.Indented())
                    writer.Line("return;");
                writer.Line();
                writer.Line($"x = ref Unsafe.Add(ref x, done * {plan.Model.InputSize});");
                writer.Line($"y = ref Unsafe.Add(ref y, done * {plan.Model.OutputSize});");
            }

            LanesText.WriteWidthDispatch(writer, plan, "", $"ForwardBatch<TLanes>(ref x, (nuint){(plan.HasSampleLanes ? "(samples - done)" : "samples")}, ref p, ref y)");
        }

        writer.Line();
        writer.Line("/// <summary>The outputs of one sample.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"public static void ForwardSample(ReadOnlySpan<{element}> input, ReadOnlySpan<{element}> parameters, Span<{element}> output)"))
        {
            WriteReferences(writer, element, "input", "output");
            LanesText.WriteWidthDispatch(writer, plan, "", UsesStack(plan) ? "ForwardSample<TLanes>(ref x, ref p, ref y)" : "ForwardBatch<TLanes>(ref x, 1, ref p, ref y)");
        }
    }

    private static void WriteReferences(CodeWriter writer, string element, string inputs, string outputs)
    {
        writer.Line($"ref {element} x = ref MemoryMarshal.GetReference({inputs});");
        writer.Line($"ref {element} p = ref MemoryMarshal.GetReference(parameters);");
        writer.Line($"ref {element} y = ref MemoryMarshal.GetReference({outputs});");
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
            WriteLayers(writer, plan, isOneSample: true);
            string z = Place(plan.Layers.Count);
            writer.Line(plan.OutputLayer.Activation == Activation.Softmax
                ? $"Softmax.Write(ref {z}, ref output, {plan.Model.OutputSize});"
                : $"WriteOutputs<TLanes>(ref {z}, 1, ref output);");
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

            WriteLayers(writer, plan, isOneSample: true);
            string z = Place(plan.Layers.Count);
            writer.Line(plan.Model.OutputSize == 1
                ? $"return {z} >= 0 ? 1 : 0;"
                : $"return Largest.IndexOf(ref {z}, {plan.Model.OutputSize});");
        }
    }

    private static void WriteLogits(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>The sums of the output layer, before its activation. Odd and even layers write to two places in turn.</summary>");
        using (LanesText.Method(writer, plan, $"private static ref {element} Logits<TLanes>(ref {element} x, nuint samples, ref {element} parameters, ref {element} odd, ref {element} even)"))
        {
            WriteLayers(writer, plan, isOneSample: false);
            writer.Line($"return ref {Place(plan.Layers.Count)};");
        }
    }

    private static void WriteLayers(CodeWriter writer, NetworkPlan plan, bool isOneSample)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            string source = layer.Number == 1 ? "x" : Place(layer.Number - 1);
            WriteCall(writer, plan, layer, isOneSample, source, Place(layer.Number), Place(layer.Number));
        }
    }

    /// <summary>The place of the outputs of a layer: odd and even layers take turns.</summary>
    private static string Place(int number) => number % 2 == 1 ? "odd" : "even";

    /// <summary>A call of a layer's kernel, and of its activation where that is a pass of its own.</summary>
    public static void WriteCall(CodeWriter writer, NetworkPlan plan, LayerPlan layer, bool isOneSample, string input, string sums, string outputs)
    {
        int number = layer.Number;
        string samples = isOneSample ? "1" : "samples";
        string result = NeedsActivationPass(layer) || layer.IsOutput ? sums : outputs;
        writer.Line(isOneSample && layer.HasRowKernel
            ? $"ForwardRow{number}<{RowLanes(plan, layer)}>(ref {input}, ref parameters, ref {result});"
            : $"ForwardLayer{number}<TLanes>(ref {input}, {samples}, ref parameters, ref {result});");
        if (NeedsActivationPass(layer))
            writer.Line($"Activate{number}<TLanes>(ref {sums}, {samples}, ref {outputs});");
    }

    /// <summary>The logits of a few classes lie in the vector that softmax takes: longer ones would read the rows of W across two lines of the cache.</summary>
    private static string RowLanes(NetworkPlan plan, LayerPlan layer) =>
        layer is { Activation: Activation.Softmax, Outputs: <= FewClasses } && plan.Element == "float" ? "Lanes128<float>" : "TLanes";

    private static void WriteLayer(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        string input = SummaryEmitter.InputName(layer.Number);
        WriteSummary(writer, layer, "");
        using (LanesText.Method(writer, plan, $"private static void ForwardLayer{layer.Number}<TLanes>(ref {element} {input}, nuint samples, ref {element} parameters, ref {element} {Result(layer)})"))
        {
            WriteParameters(writer, plan, layer);
            if (layer.HasFewOutputs)
                WriteFewOutputs(writer, plan, layer, (input, InputStride(plan, layer)), Result(layer));
            else
                Tile(plan, layer, row => $"{LanesText.After("row", row)} * {layer.Stride} + ").WriteRows(writer);
        }
    }

    private static void WriteRow(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        WriteSummary(writer, layer, ", for one sample");
        using (LanesText.InlinedMethod(writer, plan, $"private static void ForwardRow{layer.Number}<TLanes>(ref {element} {SummaryEmitter.InputName(layer.Number)}, ref {element} parameters, ref {element} {Result(layer)})"))
        {
            WriteParameters(writer, plan, layer);
            Tile(plan, layer, row => "").WriteRow(writer);
        }
    }

    private static bool IsFused(LayerPlan layer) => !layer.IsOutput && !NeedsActivationPass(layer);

    private static string Result(LayerPlan layer) => $"{(IsFused(layer) ? "a" : "z")}{layer.Number}";

    private static int InputStride(NetworkPlan plan, LayerPlan layer) => layer.Number == 1 ? layer.Inputs : plan.Layers[layer.Number - 2].Stride;

    private static void WriteSummary(CodeWriter writer, LayerPlan layer, string samples) =>
        writer.Line($"/// <summary>{ClassEmitter.Xml(SummaryEmitter.SumFormula(layer))}{(IsFused(layer) ? "; " + ClassEmitter.Xml(SummaryEmitter.ActivationText(layer)) : "")}{samples}.</summary>");

    private static void WriteParameters(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        writer.Line($"ref {plan.Element} W{layer.Number} = ref Unsafe.Add(ref parameters, {layer.WeightsOffset});");
        if (layer.BiasesOffset >= 0)
            writer.Line($"ref {plan.Element} b{layer.Number} = ref Unsafe.Add(ref parameters, {layer.BiasesOffset});");
    }

    /// <param name="plan">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="place">The place of a row of results, ready for a column to be added.</param>
    private static TileEmitter Tile(NetworkPlan plan, LayerPlan layer, Func<int, string> place)
    {
        string activation = IsFused(layer) && layer.Activation != Activation.Identity ? ActivationFormula.Of(layer.Activation).Name : "";
        return new(
            layer.Forward,
            plan.Element,
            (SummaryEmitter.InputName(layer.Number), InputStride(plan, layer)),
            ($"W{layer.Number}", layer.Outputs),
            layer.Number == 1 && layer.Inputs >= ManyInputs,
            layer.BiasesOffset >= 0 ? $"b{layer.Number}" : null,
            Result(layer),
            (writer, row, column, sum) =>
            {
                string value = activation.Length == 0 ? sum : $"Activations.{activation}<TLanes, {plan.Element}>({sum})";
                writer.Line($"TLanes.Store({value}, ref {Result(layer)}, {place(row)}{column});");
            });
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
