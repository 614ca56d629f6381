using NetGen.Generator.Emit.SampleLanes;
using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.Unrolled.ScalarNames;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Writes the forward kernels of an unrolled network.</summary>
internal static class UnrolledForwardEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        WriteBatch(writer, plan);
        writer.Line();
        WriteSample(writer, plan);
        if (plan.SampleLanes is not null)
        {
            writer.Line();
            SampleLanesForwardEmitter.Write(writer, plan);
        }

        if (plan.Loss.OfLogits)
        {
            writer.Line();
            WriteClassify(writer, plan);
            writer.Line();
            WriteLogits(writer, plan);
        }
    }

    private static void WriteBatch(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <summary>The outputs of each sample.</summary>");
        using (writer.Block($"public static void Forward(ReadOnlySpan<{plan.Element}> inputs, int samples, ReadOnlySpan<{plan.Element}> parameters, Span<{plan.Element}> outputs)"))
        {
            if (plan.SampleLanes is not null)
            {
                writer.Line($"ref {plan.Element} x = ref MemoryMarshal.GetReference(inputs);");
                writer.Line($"ref {plan.Element} p = ref MemoryMarshal.GetReference(parameters);");
                writer.Line($"ref {plan.Element} y = ref MemoryMarshal.GetReference(outputs);");
                SampleLanesForwardEmitter.WriteCall(writer, plan);
                writer.Line();
            }

            using (writer.Block($"for (int sample = {(plan.SampleLanes is not null ? "done" : "0")}; sample < samples; sample++)"))
                writer.Line($"ForwardSample(inputs.Slice(sample * {plan.Model.InputSize}, {plan.Model.InputSize}), parameters, outputs.Slice(sample * {plan.Model.OutputSize}, {plan.Model.OutputSize}));");
        }
    }

    private static void WriteSample(CodeWriter writer, NetworkPlan plan)
    {
        LayerPlan last = plan.OutputLayer;
        writer.Line("/// <summary>The outputs of one sample. All inputs are read before the first result is written, so they may share memory.</summary>");
        using (writer.Block($"public static void ForwardSample(ReadOnlySpan<{plan.Element}> x, ReadOnlySpan<{plan.Element}> parameters, Span<{plan.Element}> output)"))
        {
            UnrolledLayerEmitter.WriteParameterViews(writer, plan);
            writer.Line($"output = output.Slice(0, {last.Outputs});");
            writer.Line();
            UnrolledLayerEmitter.WriteInputs(writer, plan);
            foreach (LayerPlan layer in plan.Layers)
                UnrolledLayerEmitter.WriteLayer(writer, plan, layer);
            if (last.Activation != Activation.Identity)
                UnrolledLayerEmitter.WriteActivation(writer, plan, last);
            writer.Line();
            for (int neuron = 0; neuron < last.Outputs; neuron++)
                writer.Line($"output[{neuron}] = {(last.Activation == Activation.Identity ? Z(last.Number, neuron) : A(last.Number, neuron))};");
        }
    }

    private static void WriteLogits(CodeWriter writer, NetworkPlan plan)
    {
        LayerPlan last = plan.OutputLayer;
        writer.Line($"/// <summary>z{last.Number}, the sums of the output layer.</summary>");
        using (writer.Block($"private static void Logits(ReadOnlySpan<{plan.Element}> x, ReadOnlySpan<{plan.Element}> parameters, Span<{plan.Element}> logits)"))
        {
            UnrolledLayerEmitter.WriteParameterViews(writer, plan);
            writer.Line($"logits = logits.Slice(0, {last.Outputs});");
            writer.Line();
            UnrolledLayerEmitter.WriteInputs(writer, plan);
            foreach (LayerPlan layer in plan.Layers)
                UnrolledLayerEmitter.WriteLayer(writer, plan, layer);
            writer.Line();
            for (int output = 0; output < last.Outputs; output++)
                writer.Line($"logits[{output}] = {Z(last.Number, output)};");
        }
    }

    private static void WriteClassify(CodeWriter writer, NetworkPlan plan)
    {
        int outputs = plan.OutputLayer.Outputs;
        writer.Line("/// <summary>The class of one sample, decided by the logits: softmax and sigmoid keep their order.</summary>");
        using (writer.Block($"public static int Classify(ReadOnlySpan<{plan.Element}> x, ReadOnlySpan<{plan.Element}> parameters)"))
        {
            writer.Line($"Span<{plan.Element}> logits = stackalloc {plan.Element}[{outputs}];");
            writer.Line("Logits(x, parameters, logits);");
            writer.Line(outputs == 1 ? "return logits[0] >= 0 ? 1 : 0;" : $"return Largest.IndexOf(ref logits[0], {outputs});");
        }
    }
}
