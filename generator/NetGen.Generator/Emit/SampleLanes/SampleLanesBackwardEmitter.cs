using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes the backward pass of a batch with one sample in each lane, for networks whose layers are too narrow to fill a vector. A
/// gradient, like the loss, is summed over the samples in as many chains as 64 bytes hold elements, sample s in chain s modulo their number, and a
/// tree joins the chains: that order is the network's, on every hardware.
/// </summary>
internal static class SampleLanesBackwardEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        SampleLanesWorkspace workspace = plan.SampleLanes!.Workspace;
        writer.Separated(
            part => SampleLanesForwardEmitter.WriteRows(part, LaneTypes.BackwardRows, workspace.Samples, "a backward pass"),
            part => WriteBlock(part, plan, workspace));
    }

    private static void WriteBlock(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace)
    {
        string element = plan.Element;
        int last = plan.Layers.Count;
        writer.Line("/// <summary>One block: forward, the errors of the outputs, then gradients and errors layer by layer, backwards. Columns behind the last sample count nothing: they are set to 0 before they are summed.</summary>");
        using (LanesText.Method(writer, plan, $"public static void BackwardLanes<TLanes>(ref {element} memory, int count, nuint columns, bool fromOutputs, bool isFirst, bool withInputGradients, ref {element} parameters)"))
        {
            WriteRows(writer, plan, "a0", workspace.Outputs(0));
            foreach (LayerPlan layer in plan.Layers)
                WriteForward(writer, plan, workspace, layer);

            writer.Line();
            OutputErrorText.WriteComment(writer, plan);
            WriteRows(writer, plan, "chains", workspace.Chains);
            WriteRows(writer, plan, $"delta{last}", workspace.Errors(last));
            string method = plan.TakesLabels ? "WriteCrossEntropy" : "Write";
            string loss = plan.TakesLabels ? "" : plan.Loss.Name + ", ";
            writer.Line($"LaneOutputErrors.{method}<TLanes, {element}, {loss}{KernelTypes.Output(plan.OutputLayer)}, {LaneTypes.Sums(plan)}, {LaneTypes.BackwardRows}>" +
                $"(ref z{last}, ref a{last}, {WorkspaceText.Start(workspace.Targets)}, {WorkspaceText.Start(workspace.Scales)}, fromOutputs, columns, {plan.Model.OutputSize}, {WorkspaceText.Start(workspace.Losses)}, ref delta{last});");
            for (int number = last; number >= 1; number--)
                WriteLayer(writer, plan, workspace, plan.Layers[number - 1]);
        }
    }

    /// <summary>What the backward pass keeps of a layer.</summary>
    private static void WriteForward(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace, LayerPlan layer)
    {
        int number = layer.Number;
        bool keeps = layer.Fusion.KeepsSums;
        bool isFused = !keeps && layer.Fusion.KeptForwardInLanes == Epilogue.InProduct;
        string sums = keeps ? $"z{number}" : $"a{number}";
        writer.Line();
        writer.Line($"// {FormulaText.SumFormula(layer)}{(layer.IsOutput ? "" : "; " + FormulaText.ActivationText(layer))}");
        WriteRows(writer, plan, $"a{number}", workspace.Outputs(number));
        if (keeps)
            WriteRows(writer, plan, $"z{number}", workspace.Sums(number));
        writer.Line(LaneTypes.ForwardCall(plan, layer, LaneTypes.BackwardRows, isFused, sums));
        if (!layer.IsOutput && !isFused && (keeps || layer.Activation != Activation.Identity))
            writer.Line($"LanePass.Apply<TLanes, {plan.Element}, {KernelTypes.Activation(layer)}, {LaneTypes.BackwardRows}>(ref {sums}, {layer.Outputs}, columns, ref a{number});");
    }

    /// <summary>The gradients of a layer, and the errors of the layer before.</summary>
    private static void WriteLayer(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string types = $"TLanes, {element}, {KernelTypes.Layer(plan, layer)}, {LaneTypes.BackwardRows}";
        writer.Line();
        writer.Line($"// dW{number} = {FormulaText.InputName(number)}^T delta{number}{(layer.HasBiases ? $", db{number} = delta{number}" : "")}");
        writer.Line($"SampleRows.Clear(ref delta{number}, {layer.Outputs}, {workspace.Samples}, count, (int)columns);");
        if (number > 1)
            writer.Line($"SampleRows.Clear(ref a{number - 1}, {layer.Inputs}, {workspace.Samples}, count, (int)columns);");
        writer.Line($"LaneGradients.Add<{types}, {LaneTypes.GradientTiles(layer)}>(ref a{number - 1}, ref delta{number}, columns, isFirst, ref Unsafe.Add(ref chains, W{number} * {plan.Lanes}));");
        if (layer.HasBiases)
            writer.Line($"LaneGradients.AddBiases<{types}>(ref delta{number}, columns, isFirst, ref Unsafe.Add(ref chains, b{number} * {plan.Lanes}));");
        if (number == 1)
        {
            writer.Line("if (withInputGradients)");
            using (writer.Indented())
                writer.Line(LaneTypes.ErrorCall(plan, layer, WorkspaceText.Start(workspace.InputErrors)));
            return;
        }

        LayerPlan previous = plan.Before(layer);
        writer.Line($"// {LayerErrorEmitter.Formula(plan, layer)}");
        WriteRows(writer, plan, $"delta{number - 1}", workspace.Errors(number - 1));
        writer.Line(LaneTypes.ErrorCall(plan, layer, $"ref delta{number - 1}"));
        if (layer.Fusion.BackwardInLanes == Epilogue.Pass)
            writer.Line($"LanePass.MultiplyByDerivative<TLanes, {element}, {KernelTypes.Activation(previous)}, {LaneTypes.BackwardRows}>(ref {DerivativeText.Source(previous)}, {layer.Inputs}, columns, ref delta{number - 1});");
    }

    private static void WriteRows(CodeWriter writer, NetworkPlan plan, string name, BufferPlan buffer) =>
        writer.Line($"ref {plan.Element} {name} = {WorkspaceText.Start(buffer)};");
}
