using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// The names of the types that the generator writes beside the user's class. They live in a namespace of their own, where <c>using</c> directives
/// cannot meet a type of the user's, so that formulas stay short; the full name of the class is part of theirs, so that they meet no other.
/// </summary>
internal static class GeneratedTypes
{
    /// <summary>The namespace of all of them.</summary>
    public const string Namespace = "NetGen.Generated";

    /// <summary>The type of the arithmetic.</summary>
    public static string Kernels(NetworkPlan plan) => Prefix(plan.Model.Type) + "Kernels";

    /// <summary>The class that holds the weights of a model file.</summary>
    public static string Weights(NetworkPlan plan) => Prefix(plan.Model.Type) + "Weights";

    /// <summary>Sample_TestNet; where names have underscores of their own, which would make A.B_C of A_B.C, a fingerprint tells them apart.</summary>
    private static string Prefix(TypeIdentity type)
    {
        string name = type.MetadataName.Replace('.', '_').Replace('+', '_');
        return type.MetadataName.Contains('_') ? $"{name}_{Fingerprint.Of(type.MetadataName)}_" : name;
    }
}
