using System;
using NetGen.Formats.Reading.Onnx.Expressions;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Stages;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>Sums, products and powers, with constants or of two values of the same layer.</summary>
internal static class ArithmeticOperators
{
    private const int LargestPower = 3;

    public static void Add(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        context.Value = context.NetworkOrNull(0) is not { } left ? Affine.Add(context, context.Network(1), context.NumbersInput(0))
            : context.NetworkOrNull(1) is not { } right ? Affine.Add(context, left, context.NumbersInput(1))
            : Join(context, left, right, static (a, b) => a.Add(b));
    }

    public static void Subtract(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        context.Value = context.NetworkOrNull(0) is not { } left ? Affine.Add(context, Negative(context.Network(1)), context.NumbersInput(0))
            : context.NetworkOrNull(1) is not { } right ? Affine.Add(context, left, Map(context, context.NumbersInput(1), static value => -value))
            : Join(context, left, right, static (a, b) => a.Add(b.Multiply(-1)));
    }

    public static void Multiply(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        context.Value = context.NetworkOrNull(0) is not { } left ? Affine.Multiply(context, context.Network(1), context.NumbersInput(0))
            : context.NetworkOrNull(1) is not { } right ? Affine.Multiply(context, left, context.NumbersInput(1))
            : Join(context, left, right, static (a, b) => a.Multiply(b));
    }

    public static void Divide(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        context.Value = context.NetworkOrNull(0) is not { } left ? Affine.Multiply(context, Inverse(context.Network(1)), context.NumbersInput(0))
            : context.NetworkOrNull(1) is not { } right ? Affine.Divide(context, left, context.NumbersInput(1))
            : Join(context, left, right, static (a, b) => a.Multiply(Functions.Reciprocal(b)));
    }

    public static void Negate(OnnxContext context)
    {
        context.RequireInputs(1, 1);
        context.Value = Negative(context.Network());
    }

    public static void Reciprocal(OnnxContext context)
    {
        context.RequireInputs(1, 1);
        context.Value = Inverse(context.Network());
    }

    public static void Power(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        NetworkValue value = context.Network();
        context.RequireNoNewDimension(value, context.ConstantInput(1));
        double power = context.ConstantInput(1) is { IntegersOrNull: { Length: 1 } integers } ? integers[0] : context.ScalarInput(1);
        if (power is not (1 or 2 or LargestPower))
            throw context.Error($"its power is {power.ToString(System.Globalization.CultureInfo.InvariantCulture)}; 1 to {LargestPower} are supported");
        Expression result = value.Expression;
        for (int i = 1; i < (int)power; i++)
            result = result.Multiply(value.Expression);
        context.Value = value.With(result);
    }

    private static NetworkValue Negative(NetworkValue value) => value.With(value.Expression.Multiply(-1));

    private static NetworkValue Inverse(NetworkValue value) => value.With(Functions.Reciprocal(value.Expression));

    private static OnnxConstant Map(OnnxContext context, OnnxConstant constant, Converter<double, double> map)
    {
        context.Import.Budget.Spend(constant.Count);
        return new OnnxConstant(constant.Name, constant.Type, constant.Shape, Array.ConvertAll(constant.NumbersOrNull!, map), null);
    }

    private static NetworkValue Join(OnnxContext context, NetworkValue left, NetworkValue right, Func<Expression, Expression, Expression> join)
    {
        bool sameShape = left.Shape.AsSameAs(right.Shape) && left.BatchAxis == right.BatchAxis;
        if (!ReferenceEquals(left.Stage, right.Stage))
        {
            // Policies of Stable-Baselines3 take the shape of mean + noise and nothing else.
            ModelFileException error = context.Error("it joins two branches of the graph; in a fully connected network each layer has one layer before it");
            return sameShape ? left.WithObstacle(error) : throw error;
        }

        if (!sameShape)
            throw context.Error($"it joins values of the shapes {left.DescribeShape()} and {right.DescribeShape()}; the same shape is needed");
        return left.With(join(left.Expression, right.Expression));
    }

    private static bool AsSameAs(this int[] left, int[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
                return false;
        }

        return true;
    }
}
