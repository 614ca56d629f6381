using Microsoft.CodeAnalysis;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Recognises the methods and constructors that the generator wrote.</summary>
internal static class NetworkMethods
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "Forward", "ForwardBatch", "Classify", "Backward", "BackwardBatch", "BackwardBatchWeighted", "BackwardFromOutput", "BackwardFromOutputBatch", "TrainStep",
    };

    /// <summary>Whether a method may be one of them, by its name alone.</summary>
    public static bool MayBe(string name) => s_names.Contains(name);

    /// <summary>The network that a method belongs to; null where the method is none of those that check lengths.</summary>
    public static NetworkShape? Find(IMethodSymbol method, NetworkShapes shapes, CancellationToken cancellation)
    {
        if (method.MethodKind == MethodKind.Constructor)
        {
            // Of a compiled network nobody can tell who wrote its constructors.
            return method.Parameters.Length == 1 && method.Parameters[0].Name == "parameters"
                && !method.DeclaringSyntaxReferences.IsEmpty
                && shapes.Find(method.ContainingType, cancellation) is { } constructed
                && GeneratedMembers.IsInGeneratedPart(method, cancellation)
                    ? constructed
                    : null;
        }

        return MayBe(method.Name) && shapes.Find(method.ContainingType, cancellation) is { } shape && shape.Members.IsGenerated(method) ? shape : null;
    }
}
