using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the stages of a network that scales its numbers: the library scales rows in front of the kernels and behind them, so that kernels have no part in it.
/// Of a network without stages nothing is written.
/// </summary>
internal static class ScalingText
{
    private const string Memory = "global::NetGen.Runtime.ScalingMemory.Create";

    public static string Value(Scaling scaling) =>
        string.Join(" | ", new[] { Scaling.Inputs, Scaling.Outputs }.Where(stage => (scaling & stage) != 0).Select(stage => $"global::NetGen.Scaling.{stage.ToString()}"));

    /// <summary>What scales the inputs; null where nothing does.</summary>
    public static string? Inputs(NetworkPlan plan) => !plan.Model.ScalesInputs ? null : Owner(plan) + "InputScaling";

    /// <summary>What scales the outputs; null where nothing does.</summary>
    public static string? Outputs(NetworkPlan plan) => !plan.Model.ScalesOutputs ? null : Owner(plan) + "OutputScaling";

    /// <summary>The two as the last arguments of a backward pass.</summary>
    public static string Arguments(NetworkPlan plan) =>
        plan.Model.Scaling == Scaling.None ? "" : $", {Inputs(plan) ?? "inputScaling: null"}, {Outputs(plan) ?? "outputScaling: null"}";

    public static CodeText Properties(NetworkPlan plan) => $$"""
        {{(!plan.Model.ScalesInputs ? null : $$"""
            /// <summary>What the inputs are scaled by before the first layer: x' = (x - offset) * factor. At first it changes nothing.</summary>
            public global::NetGen.FeatureScaling<{{plan.Element}}> InputScaling { get; } = {{New(plan, "InputSize")}};

            """)}}
        {{(!plan.Model.ScalesOutputs ? null : $$"""
            /// <summary>What outputs and targets are scaled by behind the last layer: y = a / factor + offset, y' = (y - offset) * factor. At first it changes nothing.</summary>
            public global::NetGen.FeatureScaling<{{plan.Element}}> OutputScaling { get; } = {{New(plan, "OutputSize")}};

            """)}}
        """;

    /// <summary>A scaling, and the memory for what it scales.</summary>
    public static string New(NetworkPlan plan, string count) =>
        $"{Memory}{(plan.IsUnrolled || plan.Model.IsFrozen ? "" : "ForBlocks")}<{MemberNames.KernelArguments(plan)}>({count})";

    /// <summary>The forward pass of one sample, from raw numbers to raw numbers.</summary>
    public static CodeText ForwardScaled(NetworkPlan plan) => $$"""
        /// <summary>The outputs of one sample of checked lengths, from raw numbers to raw numbers.</summary>
        private {{(plan.Model.IsFrozen ? "static " : "")}}void ForwardScaled({{MemberNames.ReadOnlySpan(plan)}} input, {{MemberNames.Span(plan)}} output)
        {
            {{(Inputs(plan) is { } inputs ? $"""
                // x' = (x - offset) * factor
                using global::NetGen.Runtime.Workspace<{plan.Element}> scaled = global::NetGen.Runtime.ScaledRows.Of({inputs}, input);
                {MemberNames.ForwardSample(plan)}(scaled.Span, {MemberNames.Parameters(plan)}, output);
                """ : $"{MemberNames.ForwardSample(plan)}(input, {MemberNames.Parameters(plan)}, output);")}}
            {{(Outputs(plan) is { } outputs ? $"{outputs}.Invert(output, output); // y = a / factor + offset" : null)}}
        }
        """;

    /// <summary>Statements that put a scaled sample in the place of a raw one, for the rest of a method.</summary>
    public static CodeText ScaleSample(NetworkPlan plan) => $$"""
        {{(Inputs(plan) is not { } inputs ? null : $"""
            using global::NetGen.Runtime.Workspace<{plan.Element}> scaledInput = global::NetGen.Runtime.ScaledRows.Of({inputs}, input); // x' = (x - offset) * factor
            input = scaledInput.Span;
            """)}}
        {{(Outputs(plan) is not { } outputs ? null : $"""
            using global::NetGen.Runtime.Workspace<{plan.Element}> scaledTarget = global::NetGen.Runtime.ScaledRows.Of({outputs}, target); // y' = (y - offset) * factor
            target = scaledTarget.Span;
            """)}}
        """;

    private static string Owner(NetworkPlan plan) => plan.Model.IsFrozen ? MemberNames.Weights(plan) + "." : "";
}
