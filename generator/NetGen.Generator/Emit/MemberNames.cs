using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>What members of the user's class use, by its full name: in the user's namespace, the short ones may mean anything.</summary>
internal static class MemberNames
{
    /// <summary>What checks arguments.</summary>
    public const string Guard = "global::NetGen.Runtime.Guard";

    /// <summary>The field that holds the parameters; a name that no user has.</summary>
    public const string ParameterField = "_netGenParameters";

    /// <summary>The span of all parameters: of the network, or with the weights of a frozen one.</summary>
    public static string Parameters(NetworkPlan plan) => (plan.Model.IsFrozen ? $"{Weights(plan)}.Memory" : ParameterField) + ".Span";

    public static string Kernels(NetworkPlan plan) => $"global::{GeneratedTypes.Namespace}.{GeneratedTypes.Kernels(plan)}";

    /// <summary>What computes the outputs of one sample.</summary>
    public static string ForwardSample(NetworkPlan plan) => plan.IsUnrolled ? $"{Kernels(plan)}.ForwardSample" : $"global::NetGen.Runtime.LoopForward.Sample<{KernelArguments(plan)}>";

    /// <summary>The call that computes the outputs of one sample, raw to raw.</summary>
    public static string Forward(NetworkPlan plan, string input, string output) =>
        plan.Model.Scaling != Scaling.None ? $"ForwardScaled({input}, {output})" : $"{ForwardSample(plan)}({input}, {Parameters(plan)}, {output})";

    /// <summary>What computes the class of one sample.</summary>
    public static string Classify(NetworkPlan plan) => $"{Kernels(plan)}.Classify";

    /// <summary>The kernels and the element type, as the library's methods take them.</summary>
    public static string KernelArguments(NetworkPlan plan) => $"{Kernels(plan)}, {plan.Element}";

    /// <summary>The sum of the losses of a batch, and its gradients; networks written out in full are too small to gain from a team.</summary>
    public static string Backward(NetworkPlan plan, string gradients) =>
        $"global::NetGen.Runtime.{(plan.IsUnrolled ? "ScalarBackward" : "BatchBackward")}.Run{(plan.SampleLanes is null ? "" : "InLanes")}<{KernelArguments(plan)}>" +
        $"({(plan.IsUnrolled ? "" : "Team, ")}in batch, {Parameters(plan)}, {gradients}{ScalingArguments(plan)})";

    /// <summary>What scales the inputs; null where nothing does.</summary>
    public static string? InputScaling(NetworkPlan plan) => plan.Model.ScalesInputs ? ScalingOwner(plan) + nameof(InputScaling) : null;

    /// <summary>What scales the outputs; null where nothing does.</summary>
    public static string? OutputScaling(NetworkPlan plan) => plan.Model.ScalesOutputs ? ScalingOwner(plan) + nameof(OutputScaling) : null;

    /// <summary>The two as the last arguments of a pass; nothing where nothing is scaled.</summary>
    public static string ScalingArguments(NetworkPlan plan) =>
        plan.Model.Scaling == Scaling.None ? "" : $", {InputScaling(plan) ?? "inputScaling: null"}, {OutputScaling(plan) ?? "outputScaling: null"}";

    private static string ScalingOwner(NetworkPlan plan) => plan.Model.IsFrozen ? Weights(plan) + "." : "";

    public static string Weights(NetworkPlan plan) => $"global::{GeneratedTypes.Namespace}.{GeneratedTypes.Weights(plan)}";

    public static string ReadOnlySpan(NetworkPlan plan) => $"global::System.ReadOnlySpan<{plan.Element}>";

    public static string Span(NetworkPlan plan) => $"global::System.Span<{plan.Element}>";
}
