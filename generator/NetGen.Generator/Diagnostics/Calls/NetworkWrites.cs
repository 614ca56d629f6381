using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Recognises the calls that write the parameters of a network, and the network that a slot serves.</summary>
/// <param name="slot">NetworkSlot of any network.</param>
/// <param name="network">INetwork of any precision.</param>
internal sealed class NetworkWrites(INamedTypeSymbol slot, INamedTypeSymbol network)
{
    /// <summary>The network that a call writes; null for the many calls that write none.</summary>
    public IOperation? Target(IInvocationOperation call, CancellationToken cancellation)
    {
        IMethodSymbol method = call.TargetMethod;
        IOperation? target = method.Name switch
        {
            // Also as extensions, whose first argument is what stands before the dot.
            "Load" or "LoadOnnx" or "LoadSafetensors" or "Run" when IsOfLibrary(method) => Argument(call, "network"),
            "TrainStep" or "Initialize" when IsOfNetwork(method, cancellation) => call.Instance,
            "CopyTo" => OfParameters(Argument(call, "destination")),
            _ => null,
        };
        return target is null ? null : Unwrap(target);
    }

    /// <summary>Whether an operation reads Current of a slot.</summary>
    public bool IsCurrent(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property: { Name: "Current" } property } && IsSlot(property.ContainingType);

    /// <summary>Whether a call publishes another network.</summary>
    public bool IsPublication(IMethodSymbol method) => method.Name == "Publish" && IsSlot(method.ContainingType);

    /// <summary>What is converted, to an interface for example.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }

    private bool IsSlot(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, slot);

    private bool IsOfLibrary(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, slot.ContainingAssembly);

    /// <summary>Whether the generator wrote a method, or it is that of the interface; the user's own may have the same name.</summary>
    private bool IsOfNetwork(IMethodSymbol method, CancellationToken cancellation) =>
        (IsNetwork(method.ContainingType) || method.ContainingType.AllInterfaces.Any(IsNetwork)) && GeneratedMembers.IsInGeneratedPart(method, cancellation);

    private bool IsNetwork(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, network);

    /// <summary>The network whose parameters a span is.</summary>
    private static IOperation? OfParameters(IOperation? span) =>
        span is not null && Unwrap(span) is IPropertyReferenceOperation { Property.Name: "Parameters", Instance: { } instance } ? instance : null;

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
}
