using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>The variables of a method so far: numbers that are there as vectors only are taken apart where somebody needs one, and put together where somebody needs four.</summary>
internal sealed class NamedNumbers(CodeWriter writer, NetworkPlan plan)
{
    private readonly HashSet<(string Buffer, NumberText Form)> _written = [];

    /// <summary>One by one.</summary>
    public NumberText Scalars { get; } = NumberText.Scalars(plan.ElementType);

    /// <summary>How an operation writes what it computes.</summary>
    public NumberText Form(bool inVectors) => inVectors ? NumberText.Vectors : Scalars;

    /// <summary>How a buffer has been written.</summary>
    public NumberText FormOf(OperandBuffer buffer) => Form(_written.Contains((buffer.Name, NumberText.Vectors)));

    /// <summary>Says that the variables of a buffer are written.</summary>
    public void Add(OperandBuffer buffer, NumberText form) => _written.Add((buffer.Name, form));

    /// <summary>The variables of a buffer, one for each number.</summary>
    public string[] Of(OperandBuffer buffer)
    {
        if (!_written.Contains((buffer.Name, Scalars)) && _written.Contains((buffer.Name, NumberText.Vectors)))
        {
            Add(buffer, Scalars);
            foreach (int first in NumberText.Vectors.Firsts(buffer.Columns))
            {
                for (int lane = 0; lane < NeuronVectors.Neurons; lane++)
                    writer.Line($"{Scalars.Type} {Scalars.Name(buffer, first + lane)} = {NumberText.Vectors.Name(buffer, first)}.GetElement({lane});");
            }
        }

        return Names(buffer);
    }

    /// <summary>The same names, before their variables are there.</summary>
    public string[] Names(OperandBuffer buffer) => [.. Enumerable.Range(0, buffer.Columns).Select(index => Scalars.Name(buffer, index))];

    /// <summary>Makes variables of a form from those of the other.</summary>
    public void Need(OperandBuffer buffer, NumberText form)
    {
        if (form == Scalars)
        {
            Of(buffer);
        }
        else if (!_written.Contains((buffer.Name, form)))
        {
            Add(buffer, form);
            foreach (int first in form.Firsts(buffer.Columns))
                writer.Line($"{form.Type} {form.Name(buffer, first)} = {form.Gather(first, index => Scalars.Name(buffer, index))};");
        }
    }
}
