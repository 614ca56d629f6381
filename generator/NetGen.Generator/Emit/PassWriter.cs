using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the operations of a pass over memory, one after the other, each with its formula. What they read or write gets its name, a1 or delta2, where the
/// first one does.
/// </summary>
internal abstract class PassWriter(NetworkPlan plan)
{
    private readonly HashSet<string> _named = [];
    private readonly List<string> _lines = [];

    protected NetworkPlan Plan => plan;

    /// <summary>The statements; null where there are none.</summary>
    public string? Text(IEnumerable<Operation> operations)
    {
        _lines.Clear();
        foreach (Operation operation in operations)
        {
            if (Formula(operation) is { } formula)
                _lines.Add(formula);
            if (Statement(operation) is { } statement)
                _lines.Add(operation.Condition == OperationCondition.WithInputGradients ? $"if (withInputGradients)\n    {statement}" : statement);
        }

        return _lines.Count > 0 ? string.Join("\n", _lines) : null;
    }

    /// <summary>What stands before an operation, a comment or an empty line; null for nothing.</summary>
    protected abstract string? Formula(Operation operation);

    /// <summary>An operation as statements; null where another one, or the library, does it.</summary>
    protected abstract string? Statement(Operation operation);

    /// <summary>The place of a buffer in the memory of the pass.</summary>
    protected virtual string Place(OperandBuffer buffer) => $"{buffer.Offset}";

    /// <summary>A reference to the first number of a buffer.</summary>
    protected virtual string Reference(OperandBuffer buffer)
    {
        if (buffer.Place == BufferPlace.Parameters)
            return $"ref Unsafe.Add(ref parameters, {buffer.Name})";
        if (_named.Add(buffer.Name))
            _lines.Add($"ref {plan.Element} {buffer.Name} = ref Unsafe.Add(ref memory, {Place(buffer)});");
        return $"ref {buffer.Name}";
    }
}
