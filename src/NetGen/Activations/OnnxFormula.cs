namespace NetGen.Runtime;

/// <summary>A function of z in operators of ONNX. A writer makes nodes of it, a reader the expression that it looks for in a graph.</summary>
internal sealed class OnnxFormula
{
    private OnnxFormula(string? type, double constant, OnnxFormula[] inputs, (string Name, object Value)[] attributes)
    {
        Type = type;
        Constant = constant;
        Inputs = inputs;
        Attributes = attributes;
    }

    /// <summary>The variable.</summary>
    public static OnnxFormula Z { get; } = new(null, double.NaN, [], []);

    /// <summary>The operator; null for z and for a constant.</summary>
    public string? Type { get; }

    /// <summary>The number of a constant; NaN for anything else.</summary>
    public double Constant { get; }

    public OnnxFormula[] Inputs { get; }

    /// <summary>The operator's attributes, each a double or a long.</summary>
    public (string Name, object Value)[] Attributes { get; }

    public bool IsConstant => !double.IsNaN(Constant);

    public static OnnxFormula operator -(OnnxFormula z) => Apply("Neg", z);

    public static OnnxFormula operator +(OnnxFormula left, OnnxFormula right) => new("Add", double.NaN, [left, right], []);

    public static OnnxFormula operator *(OnnxFormula left, OnnxFormula right) => new("Mul", double.NaN, [left, right], []);

    public static OnnxFormula operator /(OnnxFormula left, OnnxFormula right) => new("Div", double.NaN, [left, right], []);

    public static implicit operator OnnxFormula(double constant) => new(null, constant, [], []);

    /// <summary>An operator of one input.</summary>
    public static OnnxFormula Apply(string type, OnnxFormula z, params (string Name, object Value)[] attributes) => new(type, double.NaN, [z], attributes);

    /// <summary>min(max(z, low), high).</summary>
    public static OnnxFormula Clip(OnnxFormula z, double low, double high) => new("Clip", double.NaN, [z, low, high], []);
}
