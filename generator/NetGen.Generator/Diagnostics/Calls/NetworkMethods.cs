using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>A method or constructor that the generator wrote.</summary>
/// <param name="Shape">The network that it belongs to.</param>
/// <param name="Needs">What each parameter needs, by its position; null where its length does not matter.</param>
/// <param name="Labels">The position of the parameter that takes a label or labels; -1 where there is none.</param>
/// <param name="NeedsSamples">Whether a batch must have at least one sample.</param>
internal sealed record NetworkMethod(NetworkShape Shape, ImmutableArray<ArgumentNeed?> Needs, int Labels, bool NeedsSamples);

/// <summary>Recognises the methods and constructors that the generator wrote, each once in a compilation.</summary>
internal sealed class NetworkMethods(NetworkShapes shapes)
{
    /// <summary>The parameter of the constructor that takes a network's parameters.</summary>
    public const string ConstructorParameter = "parameters";

    private readonly ConcurrentDictionary<IMethodSymbol, NetworkMethod?> _methods = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method may be one of them, by its name alone: what most methods of a program are told from them by.</summary>
    public static bool MayBe(string name) => name is
        "Forward" or "ForwardBatch" or "Classify" or "ClassifyBatch" or "ComputeLoss" or "TrainStep"
        or "Backward" or "BackwardBatch" or "BackwardFromOutput" or "BackwardFromOutputBatch";

    /// <summary>What is known of a method of such a name, or a constructor; null where it is none of those that check lengths.</summary>
    public NetworkMethod? Find(IMethodSymbol method, CancellationToken cancellation)
    {
        if (!_methods.TryGetValue(method, out NetworkMethod? found))
        {
            found = FindShape(method, cancellation) is { } shape ? Read(method, shape) : null;
            _methods.TryAdd(method, found);
        }

        return found;
    }

    private NetworkShape? FindShape(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.MethodKind == MethodKind.Constructor && (method.Parameters.Length != 1 || method.Parameters[0].Name != ConstructorParameter))
            return null;
        if (shapes.Find(method.ContainingType, cancellation) is not { } shape)
            return null;

        // Of a compiled network nobody can tell who wrote its constructors.
        bool isGenerated = method.MethodKind == MethodKind.Constructor
            ? !method.DeclaringSyntaxReferences.IsEmpty && GeneratedMembers.IsInGeneratedPart(method, cancellation)
            : shape.Members.IsGenerated(method);
        return isGenerated ? shape : null;
    }

    private static NetworkMethod Read(IMethodSymbol method, NetworkShape shape)
    {
        bool isLoss = method.Name == "ComputeLoss", batch = isLoss || method.Name.Contains("Batch");
        return new(
            shape,
            [.. method.Parameters.Select(parameter => ArgumentNeed.Of(parameter, shape, batch))],
            Labels: method.Parameters.FirstOrDefault(parameter => parameter.Name is "label" or "labels")?.Ordinal ?? -1,
            NeedsSamples: isLoss || method.Name.StartsWith("Backward", StringComparison.Ordinal));
    }
}
