using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>
/// Finds the value that the only constructor of a class gives a readonly field, where nothing can have read the field before: no
/// base class has run, and what stands above the assignment calls nothing.
/// </summary>
internal sealed class ConstructorAssignments(ConstructorNames written, SemanticModel model, CancellationToken cancellation)
{
    public IOperation? Find(ISymbol member)
    {
        if (member is not IFieldSymbol { IsReadOnly: true, IsStatic: false, ContainingType: { BaseType.SpecialType: SpecialType.System_Object } type }
            || type.InstanceConstructors.Length != 1
            || SingleAssignment(type, member.Name) is not { } assignment
            || assignment.SyntaxTree != model.SyntaxTree
            || assignment.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not ConstructorDeclarationSyntax { Initializer: null } constructor
            || constructor.Modifiers.Any(SyntaxKind.StaticKeyword)
            || !RunsFirst(assignment, constructor)
            || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left, cancellation).Symbol, member))
            return null;
        return (model.GetOperation(assignment, cancellation) as ISimpleAssignmentOperation)?.Value;
    }

    private AssignmentExpressionSyntax? SingleAssignment(INamedTypeSymbol type, string name)
    {
        AssignmentExpressionSyntax? found = null;
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            WrittenNames names = written.In(part.GetSyntax(cancellation));
            if (!names.Contains(name))
                continue;
            if (found is not null || names.SingleAssignment(name) is not { } assignment)
                return null;
            found = assignment;
        }

        return found;
    }

    /// <summary>Whether the assignment is made whatever happens, and before it only fields are assigned.</summary>
    private bool RunsFirst(AssignmentExpressionSyntax assignment, ConstructorDeclarationSyntax constructor) =>
        assignment.Parent == constructor.ExpressionBody
        || (assignment.Parent is ExpressionStatementSyntax statement && statement.Parent == constructor.Body
            && constructor.Body!.Statements.TakeWhile(candidate => candidate != statement).All(AssignsAField));

    private bool AssignsAField(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment }
        && !assignment.DescendantNodes().Any(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax)
        && model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IFieldSymbol
        && model.GetSymbolInfo(assignment.Right, cancellation).Symbol is not IPropertySymbol;
}
