using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Stages;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>Operators that leave every number where it is, and change the shape or nothing.</summary>
internal static class ShapeOperators
{
    public static void Identity(OnnxContext context) => context.Value = context.Network();

    /// <summary>Does nothing once a network is trained.</summary>
    public static void Dropout(OnnxContext context)
    {
        const long FirstWithoutTest = 7;
        bool isTraining = context.Opset < FirstWithoutTest
            ? context.Integer("is_test", 0) == 0
            : context.HasInput(2) && context.ConstantInput(2).IntegersOrNull is { Length: 1 } mode && mode[0] != 0;
        if (isTraining)
            throw context.Error("it is in training mode; export the model for inference");
        context.Value = context.Network();
    }

    public static void Cast(OnnxContext context)
    {
        NetworkValue value = context.Network();
        var type = (OnnxType)context.Integer("to", 0);
        if (type != value.Type)
        {
            if (value.Type is not (OnnxType.Float or OnnxType.Double) || type is not (OnnxType.Float or OnnxType.Double))
                throw context.Error($"it casts from ONNX's type {(int)value.Type} to {(int)type}; between float and double is supported");
            context.Import.Remark("The graph casts between float and double; the network computes in one of them throughout.");
        }

        context.Value = new NetworkValue(value.Stage, value.Expression, value.Shape, value.BatchAxis, type);
    }

    public static void Flatten(OnnxContext context)
    {
        NetworkValue value = context.Network();
        long axis = context.Integer("axis", 1);
        if (axis < 0)
            axis += value.Shape.Length;
        if (value.BatchAxis == 0 && axis == 1)
            context.Value = value.WithShape(new[] { value.Shape[0], value.Width }, 0);
        else if (value.BatchAxis < 0 && axis == 0)
            context.Value = value.WithShape(new[] { 1, value.Width }, 0);
        else
            throw context.Error($"its axis {context.Integer("axis", 1)} mixes samples of a value of the shape {value.DescribeShape()}; axis 1 is supported");
    }

    public static void Reshape(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        NetworkValue value = context.Network();
        long[] target = (long[])context.IntegersInput(1).Clone();
        bool copiesZero = context.Integer("allowzero", 0) == 0;
        for (int axis = 0; axis < target.Length; axis++)
        {
            if (target[axis] == 0 && copiesZero && axis < value.Shape.Length)
                target[axis] = axis == value.BatchAxis ? OnnxConstant.Batch : value.Shape[axis] == NetworkValue.Unknown ? -1 : value.Shape[axis];
        }

        context.Value = WithoutBatch(value, target) ?? WithBatch(value, target)
            ?? throw context.Error($"it reshapes {value.DescribeShape()} to [{Describe(target)}], which mixes samples or splits their values; the batch must stay the first dimension");
    }

    public static void Squeeze(OnnxContext context)
    {
        NetworkValue value = context.Network();
        int rank = value.Shape.Length;
        long[]? axes = Axes(context);
        var removed = new bool[rank];
        if (axes is null)
        {
            for (int axis = 0; axis < rank; axis++)
                removed[axis] = value.Shape[axis] == 1;
        }
        else
        {
            foreach (long axis in axes)
            {
                long position = axis < 0 ? axis + rank : axis;
                if (position < 0 || position >= rank || value.Shape[position] != 1)
                    throw context.Error($"its axis {axis} is not of size 1 in a value of the shape {value.DescribeShape()}");
                removed[position] = true;
            }
        }

        var shape = new List<int>();
        int batchAxis = -1;
        for (int axis = 0; axis < rank; axis++)
        {
            if (removed[axis])
                continue;
            if (axis == value.BatchAxis)
                batchAxis = shape.Count;
            shape.Add(value.Shape[axis]);
        }

        context.Value = value.WithShape(shape.ToArray(), batchAxis);
    }

    public static void Unsqueeze(OnnxContext context)
    {
        NetworkValue value = context.Network();
        long[] axes = Axes(context) ?? throw context.Error("its axes are missing");
        bool[] added = Added(context, axes, value.Shape.Length);
        var shape = new int[added.Length];
        int batchAxis = -1;
        int source = 0;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (added[axis])
            {
                shape[axis] = 1;
                continue;
            }

            if (source == value.BatchAxis)
                batchAxis = axis;
            shape[axis] = value.Shape[source++];
        }

        // One sample becomes a batch of one.
        if (value.BatchAxis < 0 && added[0])
            batchAxis = 0;
        context.Value = value.WithShape(shape, batchAxis);
    }

    public static void Transpose(OnnxContext context)
    {
        NetworkValue value = context.Network();
        int rank = value.Shape.Length;
        int[] permutation = Permutation(context, rank);
        var shape = new int[rank];
        int batchAxis = -1;
        int lastFeature = -1;
        for (int axis = 0; axis < rank; axis++)
        {
            int source = permutation[axis];
            shape[axis] = value.Shape[source];
            if (source == value.BatchAxis)
            {
                batchAxis = axis;
            }
            else if (shape[axis] != 1)
            {
                if (source < lastFeature)
                    throw context.Error($"it changes the order of the values in a sample of the shape {value.DescribeShape()}; moving the batch only is supported");
                lastFeature = source;
            }
        }

        context.Value = value.WithShape(shape, batchAxis);
    }

    /// <summary>To the shape that the value has: nothing is repeated.</summary>
    public static void Expand(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        NetworkValue value = context.Network();
        long[] target = context.IntegersInput(1);
        bool keeps = target.Length <= value.Shape.Length;
        for (int i = 0; keeps && i < target.Length; i++)
        {
            int axis = i + value.Shape.Length - target.Length;
            keeps = target[i] == 1 || (target[i] == OnnxConstant.Batch ? axis == value.BatchAxis : target[i] == value.Shape[axis]);
        }

        context.Value = keeps ? value : throw context.Error($"it expands {value.DescribeShape()} to [{Describe(target)}]; the shape that the value has is supported");
    }

    /// <summary>The dimensions as integers, for graphs that compute shapes from them.</summary>
    public static void Shape(OnnxContext context)
    {
        NetworkValue value = context.ShapeOfNetwork();
        int rank = value.Shape.Length;
        int start = Bound(context.Integer("start", 0));
        var dimensions = new long[Math.Max(0, Bound(context.Integer("end", rank)) - start)];
        for (int i = 0; i < dimensions.Length; i++)
        {
            int axis = start + i;
            if (axis != value.BatchAxis && value.Shape[axis] == NetworkValue.Unknown)
                throw context.Error($"dimension {axis} of its input is not told in the file");
            dimensions[i] = axis == value.BatchAxis && value.Shape[axis] == NetworkValue.Unknown ? OnnxConstant.Batch : value.Shape[axis];
        }

        context.Constant = OnnxConstant.OfIntegers(dimensions);

        int Bound(long axis) => (int)Math.Max(0, Math.Min(rank, axis < 0 ? axis + rank : axis));
    }

    /// <summary>The axes of Squeeze and Unsqueeze: an attribute before opset 13, an input since.</summary>
    public static long[]? Axes(OnnxContext context)
    {
        const long FirstWithInput = 13;
        if (context.Opset >= FirstWithInput)
            return context.HasInput(1) ? context.IntegersInput(1) : null;
        return context.Integers("axes") is { Count: > 0 } axes ? new List<long>(axes).ToArray() : null;
    }

    /// <summary>Which dimensions of the result are new.</summary>
    public static bool[] Added(OnnxContext context, long[] axes, int rank)
    {
        const int MostDimensions = 64;
        if (axes.Length > MostDimensions || rank > MostDimensions)
            throw context.Error($"its result has more than {MostDimensions} dimensions");
        var added = new bool[rank + axes.Length];
        foreach (long axis in axes)
        {
            long position = axis < 0 ? axis + added.Length : axis;
            if (position < 0 || position >= added.Length || added[position])
                throw context.Error($"its axis {axis} does not fit {rank} dimensions");
            added[position] = true;
        }

        return added;
    }

    /// <summary>The order of dimensions that Transpose asks for.</summary>
    public static int[] Permutation(OnnxContext context, int rank)
    {
        var permutation = new int[rank];
        IReadOnlyList<long>? attribute = context.Integers("perm");
        var seen = new bool[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            long source = attribute is null ? rank - 1 - axis : attribute.Count == rank ? attribute[axis] : -1;
            if (source < 0 || source >= rank || seen[source])
                throw context.Error($"its perm is no order of {rank} dimensions");
            seen[source] = true;
            permutation[axis] = (int)source;
        }

        return permutation;
    }

    /// <summary>The shape of a single sample, where the value is one or is a batch of one that the target drops.</summary>
    private static NetworkValue? WithoutBatch(NetworkValue value, long[] target)
    {
        if (value.BatchAxis >= 0 && (value.BatchAxis != 0 || value.Shape[0] != 1 || target.Length != 1 || value.Shape.Length == 1))
            return null;
        int[]? shape = Fill(target, 0, value.Width);
        if (shape is null)
            return null;
        bool becomesBatch = value.BatchAxis < 0 && shape.Length > 1 && shape[0] == 1;
        return value.WithShape(shape, becomesBatch ? 0 : -1);
    }

    private static NetworkValue? WithBatch(NetworkValue value, long[] target)
    {
        if (value.BatchAxis != 0 || target.Length == 0)
            return null;
        bool keepsBatch = target[0] == OnnxConstant.Batch || target[0] == -1 || (value.Shape[0] != NetworkValue.Unknown && target[0] == value.Shape[0]);
        if (!keepsBatch || Fill(target, 1, value.Width) is not { } features)
            return null;

        // With -1 for the batch the values of a sample must be told, here and before; Fill has checked that they are all.
        if (target[0] == -1 && (value.Width == NetworkValue.Unknown || Array.IndexOf(target, -1L, 1) >= 0))
            return null;
        var shape = new int[target.Length];
        shape[0] = value.Shape[0];
        Array.Copy(features, 0, shape, 1, features.Length);
        return value.WithShape(shape, 0);
    }

    /// <summary>The dimensions from one on, -1 worked out, if they hold exactly the values of a sample.</summary>
    private static int[]? Fill(long[] target, int start, int width)
    {
        var shape = new int[target.Length - start];
        long known = 1;
        int open = -1;
        for (int i = 0; i < shape.Length; i++)
        {
            long dimension = target[start + i];
            if (dimension == -1 && open < 0)
            {
                open = i;
                continue;
            }

            if (dimension < 1 || dimension > int.MaxValue || known * dimension > int.MaxValue)
                return null;
            known *= dimension;
            shape[i] = (int)dimension;
        }

        if (width == NetworkValue.Unknown)
        {
            // Values of unknown number stay in one dimension, or are told now.
            if (open >= 0 && known != 1)
                return null;
            if (open >= 0)
                shape[open] = NetworkValue.Unknown;
            return shape;
        }

        if (open >= 0)
        {
            if (width % known != 0)
                return null;
            shape[open] = (int)(width / known);
            return shape;
        }

        return known == width ? shape : null;
    }

    private static string Describe(long[] target) =>
        string.Join(", ", Array.ConvertAll(target, static size => size == OnnxConstant.Batch ? "N" : size.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
