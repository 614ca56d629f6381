using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.MemberNames;

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

    public static CodeText Properties(NetworkPlan plan) => $$"""
        {{(!plan.Model.ScalesInputs ? null : $$"""
            /// <summary>What the inputs are scaled by before the first layer: x' = (x - offset) * factor. At first {{(plan.Model.Weights?.InputScaling is null ? "it changes nothing" : "it is the file's")}}.</summary>
            {{MemberDeclaration.Property(plan, Type(plan), "InputScaling")}} { get; } = {{New(plan, "InputSize")}};
            """)}}

        {{(!plan.Model.ScalesOutputs ? null : $$"""
            /// <summary>What outputs and targets are scaled by behind the last layer: y = a / factor + offset, y' = (y - offset) * factor. At first {{(plan.Model.Weights?.OutputScaling is null ? "it changes nothing" : "it is the file's")}}.</summary>
            {{MemberDeclaration.Property(plan, Type(plan), "OutputScaling")}} { get; } = {{New(plan, "OutputSize")}};
            """)}}
        """;

    /// <summary>A scaling, and the memory for what it scales.</summary>
    public static string New(NetworkPlan plan, string count) =>
        $"{Memory}{(plan.IsUnrolled || plan.Model.IsFrozen ? "" : "ForBlocks")}<{KernelArguments(plan)}>({count})";

    /// <summary>The forward pass of one sample, from raw numbers to raw numbers.</summary>
    public static CodeText ForwardScaled(NetworkPlan plan) => $$"""
        /// <summary>The outputs of one sample of checked lengths, from raw numbers to raw numbers.</summary>
        private {{(plan.Model.IsFrozen ? "static " : "")}}void ForwardScaled({{ReadOnlySpan(plan)}} input, {{Span(plan)}} output)
        {
            {{(InputScaling(plan) is { } inputs ? $"""
                // x' = (x - offset) * factor
                using global::NetGen.Runtime.Workspace<{plan.Element}> scaled = global::NetGen.Runtime.ScaledRows.Of({inputs}, input);
                {ForwardSample(plan)}(scaled.Span, {Parameters(plan)}, output);
                """ : $"{ForwardSample(plan)}(input, {Parameters(plan)}, output);")}}
            {{(OutputScaling(plan) is { } outputs ? $"{outputs}.Invert(output, output); // y = a / factor + offset" : null)}}
        }
        """;

    /// <summary>Statements that put a scaled sample in the place of a raw one, for the rest of a method.</summary>
    public static CodeText ScaleSample(NetworkPlan plan) => $$"""
        {{(InputScaling(plan) is not { } inputs ? null : $"""
            using global::NetGen.Runtime.Workspace<{plan.Element}> scaledInput = global::NetGen.Runtime.ScaledRows.Of({inputs}, input); // x' = (x - offset) * factor
            input = scaledInput.Span;
            """)}}
        {{(OutputScaling(plan) is not { } outputs ? null : $"""
            using global::NetGen.Runtime.Workspace<{plan.Element}> scaledTarget = global::NetGen.Runtime.ScaledRows.Of({outputs}, target); // y' = (y - offset) * factor
            target = scaledTarget.Span;
            """)}}
        """;

    private static string Type(NetworkPlan plan) => $"global::NetGen.FeatureScaling<{plan.Element}>";
}
