using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Tells the uses of a variable that may give it another value from those that read it.</summary>
internal static class VariableChanges
{
    /// <summary>Whether a reference to a local variable or parameter assigns to it or hands it out by reference.</summary>
    public static bool MayChange(IOperation reference)
    {
        IOperation? parent = reference.Parent;
        switch (parent?.Kind)
        {
            case OperationKind.Binary or OperationKind.Conversion or OperationKind.ArrayElementReference:
                return false;
            case OperationKind.Argument:
                // The receiver of an extension method may be handed out by reference without a word.
                return ((IArgumentOperation)parent).Parameter?.RefKind is RefKind.Ref or RefKind.Out || IsWritten(reference.Syntax);
            case OperationKind.Invocation:
                return IsOfAnotherType(((IInvocationOperation)parent).TargetMethod, reference);
            case OperationKind.PropertyReference:
                return IsOfAnotherType(((IPropertyReferenceOperation)parent).Property, reference);
            case OperationKind.SimpleAssignment:
                var assignment = (ISimpleAssignmentOperation)parent;
                return assignment.Target == reference || assignment.IsRef;
            case OperationKind.VariableInitializer:
                return parent.Parent is not IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None };
            default:
                return IsWritten(reference.Syntax);
        }
    }

    /// <summary>The methods and properties of spans and numbers themselves leave them as they are.</summary>
    private static bool IsOfAnotherType(ISymbol member, IOperation receiver) =>
        receiver.Type is { IsValueType: true } type && !SymbolEqualityComparer.Default.Equals(member.ContainingType, type);

    /// <summary>What the source says, where the operation does not tell or the code is broken.</summary>
    private static bool IsWritten(SyntaxNode node)
    {
        for (; ; node = node.Parent)
        {
            switch (node.Parent)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                case TupleExpressionSyntax:
                case ConditionalExpressionSyntax conditional when conditional.Condition != node:
                case ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: TupleExpressionSyntax }:
                    continue;
                case ArgumentSyntax argument:
                    return argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword;
                case AssignmentExpressionSyntax assignment:
                    return assignment.Left == node;
                case PrefixUnaryExpressionSyntax prefix:
                    return prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression;
                case PostfixUnaryExpressionSyntax or RefExpressionSyntax or MakeRefExpressionSyntax:
                    return true;
                default:
                    return false;
            }
        }
    }
}
