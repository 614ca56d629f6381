using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>The names of the types that the generator writes beside the user's class.</summary>
internal static class GeneratedTypes
{
    /// <summary>The namespace of all of them.</summary>
    public const string Namespace = "NetGen.Generated";

    /// <summary>The type through which the library calls the kernels, within the class of the arithmetic.</summary>
    public const string SharedKernels = "Kernels";

    /// <summary>The class of the arithmetic.</summary>
    public static string Kernels(NetworkPlan plan) => plan.Model.Type.Name + "Kernels";

    public static string QualifiedKernels(NetworkPlan plan) => Qualified(Kernels(plan));

    /// <summary>The class that holds the weights of a model file.</summary>
    public static string Weights(NetworkPlan plan) => plan.Model.Type.Name + "Weights";

    public static string QualifiedWeights(NetworkPlan plan) => Qualified(Weights(plan));

    private static string Qualified(string name) => $"global::{Namespace}.{name}";
}
