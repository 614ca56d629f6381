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
        if (plan.Loss.OfLogits)
        {
            writer.Line();
            WriteClassify(writer, plan);
        }
    }

    private static void WriteBatch(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <summary>The outputs of each sample.</summary>");
        using (writer.Block($"public static void Forward(ReadOnlySpan<{plan.Element}> inputs, int samples, ReadOnlySpan<{plan.Element}> parameters, Span<{plan.Element}> outputs)"))
        {
            using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
                writer.Line($"ForwardSample(inputs.Slice(sample * {plan.Model.InputSize}, {plan.Model.InputSize}), parameters, outputs.Slice(sample * {plan.Model.OutputSize}, {plan.Model.OutputSize}));");
        }
    }

    private static void WriteSample(CodeWriter writer, NetworkPlan plan)
    {
        LayerPlan last = plan.OutputLayer;
        writer.Line("/// <summary>The outputs of one sample.</summary>");
        using (writer.Block($"private static void ForwardSample(ReadOnlySpan<{plan.Element}> x, ReadOnlySpan<{plan.Element}> parameters, Span<{plan.Element}> output)"))
        {
            WriteLayers(writer, plan);
            UnrolledLayerEmitter.WriteActivation(writer, plan, last);
            writer.Line();
            for (int output = last.Outputs - 1; output >= 0; output--)
                writer.Line($"output[{output}] = {A(last.Number, output)};");
        }
    }

    private static void WriteClassify(CodeWriter writer, NetworkPlan plan)
    {
        LayerPlan last = plan.OutputLayer;
        writer.Line("/// <summary>The class of one sample, decided by the logits: softmax and sigmoid keep their order.</summary>");
        using (writer.Block($"public static int Classify(ReadOnlySpan<{plan.Element}> x, ReadOnlySpan<{plan.Element}> parameters)"))
        {
            WriteLayers(writer, plan);
            writer.Line();
            if (last.Outputs == 1)
            {
                writer.Line($"return {Z(last.Number, 0)} >= 0 ? 1 : 0;");
                return;
            }

            writer.Line("int best = 0;");
            writer.Line($"{plan.Element} largest = {Z(last.Number, 0)};");
            for (int output = 1; output < last.Outputs; output++)
            {
                using (writer.Block($"if ({Z(last.Number, output)} > largest)"))
                {
                    writer.Line($"best = {output};");
                    if (output < last.Outputs - 1)
                        writer.Line($"largest = {Z(last.Number, output)};");
                }
            }

            writer.Line();
            writer.Line("return best;");
        }
    }

    private static void WriteLayers(CodeWriter writer, NetworkPlan plan)
    {
        UnrolledLayerEmitter.WriteParameterViews(writer, plan);
        writer.Line();
        UnrolledLayerEmitter.WriteInputs(writer, plan);
        foreach (LayerPlan layer in plan.Layers)
            UnrolledLayerEmitter.WriteLayer(writer, plan, layer);
    }
}
