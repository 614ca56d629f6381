using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>
/// The names that a part of a type assigns to or hands out by reference where readonly members may be: in constructors and init
/// accessors. Names, not symbols: one walk over the syntax serves every member, and two of one name are only taken for changing
/// more often.
/// </summary>
internal sealed class WrittenNames : CSharpSyntaxWalker
{
    private readonly Dictionary<string, List<ExpressionSyntax>> _targets = new(StringComparer.Ordinal);

    public WrittenNames(SyntaxNode part)
    {
        if (part is not TypeDeclarationSyntax type)
            return;
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            if (member is ConstructorDeclarationSyntax)
                Visit(member);
            else if (member is BasePropertyDeclarationSyntax { AccessorList: { } accessors })
                VisitInitAccessors(accessors);
        }
    }

    public bool Contains(string name) => _targets.ContainsKey(name);

    /// <summary>The assignment, where there is one alone and it is an ordinary one.</summary>
    public AssignmentExpressionSyntax? SingleAssignment(string name) =>
        _targets.TryGetValue(name, out List<ExpressionSyntax>? targets)
        && targets.Count == 1
        && targets[0].Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
        && assignment.Left == targets[0]
            ? assignment
            : null;

    public override void VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        AddTarget(node.Left);
        base.VisitAssignmentExpression(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression)
            AddTarget(node.Operand);
        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        if (node.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression)
            AddTarget(node.Operand);
        base.VisitPostfixUnaryExpression(node);
    }

    public override void VisitArgument(ArgumentSyntax node)
    {
        if (node.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword)
            AddTarget(node.Expression);
        Visit(node.Expression);
    }

    public override void VisitRefExpression(RefExpressionSyntax node)
    {
        AddTarget(node.Expression);
        base.VisitRefExpression(node);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        AddTarget(node.Variable);
        base.VisitForEachVariableStatement(node);
    }

    // What follows holds no expression that could write.
    public override void VisitIdentifierName(IdentifierNameSyntax node)
    {
    }

    public override void VisitLiteralExpression(LiteralExpressionSyntax node)
    {
    }

    public override void VisitPredefinedType(PredefinedTypeSyntax node)
    {
    }

    public override void VisitGenericName(GenericNameSyntax node)
    {
    }

    public override void VisitParameterList(ParameterListSyntax node)
    {
    }

    public override void VisitAttributeList(AttributeListSyntax node)
    {
    }

    private void VisitInitAccessors(AccessorListSyntax accessors)
    {
        foreach (AccessorDeclarationSyntax accessor in accessors.Accessors)
        {
            if (accessor.IsKind(SyntaxKind.InitAccessorDeclaration))
                Visit(accessor);
        }
    }

    private void AddTarget(ExpressionSyntax target)
    {
        switch (target)
        {
            case IdentifierNameSyntax name:
                Add(name.Identifier.ValueText, target);
                break;
            case MemberAccessExpressionSyntax access:
                Add(access.Name.Identifier.ValueText, target);
                break;
            case ParenthesizedExpressionSyntax parentheses:
                AddTarget(parentheses.Expression);
                break;
            case TupleExpressionSyntax tuple:
                foreach (ArgumentSyntax element in tuple.Arguments)
                    AddTarget(element.Expression);
                break;
            case ConditionalExpressionSyntax conditional:
                AddTarget(conditional.WhenTrue);
                AddTarget(conditional.WhenFalse);
                break;
            case RefExpressionSyntax reference:
                AddTarget(reference.Expression);
                break;
        }
    }

    private void Add(string name, ExpressionSyntax target)
    {
        if (!_targets.TryGetValue(name, out List<ExpressionSyntax>? targets))
            _targets.Add(name, targets = []);
        targets.Add(target);
    }
}
