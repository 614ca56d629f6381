namespace NetGen.Formats.Reading.Onnx.Expressions;

/// <summary>The functions that expressions are made of. One formula that several operators compute is one function: a clip of any range is Clip01 of an affine argument.</summary>
internal static class Functions
{
    /// <summary>The slope of LeakyReLU below 0.</summary>
    public const double LeakySlope = 0.01;

    public const double EluAlpha = 1;

    public const double SeluAlpha = 1.6732632423543772;

    public const double SeluGamma = 1.0507009873554805;

    public const double HardSigmoidAlpha = 1.0 / 6;

    public const double HardSigmoidBeta = 0.5;

    /// <summary>1 / sqrt 2.</summary>
    public const double GeluErfScale = 0.70710678118654752;

    /// <summary>sqrt(2 / pi).</summary>
    public const double GeluTanhScale = 0.79788456080286536;

    public const double GeluTanhCubic = 0.044715;

    /// <summary>min(max(z, 0), 1).</summary>
    public const string Clip01 = "Clip01";

    /// <summary>max(z, 0).</summary>
    public const string ReluName = "Relu";

    public static Expression Relu(Expression z) => Expression.Of(ReluName, z);

    public static Expression LeakyRelu(Expression z) => Expression.Of("LeakyRelu", z);

    public static Expression Elu(Expression z) => Expression.Of("Elu", z);

    public static Expression Selu(Expression z) => Expression.Of("Selu", z);

    public static Expression Tanh(Expression z) => Expression.Of("Tanh", z);

    public static Expression Erf(Expression z) => Expression.Of("Erf", z);

    public static Expression Exp(Expression z) => Expression.Of("Exp", z);

    public static Expression Log(Expression z) => Expression.Of("Log", z);

    public static Expression Abs(Expression z) => Expression.Of("Abs", z);

    public static Expression Sigmoid(Expression z) => Expression.Of("Sigmoid", z);

    public static Expression Softplus(Expression z) => Expression.Of("Softplus", z);

    public static Expression Softsign(Expression z) => Expression.Of("Softsign", z);

    public static Expression Softmax(Expression z) => Expression.Of(ActivationNames.Softmax, z);

    public static Expression LogSoftmax(Expression z) => Expression.Of(ActivationNames.LogSoftmax, z);

    /// <summary>1 / z.</summary>
    public static Expression Reciprocal(Expression z) => Expression.Of("Reciprocal", z);

    /// <summary>max(z, low) = Relu(z - low) + low; z where it is never below, and a clip where it is limited above already.</summary>
    public static Expression AtLeast(Expression z, double low)
    {
        if (z.Least >= low || Closeness.AreClose(z.Least, low, 0))
            return z;
        bool isLimited = z.IsAffineOfFunction(ReluName, out Expression? argument, out double scale, out double high) && scale == -1 && low < high;
        return isLimited ? Clip(argument!.Multiply(-1).Add(high), low, high) : Relu(z.Add(-low)).Add(low);
    }

    /// <summary>min(z, high) = high - Relu(high - z); z where it is never above, and a clip where it is limited below already.</summary>
    public static Expression AtMost(Expression z, double high)
    {
        if (z.Most <= high || Closeness.AreClose(z.Most, high, 0))
            return z;
        bool isLimited = z.IsAffineOfFunction(ReluName, out Expression? argument, out double scale, out double low) && scale == 1 && low < high;
        return isLimited ? Clip(argument!.Add(low), low, high) : Relu(z.Multiply(-1).Add(high)).Multiply(-1).Add(high);
    }

    /// <summary>min(max(z, low), high) = low + (high - low) Clip01((z - low) / (high - low)).</summary>
    public static Expression Clip(Expression z, double low, double high)
    {
        double width = high - low;
        return Expression.Of(Clip01, z.Add(-low).Multiply(1 / width)).Multiply(width).Add(low);
    }

    public static Expression Gelu(Expression z) =>
        z.Multiply(0.5).Multiply(Erf(z.Multiply(GeluErfScale)).Add(1));

    public static Expression GeluTanh(Expression z)
    {
        Expression cubic = z.Add(z.Multiply(z).Multiply(z).Multiply(GeluTanhCubic));
        return z.Multiply(0.5).Multiply(Tanh(cubic.Multiply(GeluTanhScale)).Add(1));
    }

    public static Expression Silu(Expression z) => Swish(z, 1);

    public static Expression Swish(Expression z, double alpha) => z.Multiply(Sigmoid(z.Multiply(alpha)));

    public static Expression Mish(Expression z) => z.Multiply(Tanh(Softplus(z)));

    public static Expression HardSigmoid(Expression z) => Clip(z.Multiply(HardSigmoidAlpha).Add(HardSigmoidBeta), 0, 1);

    public static Expression HardSwish(Expression z) => z.Multiply(HardSigmoid(z));

    /// <summary>What a function gives at least and at most.</summary>
    public static (double Least, double Most) RangeOf(string? function) => function switch
    {
        "Tanh" or "Erf" or "Softsign" => (-1, 1),
        "Sigmoid" or ActivationNames.Softmax or Clip01 => (0, 1),
        ReluName or "Abs" or "Exp" or "Softplus" => (0, double.PositiveInfinity),
        ActivationNames.LogSoftmax => (double.NegativeInfinity, 0),
        "Elu" => (-EluAlpha, double.PositiveInfinity),
        "Selu" => (-SeluAlpha * SeluGamma, double.PositiveInfinity),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };
}
