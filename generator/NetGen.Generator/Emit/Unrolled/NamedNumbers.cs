using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>The variables of a method so far: numbers that are there as vectors only are taken apart where somebody needs one, and put together where somebody needs four.</summary>
internal sealed class NamedNumbers(NetworkPlan plan)
{
    private readonly HashSet<(string Buffer, NumberText Form)> _written = [];

    /// <summary>What is written so far.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>One by one.</summary>
    public NumberText Scalars { get; } = NumberText.Scalars(plan.ElementType);

    /// <summary>How an operation writes what it computes.</summary>
    public NumberText Form(bool inVectors) => inVectors ? NumberText.Vectors : Scalars;

    /// <summary>How a buffer has been written.</summary>
    public NumberText FormOf(OperandBuffer buffer) => Form(_written.Contains((buffer.Name, NumberText.Vectors)));

    /// <summary>Says that the variables of a buffer are written.</summary>
    public void Add(OperandBuffer buffer, NumberText form) => _written.Add((buffer.Name, form));

    /// <summary>The names of the numbers of a buffer, whether they are written or not.</summary>
    public string[] Names(OperandBuffer buffer) => [.. Enumerable.Range(0, buffer.Columns).Select(index => Scalars.Name(buffer, index))];

    /// <summary>The variables of a buffer, one for each number.</summary>
    public string[] Of(OperandBuffer buffer)
    {
        Need(buffer, Scalars);
        return Names(buffer);
    }

    /// <summary>Makes variables of a form from those of the other, where only those are written.</summary>
    public void Need(OperandBuffer buffer, NumberText form)
    {
        NumberText other = Form(inVectors: form == Scalars);
        if (!_written.Contains((buffer.Name, other)) || !_written.Add((buffer.Name, form)))
            return;
        Lines.AddRange(form == Scalars
            ? Names(buffer).Select((name, index) => $"{form.Type} {name} = {other.Name(buffer, index - index % NeuronVectors.Neurons)}.GetElement({index % NeuronVectors.Neurons});")
            : form.Firsts(buffer.Columns).Select(first => $"{form.Type} {form.Name(buffer, first)} = {form.Gather(first, index => Scalars.Name(buffer, index))};"));
    }
}
