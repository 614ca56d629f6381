using NetGen.Generator.Planning;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Emit;

/// <summary>
/// How the public members of the user's class are declared: a frozen network has no instance, and a base class may have a member as a virtual one. A
/// parameter is its kind, and its name with the default value, if it has one.
/// </summary>
internal static class MemberDeclaration
{
    public static string Method(NetworkPlan plan, string type, string name, params (ParameterKind Kind, string Name)[] parameters)
    {
        string signature = GeneratedMembers.Signature(name, [.. parameters.Select(parameter => parameter.Kind)]);
        string generic = parameters.Any(parameter => parameter.Kind == ParameterKind.VectorValue) ? "<TVector>" : "";
        string list = string.Join(", ", parameters.Select(parameter => $"{Type(plan, parameter.Kind)} {parameter.Name}"));
        return $"{(plan.Model.IsFrozen ? "public static" : OfInstance(plan, signature))} {type} {name}{generic}({list})";
    }

    /// <summary>Of instances.</summary>
    public static string Property(NetworkPlan plan, string type, string name) => $"{OfInstance(plan, name)} {type} {name}";

    private static string OfInstance(NetworkPlan plan, string signature) => plan.Model.Inheritance.Overridden.Contains(signature) ? "public override" : "public";

    private static string Type(NetworkPlan plan, ParameterKind kind) => kind switch
    {
        ParameterKind.Reads => MemberNames.ReadOnlySpan(plan),
        ParameterKind.Writes => MemberNames.Span(plan),
        ParameterKind.Labels => "global::System.ReadOnlySpan<int>",
        ParameterKind.Classes => "global::System.Span<int>",
        ParameterKind.Integer => "int",
        ParameterKind.Double => "double",
        ParameterKind.Optimizer => $"global::NetGen.Optimizer<{plan.Element}>",
        ParameterKind.InputValue => "in Input",
        ParameterKind.OutputValue => "out Output",
        ParameterKind.VectorValue => "in TVector",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No public member takes it."),
    };
}
