using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Writes the loss of one sample and the error of the output layer, d loss / d z, as named scalars.</summary>
internal sealed class OutputErrorWriter
{
    private readonly CodeWriter _writer;
    private readonly NetworkPlan _plan;
    private readonly NumberText _scalars;
    private readonly LossAndError _error;
    private readonly string[] _sums;
    private readonly string[] _outputs;
    private readonly string[] _targets;
    private readonly string[] _errors;

    private OutputErrorWriter(CodeWriter writer, NetworkPlan plan, NamedNumbers numbers, LossAndError error)
    {
        _writer = writer;
        _plan = plan;
        _scalars = numbers.Scalars;
        _error = error;
        _sums = numbers.Of(error.Sums);
        _outputs = numbers.Of(error.Outputs!);
        _targets = numbers.Of(error.Targets);
        _errors = numbers.Names(error.Errors);
    }

    public static void Write(CodeWriter writer, NetworkPlan plan, NamedNumbers numbers, LossAndError error)
    {
        new OutputErrorWriter(writer, plan, numbers, error).Write();
        numbers.Add(error.Errors, numbers.Scalars);
    }

    private void Write()
    {
        _writer.Line($"\n{_plan.Element} loss = 0, {string.Join(", ", _errors)};");
        using (_writer.Block("if (typeof(TPass) == typeof(ToStep) || !fromOutputs)"))
        {
            _writer.Line($"// L = {_error.Loss.Value}");
            _writer.Line($"// {_error.Errors.Name} = {_error.Loss.Delta}; scale is the 1/m of a mean over m samples, times the weight of this one");
            if (_error.OneHot is not null)
                WriteCrossEntropy();
            else
                WriteSeparable();
        }

        using (_writer.Block("else"))
        {
            _writer.Line($"// {_error.Errors.Name} = dL/da{_error.Layer} * {_error.Output.Name}'(z{_error.Layer})");
            WriteErrors(output => _targets[output]);
            WriteOutputDerivative();
        }
    }

    /// <summary>log p = z - largest - log(sum), never log of a rounded p; with targets that sum to one, the error is p - y.</summary>
    private void WriteCrossEntropy()
    {
        bool isLog = SoftmaxWriter.IsLogarithm(_error.Output);
        if (!isLog)
            _writer.Line($"{_plan.Element} logSum = Elementary.LogOfSum(sum);");
        for (int output = 0; output < _sums.Length; output++)
            _writer.Line($"loss += Losses.CrossEntropy({_targets[output]}, logSum + (largest - {_sums[output]}));");
        _writer.Line($"{_plan.Element} mass = {SoftmaxWriter.Sum(_error.Orders.Targets, _targets)}; // 1 for a distribution");
        WriteErrors(output =>
        {
            string exponential = SoftmaxWriter.Exponential(_error.Output, _outputs[output]);
            return $"{_scalars.MultiplyAdd(isLog ? $"{exponential} / sum" : exponential, "mass", "-" + _targets[output])} * scale";
        });
    }

    private void WriteSeparable()
    {
        LossDefinition loss = _error.Loss;
        for (int output = 0; output < _outputs.Length; output++)
            _writer.Line($"loss += Losses.Value<{loss.Name}>({(loss.OfLogits ? _sums : _outputs)[output]}, {_targets[output]});");
        WriteErrors(output => $"Losses.Derivative<{loss.Name}>({_outputs[output]}, {_targets[output]}) * scale");
        if (!loss.OfLogits)
            WriteOutputDerivative();
    }

    /// <summary>From the gradient by the outputs, which the deltas hold, to the gradient by the logits.</summary>
    private void WriteOutputDerivative()
    {
        ActivationDefinition definition = _error.Output.Definition;
        var formula = ActivationFormula.Of(_error.Output);
        if (definition == ActivationDefinition.Softmax)
        {
            string projection = $"{_errors[0]} * {_outputs[0]}";
            for (int output = 1; output < _errors.Length; output++)
                projection = _scalars.MultiplyAdd(_errors[output], _outputs[output], projection);
            _writer.Line($"// softmax'(z) = {formula.Derivative}: delta_j = a_j (g_j - sum g a)");
            _writer.Line($"{_plan.Element} projection = {projection};");
            WriteErrors(output => $"{_outputs[output]} * ({_errors[output]} - projection)");
        }
        else if (definition == ActivationDefinition.LogSoftmax)
        {
            _writer.Line($"// log softmax'(z) = {formula.Derivative}: delta_j = g_j - exp(a_j) sum g");
            _writer.Line($"{_plan.Element} total = {SoftmaxWriter.Sum(_error.Orders.Gradients, _errors)};");
            WriteErrors(output => _scalars.MultiplyAdd($"-Elementary.Exp({_outputs[output]})", "total", _errors[output]));
        }
        else if (definition != ActivationDefinition.Identity)
        {
            _writer.Line($"// {formula.Name}'(z) = {formula.Derivative}");
            string[] sources = definition.DerivesFromOutput ? _outputs : _sums;
            for (int output = 0; output < _errors.Length; output++)
                _writer.Line($"{_errors[output]} *= Activations.Derivative<{KernelTypes.Activation(_plan, _error.Output)}>({sources[output]});");
        }
    }

    private void WriteErrors(Func<int, string> value)
    {
        for (int output = 0; output < _errors.Length; output++)
            _writer.Line($"{_errors[output]} = {value(output)};");
    }
}
