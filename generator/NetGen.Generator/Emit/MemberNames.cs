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

    public static string Weights(NetworkPlan plan) => $"global::{GeneratedTypes.Namespace}.{GeneratedTypes.Weights(plan)}";

    public static string ReadOnlySpan(NetworkPlan plan) => $"global::System.ReadOnlySpan<{plan.Element}>";

    public static string Span(NetworkPlan plan) => $"global::System.Span<{plan.Element}>";
}
