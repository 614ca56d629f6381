using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>The only values of readonly fields and of properties without a setter, as far as one file shows them.</summary>
internal sealed class MemberValues(NetworkShapes shapes, ConstructorNames names)
{
    private readonly ConcurrentDictionary<ISymbol, Extent> _extents = new(SymbolEqualityComparer.Default);

    /// <summary>The length of a member, or the number that it is.</summary>
    public Extent Find(ISymbol member, bool isLength, int depth, SemanticModel model, CancellationToken cancellation)
    {
        if (_extents.TryGetValue(member, out Extent known))
            return known;

        // Two objects of one class may have different values, so the member itself is no symbol of an unknown one.
        var reader = new ExtentReader(shapes, variables: null, this, model, cancellation);
        IOperation? value = InitialValue(member, model, cancellation);
        Extent extent = isLength ? reader.Length(value, depth) : reader.Number(value, depth);
        if (!extent.IsExact)
            extent = Extent.Unknown;
        if (ExtentReader.IsShallow(depth))
            _extents.TryAdd(member, extent);
        return extent;
    }

    /// <summary>
    /// What a readonly field or a property without a setter is initialised with, where no constructor assigns it, or what its
    /// only constructor assigns it. A struct may come without either having run.
    /// </summary>
    private IOperation? InitialValue(ISymbol member, SemanticModel model, CancellationToken cancellation)
    {
        if (member is not { ContainingType.TypeKind: TypeKind.Class, DeclaringSyntaxReferences.Length: 1 })
            return null;

        EqualsValueClauseSyntax? initializer = member.DeclaringSyntaxReferences[0].GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax field when member is IFieldSymbol { IsReadOnly: true } => field.Initializer,
            PropertyDeclarationSyntax property when member is IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false } => property.Initializer,
            _ => null,
        };
        if (initializer is null)
            return new ConstructorAssignments(names, model, cancellation).Find(member);
        if (initializer.SyntaxTree != model.SyntaxTree)
            return null;
        foreach (SyntaxReference part in member.ContainingType.DeclaringSyntaxReferences)
        {
            if (names.In(part.GetSyntax(cancellation)).Contains(member.Name))
                return null;
        }

        return (model.GetOperation(initializer, cancellation) as ISymbolInitializerOperation)?.Value;
    }
}
