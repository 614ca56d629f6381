using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Where the members of the user's class find the parameters: in a field of the network, or with the weights of a frozen one.</summary>
internal static class ParameterMemory
{
    /// <summary>The field that holds the parameters; a name that no user has.</summary>
    public const string Field = "_netGenParameters";

    /// <summary>The expression of all parameters, as a span.</summary>
    public static string Span(NetworkPlan plan) => (plan.Model.IsFrozen ? $"{GeneratedTypes.QualifiedWeights(plan)}.Memory" : Field) + ".Span";
}
