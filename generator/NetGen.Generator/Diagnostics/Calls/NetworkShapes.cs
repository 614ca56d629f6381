using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>The networks of one compilation, each read once.</summary>
internal sealed class NetworkShapes(IReadOnlyList<ModelDescription> files)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, NetworkShape?> _shapes = new(SymbolEqualityComparer.Default);

    /// <summary>The shape of a type; null where it is no network, or one that breaks a rule and was not generated.</summary>
    public NetworkShape? Find(INamedTypeSymbol? type, CancellationToken cancellation)
    {
        if (type is not { TypeKind: TypeKind.Class, Arity: 0 })
            return null;
        if (!_shapes.TryGetValue(type, out NetworkShape? shape))
        {
            shape = Read(type, cancellation);
            _shapes.TryAdd(type, shape);
        }

        return shape;
    }

    private NetworkShape? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (AttributeReader.Find(type) is not { } attribute || AttributeReader.Read(attribute) is not { } options)
            return null;

        // Of a compiled network the file is elsewhere, and its constants tell what the attribute does not.
        if (type.DeclaringSyntaxReferences.IsEmpty)
            return NetworkShape.OfCompiled(type, options);
        CheckedOptions check = DeclarationRules.Check(options, files);
        if (check.Violations.Count > 0 || !TypeRules.CanComplete(type, options.ModelFile is not null, cancellation))
            return null;

        NetworkShape shape = NetworkShape.Create(type, check.Options);
        return shape.Members.FindCollisions(type, cancellation).Any() || InheritedMembers.Of(type, shape.Members).Obstacles.Count > 0 ? null : shape;
    }
}
