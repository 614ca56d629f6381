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
        using (LanesText.UpdateMethod(writer, plan, $"public static double TrainStep<TLanes, TRule>(in TrainingBatch<{element}> sample, in NetworkUpdate<TRule, {element}> update, ref {element} memory)"))
        {
            writer.Line($"ref {element} x = ref MemoryMarshal.GetReference(sample.Inputs);");
            writer.Line($"ref {element} parameters = ref update.Parameters;");
            KeptForwardEmitter.Write(writer, plan, workspace, first: "", isOneSample: true);
            WriteTransposedWeights(writer, plan, workspace);
            writer.Line();
            WriteOutputError(writer, plan, workspace);
            for (int number = plan.Layers.Count; number >= 1; number--)
            {
                writer.Line();
                WriteLayer(writer, plan, workspace, plan.Layers[number - 1]);
            }

            writer.Line();
            writer.Line("return loss;");
        }
    }

    private static void WriteOutputError(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        string element = plan.Element;
        int last = plan.Layers.Count;
        writer.Line($"// L = {plan.Loss.Value}; delta{last} = {plan.Loss.Delta}");
        writer.Line($"ref {element} delta{last} = {WorkspaceText.Start(workspace.Errors(last))};");
        if (!plan.TakesLabels)
        {
            writer.Line($"double loss = OutputError.FromTarget<{element}, {plan.Loss.Name}, {KernelTypes.Output(plan.OutputLayer)}>(ref z{last}, ref MemoryMarshal.GetReference(sample.Targets), sample.Scale, ref delta{last}, {plan.Model.OutputSize});");
            return;
        }

        writer.Line($"ref {element} y = {WorkspaceText.Start(workspace.Outputs(last))};");
        writer.Line("if (sample.Labels.IsEmpty)");
        using (writer.Indented())
            writer.Line("y = ref MemoryMarshal.GetReference(sample.Targets);");
        writer.Line("else");
        using (writer.Indented())
            writer.Line($"OneHot.Write(ref y, {plan.Model.OutputSize}, sample.Labels[0]);");
        writer.Line($"double loss = Softmax.CrossEntropy(ref z{last}, ref y, sample.Scale, ref delta{last}, {plan.Model.OutputSize});");
    }

    /// <summary>The error of the layer before, from the weights before their update; then the update.</summary>
    private static void WriteLayer(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string input = FormulaText.InputName(number);
        if (number > 1)
        {
            writer.Line($"// {LayerErrorEmitter.Formula(plan, layer)}");
            writer.Line($"ref {element} delta{number - 1} = {WorkspaceText.Start(workspace.Errors(number - 1))};");
            if (layer.Update.Form != UpdateForm.WholeRowsWithErrors)
                writer.Line(LayerErrorEmitter.RowCall(plan, layer, layer.TransposedDelta is null ? ParameterText.Weights(layer) : WorkspaceText.Start(workspace.Transposed(number))));
        }

        string types = $"{element}, TRule, {KernelTypes.Layer(plan, layer)}, {KernelTypes.Penalty(plan)}";
        string fetch = layer.HasFarWeights ? "FetchWeights" : "FetchNothing";
        writer.Line($"// {Formula(plan, layer)}");
        writer.Line(layer.Update.Form switch
        {
            UpdateForm.WholeRowsWithErrors => $"UpdateAndPropagate.Step<TLanes, {types}, {fetch}>(ref {input}, ref delta{number}, in update, W{number}, ref delta{number - 1});",
            UpdateForm.WholeRows => $"RowUpdate.{(layer.Update.Tile.Vectors > 1 ? "StepPairs" : "Step")}<TLanes, {types}, {fetch}>(ref {input}, ref delta{number}, in update, W{number});",
            _ => $"SideBySideUpdate.{(layer.HasInputLanes ? $"StepInInputLanes<TLanes, {types}, {KernelTypes.Tile(layer.Gradient.InputLanesTile)}>" : $"Step<TLanes, {types}>")}(ref {input}, ref delta{number}, in update, W{number}, {layer.Update.RowsPerBlock}, {WorkspaceText.Start(workspace.Gradients)});",
        });
        if (layer.Update.Form == UpdateForm.WholeRowsWithErrors && layer.Fusion.Backward == Epilogue.Pass)
            LayerErrorEmitter.WritePass(writer, plan, plan.Before(layer), "");
    }

    /// <summary>W2 is updated by its gradient a1^T delta2 + 2 l2 W2, b2 by delta2.</summary>
    private static string Formula(NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        string penalty = plan.Model.L2 > 0 ? $" + 2 l2 W{number}" : "";
        string bias = layer.HasBiases ? $", b{number} by delta{number}" : "";
        return $"W{number} is updated by its gradient {FormulaText.InputName(number)}^T delta{number}{penalty}{bias}";
    }

    /// <summary>What errors need of the weights before their update. It waits for nothing, while sums and exponentials wait for each other: it comes between them.</summary>
    private static void WriteTransposedWeights(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer is { Number: > 1, TransposedDelta: { } product })
                writer.Line($"Transposition.Write({ParameterText.Weights(layer)}, {layer.Inputs}, {layer.Outputs}, {WorkspaceText.Start(workspace.Transposed(layer.Number))}, {product.Stride});");
        }
    }
}
