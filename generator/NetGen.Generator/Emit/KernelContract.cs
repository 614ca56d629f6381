using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes what the library asks of kernels beside arithmetic: interfaces, the call of a batch, sizes, places in the workspace, and its memory.</summary>
internal static class KernelContract
{
    public static IEnumerable<string> Interfaces(NetworkPlan plan) => new[]
    {
        (plan.IsUnrolled, plan.Model.IsFrozen) switch
        {
            (true, true) => "IScalarForwardKernel",
            (true, false) => "IScalarKernel",
            (false, true) => "ILoopKernel",
            (false, false) => "ITrainStepKernel",
        },
        plan.SampleLanes is null ? null : "ISampleLanesKernel",
        plan.Passes.BackwardLanes is null ? null : "ILaneBackwardKernel",
        plan.Passes.Classify is null ? null : "IClassifyingKernel",
    }.OfType<string>();

    /// <summary>The call of the class of the library that shares a batch among threads, and takes such kernels.</summary>
    public static CodeText Forward(NetworkPlan plan, string passes) => $"""
        /// <summary>The outputs of each sample.</summary>
        public static void Forward(ReadOnlySpan<{plan.Element}> inputs, int samples, ReadOnlySpan<{plan.Element}> parameters, Span<{plan.Element}> outputs) =>
            {passes}.Run{(plan.SampleLanes is null ? "" : "InLanes")}<{GeneratedTypes.Kernels(plan)}, {plan.Element}>(inputs, samples, parameters, outputs);
        """;

    public static CodeText Numbers(NetworkPlan plan) => $$"""
        // What the library asks for: sizes, and where a workspace has what.
        public static int InputSize => {{plan.Model.InputSize}};
        public static int OutputSize => {{plan.Model.OutputSize}};
        public static int MultiplyAdds => {{plan.MultiplyAdds}};
        public static int SamplesPerTile => {{plan.SamplesPerTile}};
        {{(plan.IsUnrolled || plan.Model.IsFrozen ? null : Blocks(plan))}}
        {{(plan.SampleLanes is { } lanes ? $"public static int ForwardElements => {lanes.ForwardElements};" : null)}}
        {{(plan.SampleLanes is null || plan.Model.IsFrozen ? null : Lanes(plan, plan.SampleLanes.Workspace))}}

        {{(plan.WorkspaceElements == 0 ? null : Workspaces(plan))}}
        """;

    private static CodeText Blocks(NetworkPlan plan) => $"""
        public static int SamplesPerBlock => {plan.Blocks.SamplesPerBlock};
        public static int SamplesPerPass => {plan.Blocks.SamplesPerPass};
        public static int LossesOffset => {plan.BlockWorkspace.Losses.Offset};
        public static int SampleElements => {plan.StepStackElements};
        """;

    private static CodeText Lanes(NetworkPlan plan, SampleLanesWorkspace workspace) => $"""
        public static int ParameterCount => {plan.ParameterCount};
        public static int LaneSamples => {workspace.Samples};
        public static int LaneOutputs => {workspace.Outputs(plan.Layers.Count).Offset};
        public static int LaneTargets => {workspace.Targets.Offset};
        public static int LaneScales => {workspace.Scales.Offset};
        public static int LaneLosses => {workspace.Losses.Offset};
        public static int LaneInputErrors => {workspace.InputErrors.Offset};
        public static int LaneChains => {workspace.Chains.Offset};
        """;

    /// <summary>Who decides sample by sample never makes that of a frozen network.</summary>
    private static CodeText Workspaces(NetworkPlan plan) => $$"""
        /// <summary>Memory for {{(plan.Model.IsFrozen ? "" : "blocks of ")}}up to {{plan.WorkspaceSamples}} samples; one is made with the first {{(plan.Model.IsFrozen ? "batch" : "network of this type")}}.</summary>
        public static readonly WorkspacePool<{{plan.Element}}> Workspaces = new({{plan.WorkspaceElements}});

        {{(plan.Model.IsFrozen ? null : $"public static Workspace<{plan.Element}> RentWorkspace() => Workspaces.Rent();")}}
        """;
}
