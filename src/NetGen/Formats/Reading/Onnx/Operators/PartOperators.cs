using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Stages;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>Takes parts of the values of a sample, by constants: the first half of what a layer gives, some of the network's inputs.</summary>
internal static class PartOperators
{
    public static void Split(OnnxContext context)
    {
        NetworkValue value = context.Network();
        int axis = Axis(context, value, context.Integer("axis", 0));
        int outputs = context.Node.Outputs.Count;
        var parts = new List<NetworkValue>();
        int start = 0;
        foreach (long length in SizesOfParts(context, value, axis, outputs))
        {
            parts.Add(Take(context, value, axis, Run(start, (int)length, 1), null));
            start += (int)length;
        }

        context.Value = parts[0];
        context.MoreValues = parts.GetRange(1, parts.Count - 1);
    }

    public static void Slice(OnnxContext context)
    {
        NetworkValue value = context.Network();
        foreach (SliceRange range in SliceRange.ReadAll(context, value.Shape.Length))
        {
            bool isWhole = range.IsWhole || range.Axis == value.BatchAxis && range.IsWholeBatch;
            if (!isWhole)
                value = Take(context, value, range.Axis, range.Positions(context, Size(context, value, range.Axis)), null);
        }

        context.Value = value;
    }

    public static void Gather(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        NetworkValue value = context.Network();
        int axis = Axis(context, value, context.Integer("axis", 0));
        int size = Size(context, value, axis);
        OnnxConstant indices = context.ConstantInput(1);
        if (indices.IntegersOrNull is null || indices.Count > Limits.LayerSize)
            throw context.Error($"its indices are the constant {indices}; at most {Limits.LayerSize} integers are supported");
        int[] positions = Array.ConvertAll(indices.IntegersOrNull, index =>
        {
            long position = index < 0 ? index + size : index;
            return position >= 0 && position < size ? (int)position : throw context.Error($"its index {index} is outside the {size} values of dimension {axis}");
        });
        context.Value = Take(context, value, axis, positions, indices.Shape);
    }

    /// <summary>The values at some positions of a dimension.</summary>
    /// <param name="context">The node.</param>
    /// <param name="value">The value.</param>
    /// <param name="axis">The dimension.</param>
    /// <param name="positions">Where in it.</param>
    /// <param name="instead">The dimensions that take its place; null is the number of positions.</param>
    private static NetworkValue Take(OnnxContext context, NetworkValue value, int axis, int[] positions, int[]? instead)
    {
        if (positions.Length == 0)
            throw context.Error($"it takes nothing of dimension {axis} of a value of the shape {value.DescribeShape()}");
        bool isWhole = IsWhole(positions, value.Shape[axis]);
        if (axis == value.BatchAxis && !isWhole)
            throw context.Error($"it takes some of the samples of a value of the shape {value.DescribeShape()}; values of each sample can be taken");

        int[] inPlace = instead ?? new[] { positions.Length };
        var shape = new List<int>(value.Shape);
        shape.RemoveAt(axis);
        shape.InsertRange(axis, inPlace);
        int batchAxis = axis == value.BatchAxis ? (inPlace.Length == 1 ? axis : -1) : value.BatchAxis + (value.BatchAxis > axis ? inPlace.Length - 1 : 0);
        if (isWhole)
            return value.WithShape(shape.ToArray(), batchAxis);

        RequireEachByItself(context, value);
        int[] features = Features(context, value, axis, positions);
        NetworkValue known = value.WithWidth(value.Width);
        return new NetworkValue(known.Stage.Take(features, context.Import.Budget), known.Expression, shape.ToArray(), batchAxis, value.Type);
    }

    /// <summary>Softmax of a part is another number than a part of softmax.</summary>
    private static void RequireEachByItself(OnnxContext context, NetworkValue value)
    {
        bool isSoftmax = value.Expression.MixesOutputs || value.Stage is { Matrix: null, Before.Layer.Activation.Definition.IsOfRow: true };
        if (isSoftmax)
            throw context.Error("it takes a part of what softmax gives; softmax is supported as the last step only");
    }

    /// <summary>The numbers of the values in a sample that are at some positions of a dimension.</summary>
    private static int[] Features(OnnxContext context, NetworkValue value, int axis, int[] positions)
    {
        int width = value.Width;
        if (width == NetworkValue.Unknown)
            throw context.Error($"a value of the shape {value.DescribeShape()} has a dimension that the file does not tell");
        int inner = 1;
        for (int after = axis + 1; after < value.Shape.Length; after++)
            inner *= after == value.BatchAxis ? 1 : value.Shape[after];
        int outer = width / inner / value.Shape[axis];
        if (width > Limits.LayerSize || (long)outer * positions.Length * inner > Limits.LayerSize)
            throw context.Error($"a value of the shape {value.DescribeShape()} has more than {Limits.LayerSize} numbers in a sample");
        context.Import.Budget.Spend((long)outer * positions.Length * inner);
        var features = new int[outer * positions.Length * inner];
        int next = 0;
        for (int block = 0; block < outer; block++)
        {
            foreach (int position in positions)
            {
                for (int i = 0; i < inner; i++)
                    features[next++] = (block * value.Shape[axis] + position) * inner + i;
            }
        }

        return features;
    }

    /// <summary>The lengths of the parts of Split: an attribute before opset 13, an input since, and without either equal ones.</summary>
    private static long[] SizesOfParts(OnnxContext context, NetworkValue value, int axis, int outputs)
    {
        const long FirstWithInput = 13;
        int size = Size(context, value, axis);
        long[]? sizes = context.Opset >= FirstWithInput ? (context.HasInput(1) ? context.IntegersInput(1) : null)
            : context.Integers("split") is { Count: > 0 } attribute ? new List<long>(attribute).ToArray() : null;
        if (sizes is null)
        {
            // From opset 18 on the last part may be smaller.
            long parts = context.Integer("num_outputs", outputs);
            bool isEven = size % outputs == 0 || context.Node.Attribute("num_outputs") is not null;
            long length = (size + outputs - 1) / outputs;
            sizes = parts == outputs && isEven && length * (outputs - 1) < size ? new long[outputs] : throw context.Error($"it splits dimension {axis} of a value of the shape {value.DescribeShape()} in {parts} equal parts and has {outputs} outputs");
            for (int part = 0; part < outputs; part++)
                sizes[part] = Math.Min(length, size - part * length);
            return sizes;
        }

        long sum = 0;
        foreach (long length in sizes)
            sum = length < 1 || length > size ? long.MinValue / 2 : sum + length;
        return sum == size && sizes.Length == outputs ? sizes
            : throw context.Error($"it splits dimension {axis} of a value of the shape {value.DescribeShape()} in parts of {string.Join(", ", sizes)} and has {outputs} outputs");
    }

    private static int Axis(OnnxContext context, NetworkValue value, long axis)
    {
        int rank = value.Shape.Length;
        long position = axis < 0 ? axis + rank : axis;
        return position >= 0 && position < rank ? (int)position : throw context.Error($"its axis {axis} does not fit a value of the shape {value.DescribeShape()}");
    }

    private static int Size(OnnxContext context, NetworkValue value, int axis)
    {
        if (value.Shape[axis] != NetworkValue.Unknown)
            return value.Shape[axis];
        throw context.Error(axis == value.BatchAxis
            ? $"it takes some of the samples of a value of the shape {value.DescribeShape()}; values of each sample can be taken"
            : $"dimension {axis} of its input is not told in the file");
    }

    private static bool IsWhole(int[] positions, int size)
    {
        for (int i = 0; i < positions.Length; i++)
        {
            if (positions[i] != i)
                return false;
        }

        return positions.Length == size;
    }

    private static int[] Run(int start, int length, int step)
    {
        var positions = new int[length];
        for (int i = 0; i < length; i++)
            positions[i] = start + i * step;
        return positions;
    }
}
