using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>The loss of one sample and the error of the output layer, d loss / d z, as named scalars.</summary>
internal sealed class OutputErrorText(NetworkPlan plan, NamedNumbers numbers, LossAndError error)
{
    private readonly string[] _sums = numbers.Names(error.Sums);
    private readonly string[] _outputs = numbers.Names(error.Outputs!);
    private readonly string[] _targets = numbers.Names(error.Targets);
    private readonly string[] _errors = numbers.Names(error.Errors);

    public CodeText Text() => $$"""
        {{plan.Element}} loss = 0, {{string.Join(", ", _errors)}};
        if (typeof(TPass) != typeof(ToGradients) || !fromOutputs)
        {
            // L = {{error.Loss.Value}}
            // {{error.Errors.Name}} = {{error.Loss.Delta}}; scale is the 1/m of a mean over m samples, times the weight of this one
            {{(error.OneHot is null ? Separable(error.Loss) : CrossEntropy(SoftmaxText.IsLogarithm(error.Output)))}}
        }
        else
        {
            // {{error.Errors.Name}} = dL/da{{error.Layer}} * {{error.Output.Name}}'(z{{error.Layer}})
            {{Errors(output => _targets[output])}}
            {{OutputDerivative()}}
        }

        if (typeof(TPass) == typeof(ToLoss))
            return loss;
        """;

    /// <summary>log p = z - largest - log(sum), never log of a rounded p; with targets that sum to one, the error is p - y.</summary>
    private CodeText CrossEntropy(bool isLog) => $"""
        {(isLog ? null : $"{plan.Element} logSum = Elementary.LogOfSum(sum);")}
        {_targets.Zip(_sums, (y, z) => $"loss += Losses.CrossEntropy({y}, logSum + (largest - {z}));")}
        {plan.Element} mass = {numbers.Scalars.Sum(error.Orders.Targets, _targets)}; // 1 for a distribution
        {Errors(output => $"{numbers.Scalars.MultiplyAdd(SoftmaxText.Exponential(error.Output, _outputs[output]) + (isLog ? " / sum" : ""), "mass", "-" + _targets[output])} * scale")}
        """;

    private CodeText Separable(LossDefinition loss) => $"""
        {_targets.Zip(loss.OfLogits ? _sums : _outputs, (y, value) => $"loss += Losses.Value<{loss.Name}>({value}, {y});")}
        {Errors(output => $"Losses.Derivative<{loss.Name}>({_outputs[output]}, {_targets[output]}) * scale")}
        {(loss.OfLogits ? null : OutputDerivative())}
        """;

    /// <summary>From the gradient by the outputs, which the deltas hold, to the gradient by the logits.</summary>
    private CodeText? OutputDerivative()
    {
        ActivationDefinition definition = error.Output.Definition;
        var formula = ActivationFormula.Of(error.Output);
        return definition switch
        {
            _ when definition == ActivationDefinition.Identity => null,
            _ when definition == ActivationDefinition.Softmax => $"""
                // softmax'(z) = {formula.Derivative}: delta_j = a_j (g_j - sum g a)
                {plan.Element} projection = {numbers.Scalars.SumOfProducts(_errors, output => _outputs[output])};
                {Errors(output => $"{_outputs[output]} * ({_errors[output]} - projection)")}
                """,
            _ when definition == ActivationDefinition.LogSoftmax => $"""
                // log softmax'(z) = {formula.Derivative}: delta_j = g_j - exp(a_j) sum g
                {plan.Element} total = {numbers.Scalars.Sum(error.Orders.Gradients, _errors)};
                {Errors(output => numbers.Scalars.MultiplyAdd($"-Elementary.Exp({_outputs[output]})", "total", _errors[output]))}
                """,
            _ => $"""
                // {formula.Name}'(z) = {formula.Derivative}
                {_errors.Zip(definition.DerivesFromOutput ? _outputs : _sums, (delta, source) => $"{delta} *= Activations.Derivative<{KernelTypes.Activation(plan, error.Output)}>({source});")}
                """,
        };
    }

    private IEnumerable<string> Errors(Func<int, string> value) => _errors.Select((delta, output) => $"{delta} = {value(output)};");
}
