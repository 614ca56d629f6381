using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>
/// Learns the length of a variable from the calls that must have succeeded before: the output of one network that is the
/// input of another.
/// </summary>
internal sealed class EarlierCalls(NetworkMethods methods, SemanticModel model, CancellationToken cancellation)
{
    /// <summary>The length that an earlier call needed; null where none did.</summary>
    /// <param name="variable">A local variable or parameter that is assigned once.</param>
    /// <param name="call">The call to judge.</param>
    public Extent? Length(ISymbol variable, SyntaxNode call)
    {
        for (SyntaxNode? node = call; node is not null; node = node.Parent)
        {
            // What runs before a function is defined need not have run before it is called.
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
                return null;
            if (node is not StatementSyntax statement || node.Parent is not BlockSyntax block)
                continue;

            // A jump to a label may leave statements out.
            if (block.Statements.Any(candidate => candidate is LabeledStatementSyntax))
                return null;
            for (int index = block.Statements.IndexOf(statement) - 1; index >= 0; index--)
            {
                if (CallIn(block.Statements[index]) is { } earlier && NeededLength(earlier, variable) is { } length)
                    return Extent.Exact(length);
            }
        }

        return null;
    }

    /// <summary>The call that a statement makes whatever happens.</summary>
    private static InvocationExpressionSyntax? CallIn(StatementSyntax statement)
    {
        ExpressionSyntax? expression = statement switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => assignment.Right,
            ExpressionStatementSyntax other => other.Expression,
            LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } local => local.Declaration.Variables[0].Initializer?.Value,
            _ => null,
        };
        return expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call && NetworkMethods.MayBe(access.Name.Identifier.ValueText)
            ? call
            : null;
    }

    private long? NeededLength(InvocationExpressionSyntax call, ISymbol variable)
    {
        if (!call.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == variable.Name)
            || model.GetOperation(call, cancellation) is not IInvocationOperation operation
            || methods.Find(operation.TargetMethod, cancellation) is not { } method)
            return null;

        foreach (IArgumentOperation argument in operation.Arguments)
        {
            if (argument.Parameter is not null && SymbolEqualityComparer.Default.Equals(variable, ExtentReader.Reference(argument.Value))
                && method.Needs[argument.Parameter.Ordinal] is { ByRows: false } need)
                return need.Size;
        }

        return null;
    }
}
