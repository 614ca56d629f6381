using NetGen.Generator.Emit.SampleLanes;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the backward kernels of a network in loops: the order of work over one block of samples.</summary>
internal static class LoopBackwardEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        WorkspacePlan workspace = WorkspacePlan.Create(plan);
        var parts = new List<Action<CodeWriter>>
        {
            part => WriteDispatch(part, plan),
            part => WriteBlocks(part, plan, workspace),
            part => WriteBlock(part, plan, workspace),
            part => LoopTrainStepEmitter.WriteDispatch(part, plan),
            part => LoopTrainStepEmitter.WriteSample(part, plan, workspace),
            part => LoopOutputErrorEmitter.Write(part, plan, workspace),
        };
        for (int number = plan.Layers.Count; number >= 1; number--)
        {
            LayerPlan layer = plan.Layers[number - 1];
            parts.Add(part => LoopGradientEmitter.Write(part, plan, layer));
            parts.Add(part => LoopErrorEmitter.Write(part, plan, layer));
            parts.Add(part => LoopTrainStepEmitter.WriteUpdate(part, plan, layer));
        }

        writer.Separated([.. parts]);
    }

    private static void WriteDispatch(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>Writes the gradients, summed over the samples in their order, and returns the sum of the losses. Without targets, labels stand for one-hot rows; without weights, each sample counts 1.</summary>");
        using (writer.Block($"public static double Backward(ReadOnlySpan<{element}> inputs, int samples, ReadOnlySpan<{element}> targets, ReadOnlySpan<int> labels, ReadOnlySpan<{element}> sampleWeights, bool fromOutputs, {element} scale, ReadOnlySpan<{element}> parameters, Span<{element}> gradients, Span<{element}> inputGradients)"))
        {
            if (plan.HasSampleLanes)
            {
                SampleLanesBackwardEmitter.WriteCall(writer, plan);
                writer.Line();
            }

            writer.Line($"ref {element} x = ref MemoryMarshal.GetReference(inputs);");
            writer.Line($"ref {element} p = ref MemoryMarshal.GetReference(parameters);");
            writer.Line($"ref {element} dp = ref MemoryMarshal.GetReference(gradients);");
            writer.Line($"ref {element} dx = ref MemoryMarshal.GetReference(inputGradients);");
            LanesText.WriteWidthDispatch(writer, plan, "return ", "BackwardBatch<TLanes>(ref x, samples, targets, labels, sampleWeights, fromOutputs, scale, ref p, ref dp, ref dx, !inputGradients.IsEmpty)");
        }
    }

    private static void WriteBlocks(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        string element = plan.Element;
        int block = plan.SamplesPerBlock;
        int inputs = plan.Model.InputSize;
        int outputs = plan.Model.OutputSize;
        writer.Line("/// <summary>A batch, block by block; gradients add up sample by sample, so how it is cut changes no bit of them.</summary>");
        using (LanesText.Method(writer, plan, $"private static double BackwardBatch<TLanes>(ref {element} x, int samples, ReadOnlySpan<{element}> targets, ReadOnlySpan<int> labels, ReadOnlySpan<{element}> sampleWeights, bool fromOutputs, {element} scale, ref {element} parameters, ref {element} gradients, ref {element} dx, bool withInputGradients)"))
        {
            writer.Line($"using Workspace<{element}> workspace = Workspaces.Rent();");
            writer.Line($"ref {element} memory = ref workspace.Reference;");
            foreach (LayerPlan layer in plan.Layers)
            {
                if (layer.TransposedDelta is not { } transposed)
                    continue;
                string copy = $"Transposition.Write(ref Unsafe.Add(ref parameters, {layer.WeightsOffset}), {layer.Inputs}, {layer.Outputs}, ref Unsafe.Add(ref memory, {workspace.Transposed(layer.Number)}), {transposed.Stride});";
                if (layer.Number == 1)
                {
                    writer.Line("if (withInputGradients)");
                    using (writer.Indented())
                        writer.Line(copy);
                }
                else
                {
                    writer.Line(copy);
                }
            }

            writer.Line();
            writer.Line("double loss = 0;");
            using (writer.Block($"for (int first = 0; first < samples; first += {block})"))
            {
                writer.Line($"int count = Math.Min({block}, samples - first);");
                writer.Line($"ReadOnlySpan<{element}> blockTargets = labels.IsEmpty ? targets.Slice(first * {outputs}, count * {outputs}) : default;");
                writer.Line("ReadOnlySpan<int> blockLabels = labels.IsEmpty ? default : labels.Slice(first, count);");
                writer.Line($"ReadOnlySpan<{element}> blockWeights = sampleWeights.IsEmpty ? default : sampleWeights.Slice(first, count);");
                writer.Line($"ref {element} blockDx = ref dx;");
                writer.Line("if (withInputGradients)");
                using (writer.Indented())
                    writer.Line($"blockDx = ref Unsafe.Add(ref dx, first * {inputs});");
                writer.Line($"loss += BackwardBlock<TLanes>(ref Unsafe.Add(ref x, first * {inputs}), count, blockTargets, blockLabels, blockWeights, fromOutputs, scale, ref parameters, ref gradients, ref blockDx, withInputGradients, isFirst: first == 0, ref memory);");
            }

            writer.Line();
            writer.Line("return loss;");
        }
    }

    private static void WriteBlock(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        string element = plan.Element;
        int last = plan.Layers.Count;
        writer.Line("/// <summary>One block of samples: forward, the error of the outputs, then gradients and errors layer by layer, backwards.</summary>");
        using (LanesText.Method(writer, plan, $"private static double BackwardBlock<TLanes>(ref {element} x, int count, ReadOnlySpan<{element}> targets, ReadOnlySpan<int> labels, ReadOnlySpan<{element}> sampleWeights, bool fromOutputs, {element} scale, ref {element} parameters, ref {element} gradients, ref {element} dx, bool withInputGradients, bool isFirst, ref {element} memory)"))
        {
            writer.Line("nuint samples = (nuint)count;");
            WriteForwardAndOutputErrors(writer, plan, workspace, "targets, labels, sampleWeights, fromOutputs, scale");
            for (int number = last; number >= 1; number--)
            {
                LayerPlan layer = plan.Layers[number - 1];
                string weights = layer.TransposedDelta is null
                    ? $"ref Unsafe.Add(ref parameters, {layer.WeightsOffset})"
                    : $"ref Unsafe.Add(ref memory, {workspace.Transposed(number)})";
                writer.Line();
                writer.Line($"AddGradients{number}<TLanes>(ref {SummaryEmitter.InputName(number)}, ref delta{number}, samples, isFirst, ref gradients);");
                if (number == 1)
                {
                    writer.Line("if (withInputGradients)");
                    using (writer.Indented())
                        writer.Line($"InputErrors<TLanes>(ref delta1, {weights}, samples, ref dx);");
                    continue;
                }

                LayerPlan previous = plan.Layers[number - 2];
                string source = LoopErrorEmitter.Source(previous);
                writer.Line($"ref {element} delta{number - 1} = ref Unsafe.Add(ref memory, {workspace.Errors(number - 1)});");
                writer.Line($"Errors{number - 1}<TLanes>(ref delta{number}, {weights}, ref {source}, samples, ref delta{number - 1});");
            }

            writer.Line();
            writer.Line("return loss;");
        }
    }

    /// <summary>The forward pass, which keeps what the backward pass reads, and the error of the output layer.</summary>
    public static void WriteForwardAndOutputErrors(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace, string targets)
    {
        string element = plan.Element;
        int last = plan.Layers.Count;
        foreach (LayerPlan layer in plan.Layers)
        {
            int number = layer.Number;
            bool sums = layer.IsOutput || LoopForwardEmitter.NeedsActivationPass(layer);
            if (sums)
                writer.Line($"ref {element} z{number} = ref Unsafe.Add(ref memory, {workspace.Sums(number)});");
            if (!layer.IsOutput)
                writer.Line($"ref {element} a{number} = ref Unsafe.Add(ref memory, {workspace.Outputs(number)});");
            writer.Line($"ForwardLayer{number}<TLanes>(ref {SummaryEmitter.InputName(number)}, samples, ref parameters, ref {(sums ? "z" : "a")}{number});");
            if (LoopForwardEmitter.NeedsActivationPass(layer))
                writer.Line($"Activate{number}<TLanes>(ref z{number}, samples, ref a{number});");
        }

        writer.Line();
        writer.Line($"ref {element} delta{last} = ref Unsafe.Add(ref memory, {workspace.Errors(last)});");
        writer.Line($"ref {element} oneHot = ref Unsafe.Add(ref memory, {workspace.OneHot});");
        writer.Line($"double loss = OutputErrors(ref z{last}, {targets}, ref oneHot, ref delta{last}, count);");
    }
}
