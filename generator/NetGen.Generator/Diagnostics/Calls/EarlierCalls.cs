using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>
/// Learns the length of a variable from the calls that must have succeeded before: the output of one network that is the
/// input of another.
/// </summary>
internal static class EarlierCalls
{
    /// <summary>Remembers what a statement is certain to need; of two arguments of one call the first counts.</summary>
    public static void Add(Variable variable, StatementSyntax statement, long length)
    {
        List<NeededLength> needed = variable.Needed ??= [];
        if (needed.Count == 0 || needed[needed.Count - 1].Statement != statement)
            needed.Add(new(statement, length));
    }

    /// <summary>The length that an earlier call needed; null where none did.</summary>
    /// <param name="variable">A local variable or parameter that is assigned once.</param>
    /// <param name="call">The call to judge.</param>
    public static Extent? Length(Variable variable, SyntaxNode call)
    {
        if (variable.Needed is not { } needed)
            return null;
        for (int index = needed.Count - 1; index >= 0; index--)
        {
            if (RunsBefore(needed[index].Statement, call))
                return Extent.Exact(needed[index].Length);
        }

        return null;
    }

    /// <summary>The statement that makes a call whatever happens, once it runs itself; null for a call deeper in one.</summary>
    public static StatementSyntax? StatementOf(SyntaxNode call)
    {
        if (call is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax })
            return null;
        SyntaxNode? parent = call.Parent;
        if (parent is AssignmentExpressionSyntax assignment && assignment.Right == call)
            return assignment.Parent as ExpressionStatementSyntax;
        return parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } }
            ? declaration.Parent as LocalDeclarationStatementSyntax
            : parent as ExpressionStatementSyntax;
    }

    /// <summary>Whether an earlier statement has run wherever the call runs.</summary>
    private static bool RunsBefore(StatementSyntax earlier, SyntaxNode call)
    {
        if (earlier.Parent is not BlockSyntax block || earlier.Span.End > call.SpanStart)
            return false;
        for (SyntaxNode? node = call; node is not null; node = node.Parent)
        {
            // What runs before a function is defined need not have run before it is called.
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)
                return false;

            // A jump to a label may leave statements out.
            if (node.Parent is BlockSyntax around && node is StatementSyntax && around.Statements.Any(static candidate => candidate is LabeledStatementSyntax))
                return false;
            if (node.Parent == block)
                return true;
        }

        return false;
    }
}
