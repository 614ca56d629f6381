using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes what the library asks of the kernels: sizes, places in the workspace, and its memory.</summary>
internal static class KernelNumbersEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        bool trains = !plan.Model.IsFrozen;
        writer.Line("// What the library asks for: sizes, and where a workspace has what.");
        WriteNumber("InputSize", plan.Model.InputSize);
        WriteNumber("OutputSize", plan.Model.OutputSize);
        WriteNumber("MultiplyAdds", plan.MultiplyAdds);
        WriteNumber("SamplesPerTile", plan.SamplesPerTile);
        if (!plan.IsUnrolled && trains)
        {
            WriteNumber("SamplesPerBlock", plan.Blocks.SamplesPerBlock);
            WriteNumber("SamplesPerPass", plan.Blocks.SamplesPerPass);
            WriteNumber("LossesOffset", plan.BlockWorkspace.Losses.Offset);
            WriteNumber("SampleElements", plan.StepStackElements);
        }

        if (plan.SampleLanes is { } lanes)
        {
            WriteNumber("ForwardElements", lanes.ForwardElements);
            if (trains)
                WriteLaneNumbers(lanes.Workspace);
        }

        if (plan.WorkspaceElements == 0)
            return;

        // Who decides sample by sample never makes that of a frozen network.
        writer.Line();
        writer.Line(trains
            ? $"/// <summary>Memory for blocks of up to {plan.WorkspaceSamples} samples; one is made with the first network of this type.</summary>"
            : $"/// <summary>Memory for up to {plan.WorkspaceSamples} samples; one is made with the first batch.</summary>");
        writer.Line($"public static readonly WorkspacePool<{plan.Element}> Workspaces = new({plan.WorkspaceElements});");
        if (!trains)
            return;
        writer.Line();
        writer.Line($"public static Workspace<{plan.Element}> RentWorkspace() => Workspaces.Rent();");

        void WriteLaneNumbers(SampleLanesWorkspace workspace)
        {
            WriteNumber("ParameterCount", plan.ParameterCount);
            WriteNumber("LaneSamples", workspace.Samples);
            WriteNumber("LaneTargets", workspace.Targets.Offset);
            WriteNumber("LaneScales", workspace.Scales.Offset);
            WriteNumber("LaneLosses", workspace.Losses.Offset);
            WriteNumber("LaneInputErrors", workspace.InputErrors.Offset);
            WriteNumber("LaneChains", workspace.Chains.Offset);
        }

        void WriteNumber(string name, int value) => writer.Line($"public static int {name} => {value};");
    }
}
