namespace NetGen.Runtime;

/// <summary>The number that an activation depends on, and what it changes of its definition; where it is the default, the definition says it all.</summary>
internal sealed class ActivationParameter
{
    /// <summary>
    /// The range of all of them. A slope or a factor below 0 has no derivative from a, and beyond these numbers a float has no digits left for what
    /// is added to them.
    /// </summary>
    public const double Least = 1e-6;

    /// <inheritdoc cref="Least"/>
    public const double Most = 1e6;

    public ActivationParameter(string name, double @default)
    {
        Name = name;
        Default = @default;
    }

    /// <summary>Its name in formulas and messages: slope.</summary>
    public string Name { get; }

    /// <summary>What it is where nothing else is said.</summary>
    public double Default { get; }

    /// <summary>f(z), with the name where the number is.</summary>
    public string Value { get; init; } = "";

    /// <summary>f'(z), with the name where the number is.</summary>
    public string Derivative { get; init; } = "";

    /// <summary>The form of f in ONNX graphs with some number.</summary>
    public Func<double, OnnxFormula> Onnx { get; init; } = static _ => OnnxFormula.Z;

    /// <summary>Whether an activation can have the number.</summary>
    public static bool IsValid(double value) => value is >= Least and <= Most;
}
