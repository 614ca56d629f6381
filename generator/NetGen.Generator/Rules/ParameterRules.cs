using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Runtime;

namespace NetGen.Generator.Rules;

/// <summary>What makes the parameter of an activation valid: some activation has one, it serves one activation only, and it is in its range.</summary>
internal static class ParameterRules
{
    /// <summary>Other rules judge the activations themselves.</summary>
    public static IEnumerable<RuleViolation> Check(NetworkOptions options)
    {
        if (options.ActivationParameter is { } hidden && Reason(hidden, Hidden(options), "no hidden layer has an activation with a parameter") is { } reason)
            yield return Violation(nameof(options.ActivationParameter), hidden, reason);
        if (options.OutputParameter is { } output && Enum.IsDefined(typeof(Loss), options.Loss ?? default) && Reason(output, [ShapeRules.Output(options)], "the output activation has no parameter") is { } why)
            yield return Violation(nameof(options.OutputParameter), output, why);
    }

    private static EquatableArray<Activation> Hidden(NetworkOptions options) =>
        options.Activations ?? (options.Sizes.Count > 2 ? new([options.Activation ?? Activation.ReLU]) : EquatableArray<Activation>.Empty);

    private static string? Reason(double parameter, IReadOnlyList<Activation> activations, string none)
    {
        ActivationDefinition[] with = [.. activations.Where(activation => Enum.IsDefined(typeof(Activation), activation)).Select(ActivationTable.Of).Where(definition => definition.Parameter is not null).Distinct()];
        return with.Length == 0 ? $"{none}, as have {string.Join(", ", ActivationTable.All.Where(definition => definition.Parameter is not null).Select(definition => definition.Name))}"
            : with.Length > 1 ? $"{with[0].Name} has {Of(with[0])} and {with[1].Name} {Of(with[1])}, and one number serves one of them"
            : !ActivationParameter.IsValid(parameter) ? $"the {with[0].Parameter!.Name} of {with[0].Name} is a number from {Text(ActivationParameter.Least)} to {Text(ActivationParameter.Most)}"
            : null;
    }

    private static string Of(ActivationDefinition definition) => (definition.Parameter!.Name[0] is 'a' ? "an " : "a ") + definition.Parameter.Name;

    private static RuleViolation Violation(string argument, double parameter, string reason) => new(Rule.ActivationParameter, argument, -1, argument, Text(parameter), reason);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
