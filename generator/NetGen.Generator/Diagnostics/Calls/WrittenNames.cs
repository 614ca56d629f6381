using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>
/// The names that a member or a type assigns to or hands out by reference, beyond their declarations. Names, not symbols: one
/// walk over the syntax serves every variable, and two variables of one name are only taken for changing more often.
/// </summary>
internal sealed class WrittenNames : CSharpSyntaxWalker
{
    private readonly Dictionary<string, List<ExpressionSyntax>> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<InvocationExpressionSyntax>> _calls = new(StringComparer.Ordinal);

    public WrittenNames(SyntaxNode scope) => Visit(scope);

    public bool Contains(string name) => _targets.ContainsKey(name);

    /// <summary>The assignment, where there is one alone and it is an ordinary one.</summary>
    public AssignmentExpressionSyntax? SingleAssignment(string name) =>
        _targets.TryGetValue(name, out List<ExpressionSyntax>? targets)
        && targets.Count == 1
        && targets[0].Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
        && assignment.Left == targets[0]
            ? assignment
            : null;

    /// <summary>The calls of methods on a variable of this name.</summary>
    public IEnumerable<InvocationExpressionSyntax> CallsOn(string name) =>
        _calls.TryGetValue(name, out List<InvocationExpressionSyntax>? calls) ? calls : [];

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

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver })
            Add(_calls, receiver.Identifier.ValueText, node);
        else
            Visit(node.Expression);
        Visit(node.ArgumentList);
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

    private void AddTarget(ExpressionSyntax target)
    {
        switch (target)
        {
            case IdentifierNameSyntax name:
                Add(_targets, name.Identifier.ValueText, target);
                break;
            case MemberAccessExpressionSyntax access:
                Add(_targets, access.Name.Identifier.ValueText, target);
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

    private static void Add<T>(Dictionary<string, List<T>> lists, string name, T node)
    {
        if (!lists.TryGetValue(name, out List<T>? list))
            lists.Add(name, list = []);
        list.Add(node);
    }
}
