using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>
/// The names that a member or a type assigns to or hands out by reference, beyond their declarations. Names, not symbols: one
/// walk over the syntax serves every variable, and two variables of one name are only taken for changing more often.
/// </summary>
internal sealed class WrittenNames
{
    private readonly Dictionary<string, List<ExpressionSyntax>> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<InvocationExpressionSyntax>> _calls = new(StringComparer.Ordinal);

    public WrittenNames(SyntaxNode scope)
    {
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment:
                    AddTarget(assignment.Left);
                    break;
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression } prefix:
                    AddTarget(prefix.Operand);
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix:
                    AddTarget(postfix.Operand);
                    break;
                case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument:
                    AddTarget(argument.Expression);
                    break;
                case RefExpressionSyntax reference:
                    AddTarget(reference.Expression);
                    break;
                case ForEachVariableStatementSyntax loop:
                    AddTarget(loop.Variable);
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } } call:
                    Add(_calls, receiver.Identifier.ValueText, call);
                    break;
            }
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

    /// <summary>The calls of methods on a variable of this name.</summary>
    public IEnumerable<InvocationExpressionSyntax> CallsOn(string name) =>
        _calls.TryGetValue(name, out List<InvocationExpressionSyntax>? calls) ? calls : [];

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
