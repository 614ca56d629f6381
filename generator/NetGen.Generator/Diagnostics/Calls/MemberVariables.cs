using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>What one member does with a local variable or parameter.</summary>
internal sealed class Variable
{
    /// <summary>What it is declared with; null where it is declared without a value, or not by a declaration of variables.</summary>
    public IOperation? Initializer { get; set; }

    public bool IsDeclared { get; set; }

    /// <summary>How often it may be given a value beyond its declaration.</summary>
    public int Changes { get; set; }

    /// <summary>The last ordinary assignment.</summary>
    public ISimpleAssignmentOperation? Assignment { get; set; }

    /// <summary>Its length, or the number that it is; null until somebody has asked.</summary>
    public Extent? Extent { get; set; }

    /// <summary>What calls have needed of its length so far, in the order of the source.</summary>
    public List<NeededLength>? Needed { get; set; }
}

/// <summary>A length that a statement was certain to need of a variable.</summary>
/// <param name="Statement">The statement with the call.</param>
/// <param name="Length">The length.</param>
internal readonly record struct NeededLength(StatementSyntax Statement, long Length);

/// <summary>
/// The local variables and parameters of one member, and the only value of those that are assigned once. One walk over the
/// operations of the member serves all of them.
/// </summary>
internal sealed class MemberVariables
{
    /// <summary>Deeper operations than this are walked over without recursion: a sum of thousands of terms is as deep.</summary>
    private const int DeepestRecursion = 100;

    private readonly Dictionary<ISymbol, Variable> _variables = new(SymbolEqualityComparer.Default);

    private MemberVariables()
    {
    }

    public static MemberVariables Of(ImmutableArray<IOperation> blocks)
    {
        var variables = new MemberVariables();
        foreach (IOperation block in blocks)
            variables.AddAll(block, depth: 0);
        return variables;
    }

    /// <summary>The variable, where it has one value as long as it lives.</summary>
    /// <param name="symbol">A local variable or parameter.</param>
    /// <param name="value">The operation that gives a local its value; of a parameter it is not known.</param>
    public Variable? AssignedOnce(ISymbol symbol, out IOperation? value)
    {
        value = null;
        if (symbol.Kind == SymbolKind.Parameter)
            return IsOfOneMember((IParameterSymbol)symbol) && Find(symbol) is { Changes: 0 } known ? known : null;

        if (!_variables.TryGetValue(symbol, out Variable? variable) || !variable.IsDeclared)
            return null;

        // Definite assignment makes the one assignment come before every use.
        value = variable switch
        {
            { Initializer: { } initializer, Changes: 0 } => initializer,
            { Initializer: null, Changes: 1, Assignment: { } assignment } => assignment.Value,
            _ => null,
        };
        return value is null ? null : variable;
    }

    /// <summary>Whether all uses of a parameter are in one member; those of a primary constructor or an extension may be in several.</summary>
    private static bool IsOfOneMember(IParameterSymbol parameter) => parameter is { RefKind: RefKind.None } && parameter.ContainingSymbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { Parent.Parent: ConstructorDeclarationSyntax },
        IMethodSymbol or IPropertySymbol => true,
        _ => false,
    };

    private void AddAll(IOperation operation, int depth)
    {
        if (depth > DeepestRecursion)
        {
            foreach (IOperation descendant in operation.DescendantsAndSelf())
                Add(descendant, descendant.Kind);
            return;
        }

        // Most operations of a program are one of the first, and hold no others.
        OperationKind kind = operation.Kind;
        Add(operation, kind);
        if (kind is OperationKind.Literal or OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.InstanceReference)
            return;
        foreach (IOperation child in operation.ChildOperations)
            AddAll(child, depth + 1);
    }

    private void Add(IOperation operation, OperationKind kind)
    {
        switch (kind)
        {
            case OperationKind.VariableDeclarator when operation.Syntax is VariableDeclaratorSyntax:
                var declarator = (IVariableDeclaratorOperation)operation;
                if (declarator.Symbol is not { RefKind: RefKind.None, IsUsing: false, IsForEach: false })
                    break;
                Variable declared = Find(declarator.Symbol);
                declared.IsDeclared = true;
                declared.Initializer = declarator.Initializer?.Value;
                break;
            case OperationKind.LocalReference when VariableChanges.MayChange(operation):
                AddChange(((ILocalReferenceOperation)operation).Local, operation);
                break;
            case OperationKind.ParameterReference when VariableChanges.MayChange(operation):
                AddChange(((IParameterReferenceOperation)operation).Parameter, operation);
                break;
        }
    }

    private void AddChange(ISymbol symbol, IOperation reference)
    {
        Variable variable = Find(symbol);
        variable.Changes++;
        if (reference.Parent is ISimpleAssignmentOperation { IsRef: false } assignment && assignment.Target == reference)
            variable.Assignment = assignment;
    }

    private Variable Find(ISymbol symbol)
    {
        if (!_variables.TryGetValue(symbol, out Variable? variable))
            _variables.Add(symbol, variable = new());
        return variable;
    }
}
