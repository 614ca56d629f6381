extern alias generator;

using System.Numerics;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Tests.Planning.Interpreting;

/// <summary>
/// The memory of a call. All that a pass has for itself is NaN before: a number that is read before it is written, or where another buffer lies, is
/// seen in the results.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class PlanMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[]?[] _places = new T[]?[Enum.GetValues<BufferPlace>().Length];
    private readonly Dictionary<string, T[]> _own = [];

    public PlanMemory(NetworkPlan plan, T[] parameters, PlanCall<T> call)
    {
        int stack = Math.Max(Math.Max(plan.AlternatingOutputs.Elements, plan.StepStackElements), plan.SampleLanes?.ForwardElements ?? 0);
        _places[(int)BufferPlace.Parameters] = parameters;
        _places[(int)BufferPlace.Inputs] = call.Inputs;
        _places[(int)BufferPlace.Outputs] = call.Outputs;
        _places[(int)BufferPlace.Targets] = call.Targets;
        _places[(int)BufferPlace.Gradients] = call.Gradients;
        _places[(int)BufferPlace.InputGradients] = call.InputGradients;
        _places[(int)BufferPlace.Stack] = Undefined(stack);
        _places[(int)BufferPlace.Workspace] = Undefined(plan.WorkspaceElements);
    }

    /// <summary>The sample of the batch that a block begins with.</summary>
    public int First { get; set; }

    /// <summary>A number of a buffer.</summary>
    public ref T At(OperandBuffer buffer, int row, int column)
    {
        if ((uint)row >= (uint)buffer.Rows || (uint)column >= (uint)buffer.Columns)
            throw new ArgumentOutOfRangeException(nameof(buffer), $"{buffer.Name} has no place [{row}, {column}].");
        return ref ArrayOf(buffer)[buffer.Offset + (FirstOf(buffer) + row) * buffer.Stride + column];
    }

    /// <summary>The number of a sample and a neuron, however samples lie.</summary>
    public ref T Of(OperandBuffer buffer, int sample, int neuron) =>
        ref buffer.Layout == BufferLayout.SampleLanes ? ref At(buffer, neuron, sample) : ref At(buffer, sample, neuron);

    /// <summary>Whether two buffers share memory.</summary>
    public bool Overlap(OperandBuffer left, OperandBuffer right) =>
        ArrayOf(left) == ArrayOf(right) && left.Offset < End(right) && right.Offset < End(left);

    /// <summary>The neurons of a buffer of samples.</summary>
    public static int Neurons(OperandBuffer buffer) => buffer.Layout == BufferLayout.SampleLanes ? buffer.Rows : buffer.Columns;

    /// <summary>The numbers of a sample.</summary>
    public T[] Row(OperandBuffer buffer, int sample)
    {
        var row = new T[Neurons(buffer)];
        for (int neuron = 0; neuron < row.Length; neuron++)
            row[neuron] = Of(buffer, sample, neuron);
        return row;
    }

    /// <summary>Writes the numbers of a sample.</summary>
    public void Write(OperandBuffer buffer, int sample, T[] row)
    {
        for (int neuron = 0; neuron < row.Length; neuron++)
            Of(buffer, sample, neuron) = row[neuron];
    }

    private int FirstOf(OperandBuffer buffer) =>
        buffer.Place is BufferPlace.Inputs or BufferPlace.Outputs or BufferPlace.Targets or BufferPlace.InputGradients ? First : 0;

    private T[] ArrayOf(OperandBuffer buffer)
    {
        if (_places[(int)buffer.Place] is { } shared)
            return shared;
        if (!_own.TryGetValue(buffer.Name, out T[]? array))
            _own.Add(buffer.Name, array = Undefined(buffer.Rows * buffer.Stride));
        return array;
    }

    private static int End(OperandBuffer buffer) => buffer.Offset + buffer.Rows * buffer.Stride;

    private static T[] Undefined(int length)
    {
        var array = new T[length];
        Array.Fill(array, T.NaN);
        return array;
    }
}
