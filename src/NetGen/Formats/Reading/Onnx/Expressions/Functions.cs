using System.Linq;
using NetGen.Runtime;

namespace NetGen.Formats.Reading.Onnx.Expressions;

/// <summary>The functions that expressions are made of. One formula that several operators compute is one function: a clip of any range is Clip01 of an affine argument.</summary>
internal static class Functions
{
    public static Expression Relu(Expression z) => Expression.Of(FunctionRanges.Relu, z);

    /// <summary>1 / z.</summary>
    public static Expression Reciprocal(Expression z) => Expression.Of("Reciprocal", z);

    /// <summary>max(z, low) = Relu(z - low) + low; z where it is never below, and a clip where it is limited above already.</summary>
    public static Expression AtLeast(Expression z, double low)
    {
        if (z.Least >= low || Closeness.AreClose(z.Least, low, 0))
            return z;
        bool isLimited = z.IsAffineOfFunction(FunctionRanges.Relu, out Expression? argument, out double scale, out double high) && scale == -1 && low < high;
        return isLimited ? Clip(argument!.Multiply(-1).Add(high), low, high) : Relu(z.Add(-low)).Add(low);
    }

    /// <summary>min(z, high) = high - Relu(high - z); z where it is never above, and a clip where it is limited below already.</summary>
    public static Expression AtMost(Expression z, double high)
    {
        if (z.Most <= high || Closeness.AreClose(z.Most, high, 0))
            return z;
        bool isLimited = z.IsAffineOfFunction(FunctionRanges.Relu, out Expression? argument, out double scale, out double low) && scale == 1 && low < high;
        return isLimited ? Clip(argument!.Add(low), low, high) : Relu(z.Multiply(-1).Add(high)).Multiply(-1).Add(high);
    }

    /// <summary>min(max(z, low), high) = low + (high - low) Clip01((z - low) / (high - low)).</summary>
    public static Expression Clip(Expression z, double low, double high)
    {
        double width = high - low;
        return Expression.Of(FunctionRanges.Clip01, z.Add(-low).Multiply(1 / width)).Multiply(width).Add(low);
    }

    /// <summary>z sigmoid(alpha z).</summary>
    public static Expression Swish(Expression z, double alpha) => z.Multiply(Of("Sigmoid", z.Multiply(alpha)));

    /// <summary>An operator of one argument that is no sum, product or limit.</summary>
    public static Expression Of(string type, Expression z, params double[] parameters) => Expression.Of(type, z, parameters);

    /// <summary>An activation, in the first of its forms.</summary>
    public static Expression Of(ActivationDefinition activation, Expression z) => Of(activation.Onnx()[0], z);

    /// <summary>What a formula computes of z.</summary>
    public static Expression Of(OnnxFormula formula, Expression z)
    {
        OnnxFormula[] inputs = formula.Inputs;
        return formula.Type switch
        {
            null => z,
            "Add" => inputs[1].IsConstant ? Of(inputs[0], z).Add(inputs[1].Constant) : Of(inputs[0], z).Add(Of(inputs[1], z)),
            "Mul" => inputs[1].IsConstant ? Of(inputs[0], z).Multiply(inputs[1].Constant) : Of(inputs[0], z).Multiply(Of(inputs[1], z)),
            "Div" => inputs[0].IsConstant ? Reciprocal(Of(inputs[1], z)).Multiply(inputs[0].Constant) : Of(inputs[0], z).Multiply(Reciprocal(Of(inputs[1], z))),
            "Neg" => Of(inputs[0], z).Multiply(-1),
            "Clip" => Clip(Of(inputs[0], z), inputs[1].Constant, inputs[2].Constant),
            "HardSigmoid" => HardSigmoid(Of(inputs[0], z), (double)formula.Attributes[0].Value, (double)formula.Attributes[1].Value),
            "HardSwish" => Of(inputs[0], z).Multiply(HardSigmoid(Of(inputs[0], z), 1.0 / 6, 0.5)),
            _ => Of(formula.Type, Of(inputs[0], z), formula.Attributes.Select(attribute => attribute.Value).OfType<double>().ToArray()),
        };
    }

    private static Expression HardSigmoid(Expression z, double alpha, double beta) => Clip(z.Multiply(alpha).Add(beta), 0, 1);
}
