using System;
using System.Globalization;
using NetGen.Formats.Reading.Onnx.Expressions;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Stages;
using NetGen.Runtime;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>Activations, and the functions that exporters compose them of.</summary>
internal static class ActivationOperators
{
    private const long FirstClipWithInputs = 11;
    private const long FirstSoftmaxOverOneAxis = 13;

    public static void Relu(OnnxContext context) => Apply(context, static z => Functions.AtLeast(z, 0));

    public static void LeakyRelu(OnnxContext context)
    {
        ApplyWith(context, ActivationDefinition.LeakyReLU, "alpha", context.Number("alpha", 0.01));
    }

    public static void PRelu(OnnxContext context)
    {
        context.RequireInputs(2, 2);
        NetworkValue value = context.Network();
        OnnxConstant slopes = context.NumbersInput(1);
        if (!context.Broadcasts(slopes, value))
            throw context.Error($"its slope {slopes} does not broadcast to a value of the shape {value.DescribeShape()}, as ONNX requires: it must have one number, or one for each value of a sample");
        double slope = slopes.NumbersOrNull![0];
        foreach (double other in slopes.NumbersOrNull)
        {
            if (!Closeness.AreClose(other, slope, 0))
                throw context.Error($"its slopes are {Text(slope)} and {Text(other)}; a layer of NetGen has one");
        }

        context.Value = value.With(With(context, value, ActivationDefinition.LeakyReLU, "slope", slope));
    }

    public static void Elu(OnnxContext context)
    {
        ApplyWith(context, ActivationDefinition.ELU, "alpha", context.Number("alpha", 1));
    }

    public static void Celu(OnnxContext context)
    {
        // With alpha 1 the two are the same function.
        RequireParameter(context, "alpha", 1, 1, ActivationDefinition.ELU);
        Apply(context, ActivationDefinition.ELU);
    }

    public static void Selu(OnnxContext context)
    {
        RequireParameter(context, "alpha", ActivationDefinition.SeluAlpha, ActivationDefinition.SeluAlpha, ActivationDefinition.SELU);
        RequireParameter(context, "gamma", ActivationDefinition.SeluScale, ActivationDefinition.SeluScale, ActivationDefinition.SELU);
        Apply(context, ActivationDefinition.SELU);
    }

    public static void Gelu(OnnxContext context)
    {
        string approximate = context.Node.Attribute("approximate")?.Text ?? "none";
        switch (approximate)
        {
            case "none":
                Apply(context, ActivationDefinition.GELU);
                break;
            case "tanh":
                Apply(context, ActivationDefinition.GELUTanh);
                break;
            default:
                throw context.Error($"its approximation is {ModelLimits.Quote(approximate)}; none and tanh are supported");
        }
    }

    /// <summary>z sigmoid(alpha z).</summary>
    public static void Swish(OnnxContext context)
    {
        double alpha = context.Number("alpha", 1);
        NetworkValue value = context.Network();
        Expression argument = value.Expression.Multiply(alpha);
        if (argument.IsAffine(out _, out _))
            value.Stage.Note(argument);
        Apply(context, z => Functions.Swish(z, alpha));
    }

    public static void Mish(OnnxContext context) => Apply(context, ActivationDefinition.Mish);

    public static void Tanh(OnnxContext context) => Apply(context, ActivationDefinition.Tanh);

    public static void Sigmoid(OnnxContext context) => Apply(context, ActivationDefinition.Sigmoid);

    public static void HardSigmoid(OnnxContext context)
    {
        RequireParameter(context, "beta", 0.5, 0.5, ActivationDefinition.HardSigmoid);
        ApplyWith(context, ActivationDefinition.HardSigmoid, "alpha", context.Number("alpha", 0.2));
    }

    public static void HardSwish(OnnxContext context) => Apply(context, ActivationDefinition.HardSwish);

    public static void Softplus(OnnxContext context) => Apply(context, ActivationDefinition.Softplus);

    public static void Softsign(OnnxContext context) => Apply(context, ActivationDefinition.Softsign);

    public static void Erf(OnnxContext context) => ApplyFunction(context);

    public static void Exp(OnnxContext context) => ApplyFunction(context);

    public static void Log(OnnxContext context) => ApplyFunction(context);

    public static void Abs(OnnxContext context) => ApplyFunction(context);

    public static void Softmax(OnnxContext context)
    {
        RequireLastAxis(context);
        Apply(context, ActivationDefinition.Softmax);
    }

    public static void LogSoftmax(OnnxContext context)
    {
        RequireLastAxis(context);
        Apply(context, ActivationDefinition.LogSoftmax);
    }

    public static void Clip(OnnxContext context)
    {
        context.RequireInputs(1, context.Opset < FirstClipWithInputs ? 1 : 3);
        double low = context.Opset < FirstClipWithInputs ? context.Number("min", double.NegativeInfinity) : Bound(context, 1, double.NegativeInfinity);
        double high = context.Opset < FirstClipWithInputs ? context.Number("max", double.PositiveInfinity) : Bound(context, 2, double.PositiveInfinity);
        NetworkValue value = context.Network();
        context.Value = value.With(Limit(context, value.Expression, low, high));
    }

    public static void Max(OnnxContext context) => LimitByConstant(context, isLow: true);

    public static void Min(OnnxContext context) => LimitByConstant(context, isLow: false);

    private static void LimitByConstant(OnnxContext context, bool isLow)
    {
        context.RequireInputs(2, 2);
        int constant = context.NetworkOrNull(0) is null ? 0 : 1;
        double bound = context.ScalarInput(constant);
        NetworkValue value = context.Network(1 - constant);
        context.RequireNoNewDimension(value, context.ConstantInput(constant));
        context.Value = value.With(Limit(context, value.Expression, isLow ? bound : double.NegativeInfinity, isLow ? double.PositiveInfinity : bound));
    }

    private static double Bound(OnnxContext context, int index, double absent) => context.HasInput(index) ? context.ScalarInput(index) : absent;

    private static Expression Limit(OnnxContext context, Expression value, double low, double high)
    {
        // Exporters write no bound as an infinity, or as the largest number.
        bool hasLow = low > -float.MaxValue;
        bool hasHigh = high < float.MaxValue;
        if (!hasLow && !hasHigh)
            return value;
        if (double.IsNaN(low) || double.IsNaN(high) || !(low < high))
            throw context.Error($"its range {Text(low)} to {Text(high)} is empty");

        // A limit that is never reached is none.
        bool limitsLow = hasLow && !ReferenceEquals(Functions.AtLeast(value, low), value);
        bool limitsHigh = hasHigh && !ReferenceEquals(Functions.AtMost(value, high), value);
        if (limitsLow && limitsHigh)
            return Functions.Clip(value, low, high);
        return limitsLow ? Functions.AtLeast(value, low) : limitsHigh ? Functions.AtMost(value, high) : value;
    }

    private static void Apply(OnnxContext context, Func<Expression, Expression> function)
    {
        context.RequireInputs(1, 1);
        NetworkValue value = context.Network();
        context.Value = value.With(function(value.Expression));
    }

    private static void Apply(OnnxContext context, ActivationDefinition activation) => Apply(context, z => Functions.Of(activation, z));

    private static void ApplyFunction(OnnxContext context) => Apply(context, z => Functions.Of(context.Node.Operator, z));

    private static void ApplyWith(OnnxContext context, ActivationDefinition activation, string name, double found) =>
        Apply(context, z => With(context, context.Network(), activation, name, found));

    /// <summary>An activation with the parameter that a node gives it.</summary>
    private static Expression With(OnnxContext context, NetworkValue value, ActivationDefinition activation, string name, double found)
    {
        ActivationParameter parameter = activation.Parameter!;
        double meant = Closeness.Snap(ShortestDecimal(found), parameter.Default, 0);
        if (!ActivationParameter.IsValid(meant))
            throw context.Error($"its {name} is {Text(found)}; NetGen's {activation.Name} has one from {Text(ActivationParameter.Least)} to {Text(ActivationParameter.Most)}");
        if (meant != parameter.Default)
            value.Stage.Note(meant);
        return Functions.Of(parameter.Onnx(meant), value.Expression);
    }

    /// <summary>The number that was meant where it is a float, as attributes are: 0.2 is 0.200000003 then.</summary>
    private static double ShortestDecimal(double number) =>
        (float)number == number ? double.Parse(((float)number).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : number;

    private static void RequireParameter(OnnxContext context, string name, double absent, double needed, ActivationDefinition activation)
    {
        double found = context.Number(name, absent);
        if (!Closeness.AreClose(found, needed, 0))
            throw context.Error($"its {name} is {Text(found)}; NetGen's {activation.Name} has {Text(needed)}, and no other is supported");
    }

    private static void RequireLastAxis(OnnxContext context)
    {
        NetworkValue value = context.Network();
        int rank = value.Shape.Length;
        bool flattens = context.Opset < FirstSoftmaxOverOneAxis;
        long axis = context.Integer("axis", flattens ? 1 : -1);
        if (axis < 0)
            axis += rank;

        // What is normalised together must be all values of one sample.
        int features = -1;
        for (int other = 0; other < rank; other++)
        {
            if (other == value.BatchAxis || value.Shape[other] == 1 && rank > (value.BatchAxis < 0 ? 1 : 2))
                continue;
            if (features >= 0)
                features = rank;
            else
                features = other;
        }

        bool fits = axis >= 0 && (flattens ? axis <= features && axis > value.BatchAxis && value.BatchAxis <= 0 && features == rank - 1 : axis == features);
        if (!fits)
            throw context.Error($"its axis is {context.Integer("axis", flattens ? 1 : -1)} for a value of the shape {value.DescribeShape()}; the axis of the values of a sample is supported");
    }

    private static string Text(double value) => value.ToString("G9", CultureInfo.InvariantCulture);
}
