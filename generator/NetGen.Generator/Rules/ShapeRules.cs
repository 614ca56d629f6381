using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Runtime;

namespace NetGen.Generator.Rules;

/// <summary>What makes a network valid. The generator writes nothing where a rule is broken; the analyzer says why.</summary>
internal static class ShapeRules
{
    public static IEnumerable<RuleViolation> Check(NetworkOptions options)
    {
        // Sizes that a model file has are judged once they are known.
        if (options.Architecture is null || options.Sizes.Count > 0)
        {
            foreach (RuleViolation violation in CheckSizes(options))
                yield return violation;
        }

        foreach (RuleViolation violation in CheckActivations(options))
            yield return violation;
        foreach (RuleViolation violation in CheckOutput(options))
            yield return violation;
        foreach (RuleViolation violation in ParameterRules.Check(options))
            yield return violation;

        if (options.L2 is { } l2 && (double.IsNaN(l2) || double.IsInfinity(l2) || l2 < 0))
            yield return new(Rule.L2NotFinite, nameof(options.L2), -1, l2.ToString(CultureInfo.InvariantCulture));
        foreach (RuleViolation violation in CheckScaling(options))
            yield return violation;
        if (options.Precision is { } precision && !Enum.IsDefined(typeof(Precision), precision))
            yield return Undefined(nameof(options.Precision), -1, (int)precision);
        if (options.Unroll is { } unroll && !Enum.IsDefined(typeof(Unroll), unroll))
            yield return Undefined(nameof(options.Unroll), -1, (int)unroll);
        foreach (RuleViolation violation in CheckBudgets(options))
            yield return violation;
    }

    /// <summary>The number of parameters of a network of these sizes; -1 where it exceeds <see cref="Limits.ParameterCount"/>.</summary>
    public static long CountParameters(IReadOnlyList<int> sizes, bool hasBias)
    {
        long count = ParameterLayout.Count(sizes, hasBias);
        return count > Limits.ParameterCount ? -1 : count;
    }

    /// <summary>The bytes of one parameter.</summary>
    public static int ElementBytes(Precision precision) => precision == Precision.Double ? sizeof(double) : sizeof(float);

    /// <summary>A budget can only be judged where the sizes make sense; where they do not, another rule says so.</summary>
    private static IEnumerable<RuleViolation> CheckBudgets(NetworkOptions options)
    {
        long parameters = CheckSizes(options).Any() ? -1 : CountParameters(options.Sizes, options.Bias ?? true);
        if (parameters < 0)
            yield break;

        long bytes = parameters * ElementBytes(options.Precision ?? Precision.Single);
        if (parameters > options.MaxParameters)
            yield return new(Rule.ParameterBudget, nameof(options.MaxParameters), -1, Text(parameters), Text(options.MaxParameters.Value));
        if (bytes > options.MaxBytes)
            yield return new(Rule.ByteBudget, nameof(options.MaxBytes), -1, Text(bytes), Text(options.MaxBytes.Value));
    }

    private static IEnumerable<RuleViolation> CheckSizes(NetworkOptions options)
    {
        EquatableArray<int> sizes = options.Sizes;
        if (sizes.Count < 2)
            yield return new(Rule.TooFewSizes, null, -1, Text(sizes.Count));
        if (sizes.Count - 1 > Limits.LayerCount)
            yield return new(Rule.TooManyLayers, null, -1, Text(sizes.Count - 1), Text(Limits.LayerCount));

        bool allInRange = true;
        for (int index = 0; index < sizes.Count; index++)
        {
            if (sizes[index] < 1)
                yield return new(Rule.SizeBelowOne, null, index, Text(sizes[index]));
            else if (sizes[index] > Limits.LayerSize)
                yield return new(Rule.LayerTooLarge, null, index, Text(sizes[index]), Text(Limits.LayerSize));
            else
                continue;
            allInRange = false;
        }

        if (allInRange && CountParameters(sizes, options.Bias ?? true) < 0)
            yield return new(Rule.TooManyParameters, null, -1, Text(Limits.ParameterCount));
    }

    private static IEnumerable<RuleViolation> CheckActivations(NetworkOptions options)
    {
        int hiddenLayers = Math.Max(0, options.Sizes.Count - 2);
        if (options.Activations is { } list)
        {
            if (options.Activation is not null)
                yield return new(Rule.ActivationAndActivations, nameof(options.Activation), -1);
            if (list.Count != hiddenLayers && options.Sizes.Count >= 2)
                yield return new(Rule.ActivationCount, nameof(options.Activations), -1, Text(list.Count), hiddenLayers == 1 ? "1 hidden layer" : Text(hiddenLayers) + " hidden layers");
            for (int index = 0; index < list.Count; index++)
            {
                if (CheckHidden(list[index], nameof(options.Activations), index) is { } violation)
                    yield return violation;
            }
        }

        if (options.Activation is { } activation && CheckHidden(activation, nameof(options.Activation), -1) is { } single)
            yield return single;
    }

    private static RuleViolation? CheckHidden(Activation activation, string argument, int index) => activation switch
    {
        _ when !Enum.IsDefined(typeof(Activation), activation) => Undefined(argument, index, (int)activation),
        _ when ActivationTable.Of(activation).IsOfRow => new(Rule.HiddenSoftmax, argument, index, activation.ToString()),
        _ => null,
    };

    private static IEnumerable<RuleViolation> CheckOutput(NetworkOptions options)
    {
        if (options.Loss is { } undefined && !Enum.IsDefined(typeof(Loss), undefined))
        {
            yield return Undefined(nameof(options.Loss), -1, (int)undefined);
            yield break;
        }

        if (options.Output is { } output)
        {
            if (!Enum.IsDefined(typeof(Activation), output))
                yield return Undefined(nameof(options.Output), -1, (int)output);
            else if (!LossTable.Of(options.Loss ?? default).Allows(ActivationTable.Of(output)))
                yield return new(Rule.OutputContradictsLoss, nameof(options.Output), -1, output.ToString(), options.Loss.ToString(), string.Join<ActivationDefinition>(" or ", LossTable.Of(options.Loss ?? default).FusedOutputs));
        }

        if (options.Loss == Loss.SoftmaxCE && options.Sizes.Count >= 2 && options.Sizes[options.Sizes.Count - 1] == 1)
            yield return new(Rule.SoftmaxOfOneOutput, nameof(options.Loss), -1);
    }

    private static IEnumerable<RuleViolation> CheckScaling(NetworkOptions options)
    {
        if (options.Scaling is not { } scaling)
            yield break;
        if ((scaling & ~(Scaling.Inputs | Scaling.Outputs)) != 0)
            yield return Undefined(nameof(options.Scaling), -1, (int)scaling);
        else if ((scaling & Scaling.Outputs) != 0 && options.Loss is { } loss && Enum.IsDefined(typeof(Loss), loss) && LossTable.Of(loss).OfLogits)
            yield return new(Rule.ScaledProbabilities, nameof(options.Scaling), -1, loss.ToString());
    }

    /// <summary>The activation of each layer with weights, the output's last, of options that break no rule.</summary>
    public static EquatableArray<LayerActivation> Activations(NetworkOptions options)
    {
        var activations = new LayerActivation[options.Sizes.Count - 1];
        for (int layer = 0; layer < activations.Length - 1; layer++)
            activations[layer] = With(options.Activations is { } list ? list[layer] : options.Activation ?? Activation.ReLU, options.ActivationParameter, layer);
        activations[activations.Length - 1] = With(Output(options), options.OutputParameter, activations.Length - 1);
        return new(activations);

        LayerActivation With(Activation activation, double? parameter, int layer)
        {
            var result = LayerActivation.Of(ActivationTable.Of(activation));
            if (result.Parameter is not null && parameter is not null)
                return result with { Parameter = parameter };
            return options.Told is { } told && told[layer].Definition == result.Definition ? told[layer] : result;
        }
    }

    /// <summary>The activation of the output layer: the one that is chosen, or that the loss implies because it is computed from the logits.</summary>
    public static Activation Output(NetworkOptions options) =>
        options.Output ?? (LossTable.Of(options.Loss ?? default).FusedOutputs is { Length: > 0 } fused ? ActivationTable.MemberOf(fused[0]) : Activation.Identity);

    private static RuleViolation Undefined(string argument, int index, int value) =>
        new(Rule.UndefinedValue, argument, index, Text(value));

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
