namespace NetGen.Formats.Reading.Onnx.Expressions;

/// <summary>What functions give at least and at most, by their names.</summary>
internal static class FunctionRanges
{
    /// <summary>min(max(z, 0), 1).</summary>
    public const string Clip01 = "Clip01";

    /// <summary>max(z, 0).</summary>
    public const string Relu = "Relu";

    /// <summary>What a function gives at least and at most.</summary>
    public static (double Least, double Most) Of(string? function, double[] parameters) => function switch
    {
        "Tanh" or "Erf" or "Softsign" => (-1, 1),
        "Sigmoid" or "Softmax" or Clip01 => (0, 1),
        Relu or "Abs" or "Exp" or "Softplus" => (0, double.PositiveInfinity),
        "LogSoftmax" => (double.NegativeInfinity, 0),
        "Elu" => (-parameters[0], double.PositiveInfinity),
        "Selu" => (-parameters[0] * parameters[1], double.PositiveInfinity),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };
}
