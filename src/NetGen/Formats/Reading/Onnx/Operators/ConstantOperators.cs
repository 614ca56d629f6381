using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Format;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>Operators on constants: exporters leave transposed weights and computed shapes behind.</summary>
internal static class ConstantOperators
{
    public static void Constant(OnnxContext context)
    {
        OnnxNode node = context.Node;
        if (node.Attribute("value")?.Tensor is { } tensor)
        {
            OnnxConstant decoded = context.Import.Decode(tensor);
            context.Constant = decoded.Name.Length > 0 ? decoded : new OnnxConstant(node.Outputs[0], decoded.Type, decoded.Shape, decoded.NumbersOrNull, decoded.IntegersOrNull);
        }
        else if (node.Attribute("value_float")?.Number is { } number)
        {
            context.Constant = new OnnxConstant(node.Outputs[0], OnnxType.Float, Array.Empty<int>(), new[] { number }, null);
        }
        else if (node.Attribute("value_floats")?.Numbers is { } numbers)
        {
            context.Constant = new OnnxConstant(node.Outputs[0], OnnxType.Float, new[] { numbers.Count }, new List<double>(numbers).ToArray(), null);
        }
        else if (node.Attribute("value_int")?.Integer is { } integer && integer != OnnxConstant.Batch)
        {
            context.Constant = new OnnxConstant(node.Outputs[0], OnnxType.Int64, Array.Empty<int>(), null, new[] { integer });
        }
        else if (node.Attribute("value_ints")?.Integers is { } integers && !System.Linq.Enumerable.Contains(integers, OnnxConstant.Batch))
        {
            context.Constant = new OnnxConstant(node.Outputs[0], OnnxType.Int64, new[] { integers.Count }, null, new List<long>(integers).ToArray());
        }
        else
        {
            throw context.Error("it has none of the attributes value, value_float, value_floats, value_int and value_ints");
        }
    }

    public static void Identity(OnnxContext context) => context.Constant = context.ConstantInput(0);

    public static void Cast(OnnxContext context)
    {
        OnnxConstant constant = context.ConstantInput(0);
        var type = (OnnxType)context.Integer("to", 0);
        if (type == constant.Type)
        {
            context.Constant = constant;
            return;
        }

        if (type is not (OnnxType.Float or OnnxType.Double or OnnxType.Int64 or OnnxType.Int32))
            throw context.Error($"it casts a constant to ONNX's type {(int)type}; float, double, int32 and int64 are supported");
        if (OnnxTypes.IsFloatingPoint(type))
            context.Constant = new OnnxConstant(constant.Name, type, constant.Shape, ToNumbers(context, constant, type), null);
        else
            context.Constant = new OnnxConstant(constant.Name, type, constant.Shape, null, constant.IntegersOrNull ?? Array.ConvertAll(constant.NumbersOrNull!, value => ToInteger(context, value)));
    }

    public static void Transpose(OnnxContext context)
    {
        OnnxConstant constant = context.ConstantInput(0);
        int[] permutation = ShapeOperators.Permutation(context, constant.Shape.Length);
        bool isIdentity = true;
        for (int axis = 0; axis < permutation.Length; axis++)
            isIdentity &= permutation[axis] == axis;
        if (!isIdentity && constant.Shape.Length != 2)
            throw context.Error($"it transposes the constant {constant}; a matrix is supported");
        context.Constant = isIdentity ? constant : constant.Transpose();
    }

    public static void Reshape(OnnxContext context)
    {
        OnnxConstant constant = context.ConstantInput(0);
        long[] target = context.IntegersInput(1);
        var shape = new int[target.Length];
        long known = 1;
        int open = -1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            long dimension = target[axis];
            if (dimension == 0 && axis < constant.Shape.Length && context.Integer("allowzero", 0) == 0)
                dimension = constant.Shape[axis];
            if (dimension == -1 && open < 0)
            {
                open = axis;
                continue;
            }

            if (dimension < 0 || dimension > int.MaxValue || known * dimension > int.MaxValue)
                throw Fails();
            known *= dimension;
            shape[axis] = (int)dimension;
        }

        if (open >= 0)
        {
            if (known == 0 || constant.Count % known != 0)
                throw Fails();
            shape[open] = (int)(constant.Count / known);
        }
        else if (known != constant.Count)
        {
            throw Fails();
        }

        context.Constant = constant.Reshape(shape);

        ModelFileException Fails() => context.Error($"it reshapes the constant {constant} to [{string.Join(", ", target)}], which does not hold its {constant.Count} numbers");
    }

    public static void Squeeze(OnnxContext context)
    {
        OnnxConstant constant = context.ConstantInput(0);
        long[]? axes = ShapeOperators.Axes(context);
        int rank = constant.Shape.Length;
        var shape = new List<int>();
        for (int axis = 0; axis < rank; axis++)
        {
            bool isNamed = axes is not null && (Array.IndexOf(axes, axis) >= 0 || Array.IndexOf(axes, axis - rank) >= 0);
            if (isNamed && constant.Shape[axis] != 1)
                throw context.Error($"it removes dimension {axis} of the constant {constant}, which is not 1");
            if (!isNamed && (axes is not null || constant.Shape[axis] != 1))
                shape.Add(constant.Shape[axis]);
        }

        context.Constant = constant.Reshape(shape.ToArray());
    }

    public static void Unsqueeze(OnnxContext context)
    {
        OnnxConstant constant = context.ConstantInput(0);
        long[] axes = ShapeOperators.Axes(context) ?? throw context.Error("its axes are missing");
        bool[] added = ShapeOperators.Added(context, axes, constant.Shape.Length);
        var shape = new int[added.Length];
        int source = 0;
        for (int axis = 0; axis < shape.Length; axis++)
            shape[axis] = added[axis] ? 1 : constant.Shape[source++];
        context.Constant = constant.Reshape(shape);
    }

    /// <summary>One number in a shape. The batch counts 1 in it: whatever it goes with repeats it.</summary>
    public static void ConstantOfShape(OnnxContext context)
    {
        long[] dimensions = context.IntegersInput(0);
        OnnxConstant? value = context.Node.Attribute("value")?.Tensor is { } tensor ? context.Import.Decode(tensor) : null;
        if (value is not null && (value.Count != 1 || value.NumbersOrNull is null))
            throw context.Error("its value is not one floating-point number");
        var shape = new int[dimensions.Length];
        long count = 1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            long size = dimensions[axis] == OnnxConstant.Batch ? 1 : dimensions[axis];
            if (size < 1 || size > Limits.LayerSize || (count *= size) > Limits.LayerSize)
                throw context.Error($"its shape has a dimension of {size}, or more than {Limits.LayerSize} numbers");
            shape[axis] = (int)size;
        }

        context.Import.Budget.Spend(count);
        var numbers = new double[count];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = value?.NumbersOrNull![0] ?? 0;
        context.Constant = new OnnxConstant("", value?.Type ?? OnnxType.Float, shape, numbers, null);
    }

    /// <summary>Joins vectors of integers: shapes.</summary>
    public static void Concat(OnnxContext context)
    {
        if (context.Node.Inputs.Count == 1)
        {
            Identity(context);
            return;
        }

        var joined = new List<long>();
        for (int input = 0; input < context.Node.Inputs.Count; input++)
        {
            OnnxConstant part = context.ConstantInput(input);
            if (part.IntegersOrNull is null || part.Shape.Length != 1)
                throw context.Error($"it joins the constant {part}; vectors of integers are supported");
            context.Import.Budget.Spend(part.Count);
            joined.AddRange(part.IntegersOrNull);
        }

        context.Constant = OnnxConstant.OfIntegers(joined.ToArray());
    }

    /// <summary>Takes elements of a vector of integers: a dimension of a shape.</summary>
    public static void Gather(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        long[] from = Vector(context);
        OnnxConstant indices = context.ConstantInput(1);
        if (indices.IntegersOrNull is null || context.Integer("axis", 0) is not (0 or -1))
            throw context.Error("it takes elements along another axis than the first, or by other indices than integers");
        long[] taken = Array.ConvertAll(indices.IntegersOrNull, index =>
        {
            long position = index < 0 ? index + from.Length : index;
            return position >= 0 && position < from.Length ? from[position] : throw context.Error($"its index {index} is outside {from.Length} elements");
        });
        context.Constant = new OnnxConstant("", OnnxType.Int64, indices.Shape, null, taken);
    }

    /// <summary>Takes a run of a vector of integers.</summary>
    public static void Slice(OnnxContext context)
    {
        long[] taken = Vector(context);
        foreach (SliceRange range in SliceRange.ReadAll(context, 1))
        {
            long[] from = taken;
            taken = Array.ConvertAll(range.Positions(context, from.Length), position => from[position]);
        }

        context.Constant = OnnxConstant.OfIntegers(taken);
    }

    public static void Add(OnnxContext context) => Combine(context, static (a, b) => a + b);

    public static void Subtract(OnnxContext context) => Combine(context, static (a, b) => a - b);

    public static void Multiply(OnnxContext context) => Combine(context, static (a, b) => a * b);

    public static void Divide(OnnxContext context) => Combine(context, static (a, b) => a / b);

    public static void SquareRoot(OnnxContext context) => Map(context, Math.Sqrt);

#pragma warning disable RS0030 // A constant of the file, which becomes a parameter: data, as if the exporter had written its value. Nothing computes with it here.
    public static void Exponential(OnnxContext context) => Map(context, Math.Exp);
#pragma warning restore RS0030

    public static void Negate(OnnxContext context) => Map(context, static value => -value);

    private static double[] ToNumbers(OnnxContext context, OnnxConstant constant, OnnxType type)
    {
        if (constant.IntegersOrNull is { } integers && Array.IndexOf(integers, OnnxConstant.Batch) >= 0)
            throw context.Error("it computes with the size of the batch");
        double[] numbers = constant.NumbersOrNull ?? Array.ConvertAll(constant.IntegersOrNull!, static value => (double)value);
        return type == OnnxType.Float ? Array.ConvertAll(numbers, static value => (double)(float)value) : numbers;
    }

    /// <summary>Old exporters write the -1 of a shape as a float.</summary>
    private static long ToInteger(OnnxContext context, double value) =>
        value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (long)value : throw context.Error("it casts to integers what is not whole");

    private static void Map(OnnxContext context, Converter<double, double> map)
    {
        OnnxConstant constant = context.NumbersInput(0);
        context.Constant = new OnnxConstant(constant.Name, constant.Type, constant.Shape, Array.ConvertAll(constant.NumbersOrNull!, map), null);
    }

    private static void Combine(OnnxContext context, Func<double, double, double> combine)
    {
        const long FirstWithoutAttributes = 7;
        context.RequireInputs(2, 2);
        OnnxConstant left = context.NumbersInput(0);
        OnnxConstant right = context.NumbersInput(1);
        bool sameShape = string.Join(",", left.Shape) == string.Join(",", right.Shape);
        if (!sameShape && (left.Count != 1 && right.Count != 1 || context.Opset < FirstWithoutAttributes))
            throw context.Error($"it joins the constants {left} and {right}; constants of the same shape, or one number and another constant, are supported");
        OnnxConstant larger = left.Count > right.Count || left.Count == right.Count && left.Shape.Length >= right.Shape.Length ? left : right;
        var numbers = new double[larger.Count];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = combine(left.NumbersOrNull![left.Count == 1 ? 0 : i], right.NumbersOrNull![right.Count == 1 ? 0 : i]);
        int[] shape = larger.Count == 1 && left.Shape.Length != right.Shape.Length ? (left.Shape.Length > right.Shape.Length ? left.Shape : right.Shape) : larger.Shape;
        context.Constant = new OnnxConstant(larger.Name, larger.Type, shape, numbers, null);
    }

    private static long[] Vector(OnnxContext context)
    {
        OnnxConstant constant = context.ConstantInput(0);
        if (constant.IntegersOrNull is null || constant.Shape.Length != 1)
            throw context.Error($"it takes elements of the constant {constant}; a vector of integers is supported");
        return constant.IntegersOrNull;
    }
}
