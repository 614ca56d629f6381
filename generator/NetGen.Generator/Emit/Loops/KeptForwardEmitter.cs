using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the calls of a forward pass that keeps what the backward pass reads; a block of samples and a step on one sample share it.</summary>
internal static class KeptForwardEmitter
{
    /// <param name="writer">Where to write.</param>
    /// <param name="plan">The network.</param>
    /// <param name="workspace">Where what is kept lies.</param>
    /// <param name="first">The row of the workspace where the samples begin; empty for the first.</param>
    /// <param name="isOneSample">Whether there is one sample only.</param>
    public static void Write(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace, string first, bool isOneSample)
    {
        string element = plan.Element;
        foreach (LayerPlan layer in plan.Layers)
        {
            int number = layer.Number;
            bool sums = !layer.StoresOutputs;
            if (sums)
                writer.Line($"ref {element} z{number} = {WorkspaceText.Rows(workspace.Sums(number), first)};");
            if (!layer.IsOutput)
                writer.Line($"ref {element} a{number} = {WorkspaceText.Rows(workspace.Outputs(number), first)};");
            LayerForwardEmitter.WriteCall(writer, plan, layer, isOneSample, FormulaText.InputName(number), sums ? $"z{number}" : "", $"a{number}");
        }
    }
}
