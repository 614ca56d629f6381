using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Stages;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>A node under evaluation: its inputs and attributes, and where its result goes.</summary>
internal sealed class OnnxContext
{
    public OnnxContext(IImport import, OnnxNode node)
    {
        Import = import;
        Node = node;
    }

    public IImport Import { get; }

    public OnnxNode Node { get; }

    public long Opset => Import.Opset;

    /// <summary>The result, where it depends on the input of the network.</summary>
    public NetworkValue? Value { get; set; }

    /// <summary>The further results of a node that gives several; null where the first is the only one.</summary>
    public IReadOnlyList<NetworkValue>? MoreValues { get; set; }

    /// <summary>The result, where it is constant.</summary>
    public OnnxConstant? Constant { get; set; }

    /// <summary>The number of inputs, trailing ones that are left out not counted.</summary>
    public int InputCount
    {
        get
        {
            int count = Node.Inputs.Count;
            while (count > 0 && Node.Inputs[count - 1].Length == 0)
                count--;
            return count;
        }
    }

    public bool HasInput(int index) => index < Node.Inputs.Count && Node.Inputs[index].Length > 0;

    /// <summary>Whether any input depends on the input of the network.</summary>
    public bool DependsOnInput()
    {
        foreach (string input in Node.Inputs)
        {
            if (input.Length > 0 && Import.NetworkOrNull(input) is not null)
                return true;
        }

        return false;
    }

    /// <summary>An input that depends on that of the network, or null where it is constant.</summary>
    public NetworkValue? NetworkOrNull(int index)
    {
        NetworkValue? value = Import.NetworkOrNull(NameOf(index));
        value?.RequireNumbers();
        return value;
    }

    /// <summary>The first input for the sake of its shape, even if no network computes its numbers.</summary>
    public NetworkValue ShapeOfNetwork() => Import.NetworkOrNull(NameOf(0))!;

    /// <summary>The first input, which must depend on that of the network.</summary>
    public NetworkValue Network(int index = 0) => NetworkOrNull(index) ?? throw Error($"its input {index + 1} is constant; it is supported for values that depend on the network's input");

    /// <summary>An input that must be constant.</summary>
    public OnnxConstant ConstantInput(int index)
    {
        string name = NameOf(index);
        if (Import.NetworkOrNull(name) is not null)
            throw Error($"its input {ModelLimits.Quote(name)} depends on the network's input; a constant is supported there");
        return Import.Constant(name);
    }

    /// <summary>An input that must be constant floating-point numbers.</summary>
    public OnnxConstant NumbersInput(int index)
    {
        OnnxConstant constant = ConstantInput(index);
        return constant.NumbersOrNull is not null ? constant : throw Error($"its input {ModelLimits.Quote(NameOf(index))} has integers; floating-point numbers are supported there");
    }

    /// <summary>An input that must be one constant number.</summary>
    public double ScalarInput(int index)
    {
        OnnxConstant constant = NumbersInput(index);
        return constant.Count == 1 ? constant.NumbersOrNull![0] : throw Error($"its input {constant} has {constant.Count} numbers; one is supported");
    }

    /// <summary>An input that must be constant integers.</summary>
    public long[] IntegersInput(int index) =>
        ConstantInput(index).IntegersOrNull ?? throw Error($"its input {ModelLimits.Quote(NameOf(index))} has floating-point numbers; integers are needed there");

    public double Number(string attribute, double absent) => Node.Attribute(attribute)?.Number ?? absent;

    public long Integer(string attribute, long absent) => Node.Attribute(attribute)?.Integer ?? absent;

    public IReadOnlyList<long>? Integers(string attribute) => Node.Attribute(attribute)?.Integers;

    /// <summary>Requires so many inputs.</summary>
    public void RequireInputs(int least, int most)
    {
        int count = InputCount;
        if (count < least || count > most)
            throw Error($"it has {count} inputs; {(least == most ? $"{least}" : $"{least} to {most}")} {(most == 1 ? "is" : "are")} needed");
    }

    /// <summary>Requires that a constant does not give the result more dimensions than the value has.</summary>
    public void RequireNoNewDimension(NetworkValue value, OnnxConstant constant)
    {
        if (constant.Shape.Length > value.Shape.Length)
            throw Error($"the constant {constant} has more dimensions than the value of the shape {value.DescribeShape()}");
    }

    /// <summary>Whether a constant goes with every sample of a value, and leaves its shape as it is.</summary>
    public bool Broadcasts(OnnxConstant constant, NetworkValue value)
    {
        const long FirstWithBroadcasting = 7;
        if (Opset < FirstWithBroadcasting)
            return constant.Count == 1 || constant.Count == value.Width;
        int extra = value.Shape.Length - constant.Shape.Length;
        if (extra < 0 || constant.Count == 0)
            return false;
        for (int axis = 0; axis < constant.Shape.Length; axis++)
        {
            int size = value.Shape[axis + extra];
            if (constant.Shape[axis] != 1 && (axis + extra == value.BatchAxis || size != NetworkValue.Unknown && constant.Shape[axis] != size))
                return false;
        }

        return true;
    }

    /// <summary>The error that names this node.</summary>
    /// <param name="reason">What is wrong, as the end of a sentence.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public ModelFileException Error(string reason, System.Exception? inner = null) => new(Node.ToString(), reason, inner);

    private string NameOf(int index) => HasInput(index) ? Node.Inputs[index] : throw Error($"its input {index + 1} is missing");
}
