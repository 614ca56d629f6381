using System;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Stages;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>Adds constants to values and multiplies values by constants: one number goes into the expression, a vector into the stage.</summary>
internal static class Affine
{
    public static NetworkValue Add(OnnxContext context, NetworkValue value, OnnxConstant constant)
    {
        (NetworkValue shaped, double[]? vector) = Broadcast(context, value, constant);
        if (vector is null)
            return shaped.With(shaped.Expression.Add(constant.NumbersOrNull![0]));
        return shaped.With(StageBuilder.Open(context, shaped.WithWidth(vector.Length)).Then(null, vector, constant.Name));
    }

    public static NetworkValue Multiply(OnnxContext context, NetworkValue value, OnnxConstant constant)
    {
        (NetworkValue shaped, double[]? vector) = Broadcast(context, value, constant);
        if (vector is null)
            return shaped.With(shaped.Expression.Multiply(constant.NumbersOrNull![0]));
        return shaped.With(StageBuilder.Open(context, shaped.WithWidth(vector.Length)).Then(vector, null, null));
    }

    public static NetworkValue Divide(OnnxContext context, NetworkValue value, OnnxConstant constant)
    {
        (NetworkValue shaped, double[]? vector) = Broadcast(context, value, constant);
        if (vector is null)
            return shaped.With(shaped.Expression.Multiply(1 / constant.NumbersOrNull![0]));
        return shaped.With(StageBuilder.Open(context, shaped.WithWidth(vector.Length)).Then(Array.ConvertAll(vector, static divisor => 1 / divisor), null, null, divisor: vector));
    }

    /// <summary>value * scale + shift, one of each for every value of a sample.</summary>
    /// <param name="context">The node.</param>
    /// <param name="value">The value.</param>
    /// <param name="scale">The factors.</param>
    /// <param name="shift">What is added.</param>
    /// <param name="deviation">The deviations of the results, where the node normalises to other ones than 1.</param>
    public static NetworkValue ScaleAndShift(OnnxContext context, NetworkValue value, double[] scale, double[] shift, double[]? deviation) =>
        value.With(StageBuilder.Open(context, value.WithWidth(scale.Length)).Then(scale, shift, null, deviation));

    /// <summary>The value in its shape after broadcasting, and one number for each value of a sample; null where it is one number for all.</summary>
    private static (NetworkValue Value, double[]? Vector) Broadcast(OnnxContext context, NetworkValue value, OnnxConstant constant)
    {
        int[] shape = AlignOld(context, value, constant);
        int extra = Math.Max(0, shape.Length - value.Shape.Length);
        var valueShape = new int[value.Shape.Length + extra];
        for (int axis = 0; axis < valueShape.Length; axis++)
            valueShape[axis] = axis < extra ? 1 : value.Shape[axis - extra];
        NetworkValue shaped = value.WithShape(valueShape, value.BatchAxis < 0 ? -1 : value.BatchAxis + extra);

        // A bias of a layer of one neuron is a vector, too, so that its name is kept.
        bool isBias = shaped.Width == 1 && shaped.Stage.Matrix is not null && shaped.Expression.IsAffine(out _, out _);
        bool isScaling = ScalingName.IsOwn(constant.Name);
        if (constant.Count == 1 && !isBias && !isScaling)
            return (shaped, null);

        var constantShape = new int[valueShape.Length];
        for (int axis = 0; axis < valueShape.Length; axis++)
        {
            int own = axis - (valueShape.Length - shape.Length);
            constantShape[axis] = own < 0 ? 1 : shape[own];
            bool fits = constantShape[axis] == 1 || axis != shaped.BatchAxis && (valueShape[axis] == constantShape[axis] || valueShape[axis] == NetworkValue.Unknown);
            if (!fits)
                throw context.Error($"the constant {constant} does not go with a value of the shape {value.DescribeShape()}; it must have one number, or one for each value of a sample");
            if (valueShape[axis] == NetworkValue.Unknown && axis != shaped.BatchAxis)
                valueShape[axis] = constantShape[axis];
        }

        shaped = shaped.WithShape(valueShape, shaped.BatchAxis);
        int width = shaped.Width;
        if (width > Limits.LayerSize)
            throw context.Error($"a value of the shape {value.DescribeShape()} has more than {Limits.LayerSize} numbers in a sample");
        context.Import.Budget.Spend(width);

        // A vector ends a function that is being composed, one number does not; a scaling of ours always does, so that it comes back as it was written.
        if (width > 0 && !isScaling && !shaped.Expression.IsAffine(out _, out _) && Array.TrueForAll(constant.NumbersOrNull!, number => number == constant.NumbersOrNull![0]))
            return (shaped, null);
        return (shaped, Spread(constant.NumbersOrNull!, constantShape, valueShape, shaped.BatchAxis, width));
    }

    private static double[] Spread(double[] numbers, int[] constantShape, int[] valueShape, int batchAxis, int width)
    {
        var vector = new double[width];
        for (int feature = 0; feature < width; feature++)
        {
            int rest = feature;
            int index = 0;
            int stride = 1;
            for (int axis = valueShape.Length - 1; axis >= 0; axis--)
            {
                if (axis != batchAxis)
                {
                    int position = rest % valueShape[axis];
                    rest /= valueShape[axis];
                    if (constantShape[axis] > 1)
                        index += position * stride;
                }

                stride *= constantShape[axis];
            }

            vector[feature] = numbers[index];
        }

        return vector;
    }

    /// <summary>Before opset 7 broadcasting is asked for, and an attribute says from which axis on.</summary>
    private static int[] AlignOld(OnnxContext context, NetworkValue value, OnnxConstant constant)
    {
        const int FirstWithoutAttributes = 7;
        if (context.Opset >= FirstWithoutAttributes || !OnnxDomain.IsStandard(context.Node.Domain))
            return constant.Shape;
        if (context.Integer("broadcast", 0) == 0 && !HasSameShape(value, constant))
            throw context.Error($"opset {context.Opset} adds the constant {constant} to a value of the shape {value.DescribeShape()} with the attribute broadcast only");
        if (context.Node.Attribute("axis") is null)
            return constant.Shape;
        long axis = context.Integer("axis", 0);
        if (axis < 0)
            axis += value.Shape.Length;
        long trailing = value.Shape.Length - axis - constant.Shape.Length;
        if (axis < 0 || trailing < 0)
            throw context.Error($"its axis {context.Integer("axis", 0)} does not place the constant {constant} in a value of the shape {value.DescribeShape()}");
        var aligned = new int[constant.Shape.Length + trailing];
        for (int i = 0; i < aligned.Length; i++)
            aligned[i] = i < constant.Shape.Length ? constant.Shape[i] : 1;
        return aligned;
    }

    private static bool HasSameShape(NetworkValue value, OnnxConstant constant)
    {
        if (value.Shape.Length != constant.Shape.Length)
            return false;
        for (int axis = 0; axis < value.Shape.Length; axis++)
        {
            if (value.Shape[axis] != constant.Shape[axis])
                return false;
        }

        return true;
    }
}
