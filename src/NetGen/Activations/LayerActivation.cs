using System.Globalization;

namespace NetGen.Runtime;

/// <summary>The activation of a layer, with its parameter.</summary>
/// <param name="Definition">The activation.</param>
/// <param name="Parameter">The number that it depends on; null where it has none.</param>
internal sealed record LayerActivation(ActivationDefinition Definition, double? Parameter)
{
    public string Name => Definition.Name;

    /// <summary>Whether the parameter is what it is where nothing is said.</summary>
    public bool HasDefault => Parameter == Definition.Parameter?.Default;

    /// <summary>The activation with the default of its parameter.</summary>
    public static LayerActivation Of(ActivationDefinition definition) => new(definition, definition.Parameter?.Default);

    /// <summary>Whether two are the same up to the rounding of a parameter to float, in which graphs have it.</summary>
    public bool IsSameAs(LayerActivation other)
    {
        const double Tolerance = 1e-6;
        return Definition == other.Definition
            && (Parameter == other.Parameter || Math.Abs(Parameter!.Value - other.Parameter!.Value) <= Tolerance * Math.Max(Parameter.Value, other.Parameter.Value));
    }

    /// <summary>Reads what <see cref="ToString"/> gives.</summary>
    /// <returns>Null where it is no activation.</returns>
    public static LayerActivation? Parse(string text)
    {
        int open = text.IndexOf('(');
        if (open < 0)
            return ActivationTable.Find(text) is { } plain ? Of(plain) : null;
        return text[text.Length - 1] == ')'
            && ActivationTable.Find(text.Substring(0, open)) is { Parameter: not null } definition
            && double.TryParse(text.Substring(open + 1, text.Length - open - 2), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double parameter)
            && ActivationParameter.IsValid(parameter)
            ? new(definition, parameter)
            : null;
    }

    /// <summary>The name, and the parameter where it is not the default: LeakyReLU(0.2).</summary>
    public override string ToString() => HasDefault ? Name : $"{Name}({ParameterText})";

    /// <summary>The name and the parameter, for messages: LeakyReLU with slope 0.01.</summary>
    public string Text => Parameter is null ? Name : $"{Name} with {Definition.Parameter!.Name} {ParameterText}";

    /// <summary>The parameter as text.</summary>
    public string ParameterText => (Parameter ?? 0).ToString("R", CultureInfo.InvariantCulture);
}
