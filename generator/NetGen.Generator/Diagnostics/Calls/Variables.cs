using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Finds the only value that a variable ever has, where it is assigned once.</summary>
internal sealed class Variables
{
    private readonly ConcurrentDictionary<SyntaxNode, WrittenNames> _writtenNames = new();
    private readonly ConcurrentDictionary<ISymbol, (bool IsAssignedOnce, IOperation? Value)> _values = new(SymbolEqualityComparer.Default);

    /// <summary>What is known of variables that are assigned once, whoever asks: their lengths, or the numbers that they are.</summary>
    public ConcurrentDictionary<ISymbol, Extent> Extents { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Whether a local variable or parameter has one value as long as it lives; if so, the operation that gives a local its
    /// value. The value of a parameter is never known.
    /// </summary>
    public bool IsAssignedOnce(ISymbol variable, SemanticModel model, CancellationToken cancellation, out IOperation? value)
    {
        if (!_values.TryGetValue(variable, out (bool IsAssignedOnce, IOperation? Value) known))
        {
            known = (FindValue(variable, model, cancellation, out IOperation? found), found);
            _values.TryAdd(variable, known);
        }

        value = known.Value;
        return known.IsAssignedOnce;
    }

    /// <summary>
    /// What a readonly field or a property without a setter is initialised with, where no constructor assigns it, or what its
    /// only constructor assigns it. A struct may come without either having run.
    /// </summary>
    public IOperation? InitialValue(ISymbol member, SemanticModel model, CancellationToken cancellation)
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
            return new ConstructorAssignments(NamesIn, model, cancellation).Find(member);
        if (initializer.SyntaxTree != model.SyntaxTree)
            return null;
        foreach (SyntaxReference part in member.ContainingType.DeclaringSyntaxReferences)
        {
            if (NamesIn(part.GetSyntax(cancellation)).Contains(member.Name))
                return null;
        }

        return (model.GetOperation(initializer, cancellation) as ISymbolInitializerOperation)?.Value;
    }

    private bool FindValue(ISymbol variable, SemanticModel model, CancellationToken cancellation, out IOperation? value)
    {
        value = null;
        if (variable.DeclaringSyntaxReferences.Length != 1
            || variable.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not { } declaration
            || declaration.SyntaxTree != model.SyntaxTree
            || EnclosingMember(declaration) is not { } member)
            return false;

        WrittenNames names = NamesIn(member);
        if (MayBeChangedByACall(variable, names, model, cancellation))
            return false;

        if (variable is IParameterSymbol parameter)
            return parameter.RefKind == RefKind.None && !names.Contains(parameter.Name);

        if (variable is not ILocalSymbol { RefKind: RefKind.None, IsForEach: false, IsUsing: false } || declaration is not VariableDeclaratorSyntax declarator)
            return false;
        if (declarator.Initializer is { } initializer)
        {
            if (names.Contains(variable.Name))
                return false;
            value = (model.GetOperation(initializer, cancellation) as ISymbolInitializerOperation)?.Value;
            return true;
        }

        // Definite assignment makes the one assignment come before every use.
        if (names.SingleAssignment(variable.Name) is not { } assignment
            || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left, cancellation).Symbol, variable))
            return false;
        value = (model.GetOperation(assignment, cancellation) as ISimpleAssignmentOperation)?.Value;
        return true;
    }

    private WrittenNames NamesIn(SyntaxNode scope) => _writtenNames.GetOrAdd(scope, static node => new WrittenNames(node));

    /// <summary>An extension method may take its receiver by reference, which the call does not show.</summary>
    private static bool MayBeChangedByACall(ISymbol variable, WrittenNames names, SemanticModel model, CancellationToken cancellation)
    {
        ITypeSymbol? type = (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type;
        if (type is not { IsValueType: true })
            return false;
        return names.CallsOn(variable.Name).Any(call =>
            model.GetSymbolInfo(call, cancellation).Symbol is not { ContainingType: { } container }
            || !(SymbolEqualityComparer.Default.Equals(container, type) || container is { Name: "MemoryExtensions", ContainingNamespace.Name: "System" }));
    }

    /// <summary>
    /// The member that holds all uses of a local variable or parameter; null for a primary constructor's parameter, which
    /// other members may change.
    /// </summary>
    private static SyntaxNode? EnclosingMember(SyntaxNode declaration)
    {
        for (SyntaxNode? node = declaration.Parent; node is not null; node = node.Parent)
        {
            if (node is GlobalStatementSyntax)
                return node.SyntaxTree.GetRoot();
            if (node is BaseTypeDeclarationSyntax)
                return null;
            if (node is MemberDeclarationSyntax)
                return node;
        }

        return null;
    }
}
