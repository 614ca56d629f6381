using NetGen.Runtime;

namespace NetGen.Generator.Formulas;

/// <summary>An activation as the generated text shows it, with its parameter in place; what is known of it is in <see cref="ActivationDefinition"/>.</summary>
/// <param name="Name">The name of the activation in formulas.</param>
/// <param name="Value">f(z), in the notation of the seeds.</param>
/// <param name="Derivative">f'(z), in terms of a = f(z) where that is cheaper.</param>
internal sealed record ActivationFormula(string Name, string Value, string Derivative)
{
    public static ActivationFormula Of(LayerActivation activation)
    {
        ActivationDefinition definition = activation.Definition;
        return definition.Parameter is { } parameter && !activation.HasDefault
            ? new(definition.Name, parameter.Value.Replace(parameter.Name, activation.ParameterText), parameter.Derivative.Replace(parameter.Name, activation.ParameterText))
            : new(definition.Name, definition.Value, definition.Derivative);
    }
}
