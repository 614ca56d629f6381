using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the forward kernels of a network in loops.</summary>
internal static class LoopForwardEmitter
{
    public static IEnumerable<Action<CodeWriter>> Parts(NetworkPlan plan)
    {
        LayerPlan[] written = [.. plan.Layers.Where(layer => plan.FormOf(layer).Forward == layer.Number)];
        yield return part => WriteSample(part, plan);
        foreach (LayerPlan layer in written)
            yield return part => LayerForwardEmitter.WriteRow(part, plan, layer);
        yield return part => WriteCalls(part, plan);
        yield return part => WriteBatch(part, plan);
        yield return part => WriteLogits(part, plan);
        foreach (LayerPlan layer in written)
            yield return part => LayerForwardEmitter.WriteRows(part, plan, layer);
    }

    /// <summary>What the class calls; the library chooses the width of the vectors, and where a batch has a sample in each lane.</summary>
    private static void WriteCalls(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element, types = $"<{GeneratedTypes.Kernels(plan)}, {element}>";
        writer.Line("/// <summary>The outputs of one sample.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Line($"public static void ForwardSample(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> parameters, Span<{element}> output) =>");
        using (writer.Indented())
            writer.Line($"LoopForward.Sample{types}(x, parameters, output);");
        if (plan.Loss.OfLogits)
        {
            writer.Line();
            writer.Line("/// <summary>The class of one sample, decided by the logits: softmax and sigmoid keep their order.</summary>");
            writer.Line($"public static int Classify(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> parameters) => LoopForward.Classify{types}(x, parameters);");
        }

        writer.Line();
        writer.Line("/// <summary>The outputs of each sample.</summary>");
        writer.Line($"public static void Forward(ReadOnlySpan<{element}> inputs, int samples, ReadOnlySpan<{element}> parameters, Span<{element}> outputs) =>");
        using (writer.Indented())
            writer.Line($"LoopForward.Run{(plan.SampleLanes is null ? "" : "InLanes")}{types}(inputs, samples, parameters, outputs);");
    }

    private static void WriteBatch(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>The outputs of a batch, block by block; how it is cut changes no bit of them.</summary>");
        using (LanesText.Method(writer, plan, $"public static void ForwardBatch<TLanes>(ref {element} x, nuint samples, ref {element} parameters, ref {element} outputs)"))
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
        string z = Place(plan.Layers.Count);
        writer.Line($"/// <summary>One sample, layer by layer: the outputs{(plan.Loss.OfLogits ? ", or the class that their sums decide" : "")}.</summary>");
        using (LanesText.PassMethod(writer, plan, $"public static int Sample<TLanes, TPass>(ref {element} x, ref {element} parameters, ref {element} output)"))
        {
            if (plan.AlternatingOutputs.FitOnStack)
            {
                writer.Line($"Span<{element}> activations = stackalloc {element}[{plan.AlternatingOutputs.StackElements}];");
                writer.Line($"ref {element} odd = ref StackMemory.Aligned(activations);");
            }
            else
            {
                writer.Line($"using Workspace<{element}> workspace = Workspaces.Rent();");
                writer.Line($"ref {element} odd = ref workspace.Reference;");
            }

            writer.Line($"ref {element} even = ref Unsafe.Add(ref odd, {plan.AlternatingOutputs.OddStride});");
            WriteLayers(writer, plan, isOneSample: true);
            if (plan.Loss.OfLogits)
            {
                writer.Line("if (typeof(TPass) == typeof(ToClass))");
                using (writer.Indented())
                    writer.Line(plan.Model.OutputSize == 1 ? $"return {z} >= 0 ? 1 : 0;" : $"return Largest.IndexOf(ref {z}, {plan.Model.OutputSize});");
            }

            writer.Line(plan.OutputLayer.Activation == Activation.Softmax
                ? $"Softmax.Write(ref {z}, ref output, {plan.Model.OutputSize}); // {FormulaText.ActivationText(plan.OutputLayer)}"
                : OutputsCall(plan, z, "1", "output"));
            writer.Line("return 0;");
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
