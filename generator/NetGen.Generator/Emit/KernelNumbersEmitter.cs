using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes what the library asks of the kernels: sizes, places in the workspace, and its memory.</summary>
internal static class KernelNumbersEmitter
{
    public static CodeText Text(NetworkPlan plan) => $$"""
        // What the library asks for: sizes, and where a workspace has what.
        {{Numbers(plan).Select(number => $"public static int {number.Name} => {number.Value};")}}

        {{(plan.WorkspaceElements == 0 ? null : Workspaces(plan))}}
        """;

    /// <summary>Who decides sample by sample never makes that of a frozen network.</summary>
    private static CodeText Workspaces(NetworkPlan plan) => $$"""
        /// <summary>Memory for {{(plan.Model.IsFrozen ? "" : "blocks of ")}}up to {{plan.WorkspaceSamples}} samples; one is made with the first {{(plan.Model.IsFrozen ? "batch" : "network of this type")}}.</summary>
        public static readonly WorkspacePool<{{plan.Element}}> Workspaces = new({{plan.WorkspaceElements}});

        {{(plan.Model.IsFrozen ? null : $"public static Workspace<{plan.Element}> RentWorkspace() => Workspaces.Rent();")}}
        """;

    private static IEnumerable<(string Name, int Value)> Numbers(NetworkPlan plan)
    {
        bool trains = !plan.Model.IsFrozen;
        IEnumerable<(string, int)> rows = plan.IsUnrolled || !trains ? [] :
        [
            ("SamplesPerBlock", plan.Blocks.SamplesPerBlock),
            ("SamplesPerPass", plan.Blocks.SamplesPerPass),
            ("LossesOffset", plan.BlockWorkspace.Losses.Offset),
            ("SampleElements", plan.StepStackElements),
        ];
        IEnumerable<(string, int)> forwardLanes = plan.SampleLanes is null ? [] : [("ForwardElements", plan.SampleLanes.ForwardElements)];
        IEnumerable<(string, int)> backwardLanes = plan.SampleLanes?.Workspace is not { } workspace || !trains ? [] :
        [
            ("ParameterCount", plan.ParameterCount),
            ("LaneSamples", workspace.Samples),
            ("LaneTargets", workspace.Targets.Offset),
            ("LaneScales", workspace.Scales.Offset),
            ("LaneLosses", workspace.Losses.Offset),
            ("LaneInputErrors", workspace.InputErrors.Offset),
            ("LaneChains", workspace.Chains.Offset),
        ];
        return
        [
            ("InputSize", plan.Model.InputSize),
            ("OutputSize", plan.Model.OutputSize),
            ("MultiplyAdds", plan.MultiplyAdds),
            ("SamplesPerTile", plan.SamplesPerTile),
            .. rows.Concat(forwardLanes).Concat(backwardLanes),
        ];
    }
}
