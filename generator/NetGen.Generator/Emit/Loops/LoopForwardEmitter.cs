using NetGen.Generator.Emit.SampleLanes;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the forward kernels of a network in loops.</summary>
internal static class LoopForwardEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var parts = new List<Action<CodeWriter>>
        {
            part => WriteDispatch(part, plan),
        };
        if (plan.AlternatingOutputs.FitOnStack)
            parts.Add(part => WriteSample(part, plan));
        if (plan.Loss.OfLogits)
            parts.Add(part => WriteClassify(part, plan));
        parts.Add(part => WriteBatch(part, plan));
        parts.Add(part => WriteLogits(part, plan));
        foreach (LayerPlan layer in plan.Layers.Where(layer => plan.FormOf(layer).Forward == layer.Number))
            parts.Add(part => LayerForwardEmitter.Write(part, plan, layer));
        if (plan.SampleLanes is not null)
            parts.Add(part => SampleLanesForwardEmitter.Write(part, plan));
        writer.Separated([.. parts]);
    }

    private static void WriteDispatch(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>The outputs of each sample.</summary>");
        using (writer.Block($"public static void Forward(ReadOnlySpan<{element}> inputs, int samples, ReadOnlySpan<{element}> parameters, Span<{element}> outputs)"))
        {
            if (plan.AlternatingOutputs.FitOnStack)
            {
                using (writer.Block("if (samples == 1)"))
                {
                    writer.Line("ForwardSample(inputs, parameters, outputs);");
                    writer.Line("return;");
                }

                writer.Line();
            }

            WriteReferences(writer, element, "inputs", "outputs");
            if (plan.SampleLanes is not null)
            {
                SampleLanesForwardEmitter.WriteCall(writer, plan);
                writer.Line("if (done == samples)");
                using (writer.Indented())
                    writer.Line("return;");
                writer.Line();
                writer.Line($"x = ref Unsafe.Add(ref x, done * {plan.Model.InputSize});");
                writer.Line($"y = ref Unsafe.Add(ref y, done * {plan.Model.OutputSize});");
            }

            LanesText.WriteWidthDispatch(writer, plan, "", $"ForwardBatch<TLanes>(ref x, (nuint){(plan.SampleLanes is not null ? "(samples - done)" : "samples")}, ref p, ref y)");
        }

        writer.Line();
        writer.Line("/// <summary>The outputs of one sample.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"public static void ForwardSample(ReadOnlySpan<{element}> input, ReadOnlySpan<{element}> parameters, Span<{element}> output)"))
        {
            WriteReferences(writer, element, "input", "output");
            LanesText.WriteWidthDispatch(writer, plan, "", plan.AlternatingOutputs.FitOnStack ? "ForwardSample<TLanes>(ref x, ref p, ref y)" : "ForwardBatch<TLanes>(ref x, 1, ref p, ref y)");
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
            writer.Line($"ref {element} even = ref Unsafe.Add(ref odd, {plan.Blocks.SamplesPerPass * plan.AlternatingOutputs.OddStride});");
            using (writer.Block($"for (nuint first = 0; first < samples; first += {plan.Blocks.SamplesPerPass})"))
            {
                writer.Line($"nuint count = Math.Min({plan.Blocks.SamplesPerPass}, samples - first);");
                writer.Line($"ref {element} logits = ref Logits<TLanes>(ref Unsafe.Add(ref x, first * {plan.Model.InputSize}), count, ref parameters, ref odd, ref even);");
                writer.Line(OutputsCall(plan, "logits", "(int)count", $"Unsafe.Add(ref outputs, first * {plan.Model.OutputSize})"));
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
                : OutputsCall(plan, z, "1", "output"));
        }
    }

    private static void WriteStackBuffers(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line($"Span<{element}> activations = stackalloc {element}[{plan.AlternatingOutputs.StackElements}];");
        writer.Line($"ref {element} odd = ref StackMemory.Aligned(activations);");
        writer.Line($"ref {element} even = ref Unsafe.Add(ref odd, {plan.AlternatingOutputs.OddStride});");
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
            if (plan.AlternatingOutputs.FitOnStack)
            {
                WriteStackBuffers(writer, plan);
            }
            else
            {
                writer.Line($"using Workspace<{element}> workspace = Workspaces.Rent();");
                writer.Line($"ref {element} odd = ref workspace.Reference;");
                writer.Line($"ref {element} even = ref Unsafe.Add(ref odd, {plan.AlternatingOutputs.OddStride});");
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
            LayerForwardEmitter.WriteCall(writer, plan, layer, isOneSample, source, Place(layer.Number), Place(layer.Number));
        }
    }

    /// <summary>The place of the outputs of a layer: odd and even layers take turns.</summary>
    private static string Place(int number) => AlternatingOutputs.IsOdd(number) ? "odd" : "even";

    /// <summary>The outputs of rows, without the padding of the workspace.</summary>
    private static string OutputsCall(NetworkPlan plan, string logits, string samples, string outputs)
    {
        LayerPlan layer = plan.OutputLayer;
        return $"{KernelTypes.Output(layer)}.WriteRows<TLanes, {plan.Element}>(ref {logits}, {layer.Stride}, ref {outputs}, {samples}, {layer.Outputs}); // {FormulaText.ActivationText(layer)}";
    }
}
