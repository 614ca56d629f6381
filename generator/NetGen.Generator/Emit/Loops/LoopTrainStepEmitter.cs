using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes a training step on one sample that updates the parameters in place, whatever the formula: a weight is updated as soon as its
/// gradient is known, and read and written once. The bits are those of the backward pass followed by a step of the same formula.
/// </summary>
internal static class LoopTrainStepEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        WorkspacePlan workspace = plan.SampleWorkspace;
        string element = plan.Element;
        writer.Line("/// <summary>");
        writer.Line("/// A step on one sample, in place; returns its loss before the step: forward, the error of the outputs, then errors and updates layer by");
        writer.Line("/// layer, backwards; errors come from the weights before their update. Without a target, the label stands for a one-hot row.");
        writer.Line("/// </summary>");
        using (LanesText.UpdateMethod(writer, plan, $"private static double TrainStep<TLanes, TRule>(ref {element} x, ReadOnlySpan<{element}> target, ReadOnlySpan<int> label, {element} scale, in NetworkUpdate<TRule, {element}> update, ref {element} memory)"))
        {
            writer.Line($"ref {element} parameters = ref update.Parameters;");
            KeptForwardEmitter.Write(writer, plan, workspace, first: "", isOneSample: true);
            WriteTransposedWeights(writer, plan, workspace);
            writer.Line();
            int last = plan.Layers.Count;
            writer.Line($"ref {element} delta{last} = {WorkspaceText.Start(workspace.Errors(last))};");
            writer.Line($"ref {element} y = {WorkspaceText.Start(workspace.Outputs(last))};");
            writer.Line("if (label.IsEmpty)");
            using (writer.Indented())
                writer.Line("y = ref MemoryMarshal.GetReference(target);");
            writer.Line("else");
            using (writer.Indented())
                writer.Line($"OneHot.Write(ref y, {plan.Model.OutputSize}, label[0]);");
            writer.Line($"double loss = {LoopOutputErrorEmitter.Row(plan, $"z{last}", "y", "scale", $"delta{last}")};");
            for (int number = plan.Layers.Count; number >= 1; number--)
            {
                LayerPlan layer = plan.Layers[number - 1];
                string input = FormulaText.InputName(number);
                writer.Line();
                if (number > 1)
                    writer.Line($"ref {element} delta{number - 1} = {WorkspaceText.Start(workspace.Errors(number - 1))};");
                if (layer.Update.Form == UpdateForm.WholeRowsWithErrors)
                {
                    string source = DerivativeText.Source(plan.Before(layer));
                    writer.Line($"UpdateAndPropagate{number}<TLanes, TRule>(ref {input}, ref delta{number}, in update, {(source == input ? "" : $"ref {source}, ")}ref delta{number - 1});");
                    continue;
                }

                if (number > 1)
                    WriteErrors(writer, plan, workspace, layer);
                string gradients = layer.Update.Form == UpdateForm.BlocksOfRows ? ", " + WorkspaceText.Start(workspace.Gradients) : "";
                writer.Line($"Update{number}<TLanes, TRule>(ref {input}, ref delta{number}, in update{gradients});");
            }

            writer.Line();
            writer.Line("return loss;");
        }
    }

    /// <summary>What errors need of the weights before their update. It waits for nothing, while sums and exponentials wait for each other: it comes between them.</summary>
    private static void WriteTransposedWeights(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer is { Number: > 1, TransposedDelta: { } product })
                writer.Line($"Transposition.Write({Weights(layer)}, {layer.Inputs}, {layer.Outputs}, {TransposedWeights(workspace, layer)}, {product.Stride});");
        }
    }

    private static string Weights(LayerPlan layer) => $"ref Unsafe.Add(ref parameters, {layer.WeightsOffset})";

    private static string TransposedWeights(WorkspacePlan workspace, LayerPlan layer) => WorkspaceText.Start(workspace.Transposed(layer.Number));

    private static void WriteErrors(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace, LayerPlan layer) =>
        LoopErrorEmitter.WriteSampleCall(writer, plan, layer, layer.TransposedDelta is null ? Weights(layer) : TransposedWeights(workspace, layer));
}
