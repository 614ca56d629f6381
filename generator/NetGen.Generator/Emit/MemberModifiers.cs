using NetGen.Generator.Planning;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Emit;

/// <summary>How the public members of the user's class are declared: a frozen network has no instance, and a base class may have a member as a virtual one.</summary>
internal static class MemberModifiers
{
    public static string Method(NetworkPlan plan, string name, params ParameterKind[] parameters) =>
        plan.Model.IsFrozen ? "public static" : OfInstance(plan, GeneratedMembers.Signature(name, parameters));

    /// <summary>Of a property of instances.</summary>
    public static string Property(NetworkPlan plan, string name) => OfInstance(plan, name);

    private static string OfInstance(NetworkPlan plan, string signature) =>
        plan.Model.Inheritance.Overridden.Contains(signature) ? "public override" : "public";
}
