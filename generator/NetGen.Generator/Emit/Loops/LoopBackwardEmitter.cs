using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the backward kernels of a network in loops: two phases over a block of samples, each of which threads may share.</summary>
internal static class LoopBackwardEmitter
{
    public static IEnumerable<Action<CodeWriter>> Parts(NetworkPlan plan)
    {
        WorkspacePlan workspace = plan.BlockWorkspace;
        yield return part => WriteBatch(part, plan);
        yield return part => WritePrepare(part, plan, workspace);
        yield return part => WritePropagate(part, plan, workspace);
        foreach (LayerPlan layer in plan.Layers.Reverse().Where(layer => plan.FormOf(layer).Errors == layer.Number))
            yield return part => LayerErrorEmitter.WriteRows(part, plan, layer);
        yield return part => WriteAddGradients(part, plan, workspace);
        foreach (LayerPlan layer in plan.Layers.Reverse().Where(layer => plan.FormOf(layer).Shape == layer.Number))
            yield return part => LayerGradientEmitter.Write(part, plan, layer);
        yield return part => LoopTrainStepEmitter.Write(part, plan);
        foreach (LayerPlan layer in plan.Layers.Reverse().Where(layer => plan.FormOf(layer).Errors == layer.Number && layer is { Number: > 1, TransposedDelta: not null }))
            yield return part => LayerErrorEmitter.WriteRow(part, plan, layer);
    }

    private static void WriteBatch(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element, types = $"<{GeneratedTypes.Kernels(plan)}, {element}>";
        writer.Line("/// <summary>");
        writer.Line("/// Writes the gradients, summed over the samples in their order, and returns the sum of the losses: block by block, Propagate, then");
        writer.Line("/// AddGradients. How a batch is cut changes no bit.");
        writer.Line("/// </summary>");
        writer.Line($"public static double Backward(ThreadTeam? team, in TrainingBatch<{element}> batch, ReadOnlySpan<{element}> parameters, Span<{element}> gradients) =>");
        using (writer.Indented())
        {
            string rows = $"BatchBackward.Run{types}(team, in batch, parameters, gradients);";
            if (plan.SampleLanes is null)
            {
                writer.Line(rows);
                return;
            }

            writer.Line($"batch.Samples > 1 ? LaneBackward.Run{types}(in batch, parameters, gradients)");
            writer.Line($": {rows}");
        }
    }

    private static void WritePrepare(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        writer.Line("/// <summary>Transposed copies of the weights that errors are propagated through.</summary>");
        using (writer.Block($"public static void Prepare(ref {plan.Element} parameters, bool withInputGradients, ref {plan.Element} memory)"))
        {
            foreach (LayerPlan layer in plan.Layers)
            {
                if (layer.TransposedDelta is not { } transposed)
                    continue;
                string copy = $"Transposition.Write(ref Unsafe.Add(ref parameters, W{layer.Number}), {layer.Inputs}, {layer.Outputs}, {WorkspaceText.Start(workspace.Transposed(layer.Number))}, {transposed.Stride});";
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
        }
    }

    private static void WritePropagate(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        string element = plan.Element;
        writer.Line("/// <summary>Some samples of a block, from row first of the workspace on: forward, the errors of the outputs, then those of the layers before, backwards.</summary>");
        using (LanesText.Method(writer, plan, $"public static void Propagate<TLanes>(in TrainingBatch<{element}> rows, nuint first, ref {element} parameters, ref {element} dx, bool withInputGradients, ref {element} memory)"))
        {
            writer.Line($"ref {element} x = ref MemoryMarshal.GetReference(rows.Inputs);");
            writer.Line("nuint samples = (nuint)rows.Samples;");
            KeptForwardEmitter.Write(writer, plan, workspace, "first", isOneSample: false);
            writer.Line();
            WriteOutputErrors(writer, plan, workspace, "first");
            for (int number = plan.Layers.Count; number >= 1; number--)
            {
                LayerPlan layer = plan.Layers[number - 1];
                string call = LayerErrorEmitter.RowsCall(plan, layer, layer.TransposedDelta is null ? ParameterText.Weights(layer) : WorkspaceText.Start(workspace.Transposed(number)));
                if (number == 1)
                {
                    writer.Line("if (withInputGradients)");
                    using (writer.Indented())
                        writer.Line(call);
                    continue;
                }

                writer.Line($"ref {element} delta{number - 1} = {WorkspaceText.Rows(workspace.Errors(number - 1), "first")};");
                writer.Line(call);
            }
        }
    }

    private static void WriteAddGradients(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        string element = plan.Element;
        writer.Line("/// <summary>One share of the gradients of a block: a range of the inputs of each layer.</summary>");
        using (LanesText.Method(writer, plan, $"public static void AddGradients<TLanes>(ref {element} x, int count, bool isFirst, ref {element} gradients, int share, int shares, ref {element} memory)"))
        {
            writer.Line("nuint samples = (nuint)count;");
            foreach (LayerPlan layer in plan.Layers)
            {
                int number = layer.Number;
                int tile = layer.Gradient.InputsPerTile;
                if (!layer.IsOutput)
                    writer.Line($"ref {element} a{number} = {WorkspaceText.Start(workspace.Outputs(number))};");
                writer.Line($"ref {element} delta{number} = {WorkspaceText.Start(workspace.Errors(number))};");
                string start = $"start{number}", end = $"end{number}";
                writer.Line($"nuint {start} = Shares.Start({layer.Inputs}, {tile}, share, shares), {end} = Shares.Start({layer.Inputs}, {tile}, share + 1, shares);");
                writer.Line($"AddGradients{plan.FormOf(layer).Shape}<TLanes>(ref Unsafe.Add(ref {FormulaText.InputName(number)}, {start}), ref delta{number}, samples, isFirst, {end} - {start}, ref Unsafe.Add(ref gradients, W{number} + {start} * {layer.Outputs})); // dW{number} = {FormulaText.InputName(number)}^T delta{number}");
                if (!layer.HasBiases)
                    continue;
                writer.Line($"if ({end} == {layer.Inputs})");
                using (writer.Indented())
                    writer.Line($"BiasGradients.Add<TLanes, {element}, {KernelTypes.Layer(plan, layer)}>(ref delta{number}, samples, isFirst, ref Unsafe.Add(ref gradients, b{number})); // db{number} = delta{number}");
            }
        }
    }

    /// <summary>The losses of some samples and the errors of their outputs.</summary>
    private static void WriteOutputErrors(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace, string first)
    {
        string element = plan.Element;
        int last = plan.Layers.Count;
        writer.Line($"ref {element} delta{last} = {WorkspaceText.Rows(workspace.Errors(last), first)};");
        writer.Line($"ref {element} losses = ref Unsafe.Add(ref memory, {workspace.Losses.Offset} + {first});");
        OutputErrorText.WriteComment(writer, plan);
        string types = $"{KernelTypes.Output(plan.OutputLayer)}, {KernelTypes.Layer(plan, plan.OutputLayer)}";
        if (plan.TakesLabels)
            writer.Line($"OutputErrors.WriteCrossEntropy<{element}, {types}>(ref z{last}, in rows, {WorkspaceText.Rows(workspace.Outputs(last), first)}, ref losses, ref delta{last});");
        else
            writer.Line($"OutputErrors.Write<{element}, {plan.Loss.Name}, {types}>(ref z{last}, in rows, ref losses, ref delta{last});");
    }
}
