using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Writes the operations of one sample as named scalars, and vectors of four, each with its formula.</summary>
internal sealed class ScalarPassWriter
{
    private readonly CodeWriter _writer;
    private readonly NetworkPlan _plan;
    private readonly NamedNumbers _numbers;

    public ScalarPassWriter(CodeWriter writer, NetworkPlan plan)
    {
        _writer = writer;
        _plan = plan;
        _numbers = new(writer, plan);
    }

    public void Write(IEnumerable<Operation> operations)
    {
        foreach (Operation operation in operations)
            Write(operation);
    }

    /// <summary>Makes each number of a buffer a variable of its own.</summary>
    public void TakeApart(OperandBuffer buffer) => _numbers.Of(buffer);

    /// <summary>The numbers that a forward pass gives its caller.</summary>
    public void WriteResults(OperandBuffer buffer)
    {
        string[] values = _numbers.Of(buffer);
        for (int index = 0; index < values.Length; index++)
            _writer.Line($"results[{index}] = {values[index]};");
    }

    /// <summary>a = f(z) of the outputs: whoever reads it reads one number at a time.</summary>
    public void WriteOutputs(LayerActivation function, OperandBuffer sums, OperandBuffer outputs)
    {
        _numbers.Of(sums);
        WriteActivationComment(_plan.Layers.Count);
        if (function.Definition.IsOfRow)
            SoftmaxWriter.Write(_writer, _plan, _numbers, function, sums, outputs);
        else
            WriteEach(function, sums, outputs, _numbers.Scalars);
        _numbers.Add(outputs, _numbers.Scalars);
    }

    private void Write(Operation operation)
    {
        switch (operation)
        {
            case Product { IsOfErrors: false } product:
                WriteSums(product);
                break;
            case Product { Result.Place: BufferPlace.Registers } product:
                WriteErrors(product);
                break;
            case Product product:
                WriteInputGradients(product);
                break;
            case Map map:
                WriteActivationComment(map.Layer);
                WriteEach(map.Function, map.Source, map.Result, _numbers.FormOf(map.Source));
                break;
            case DerivativeMap map:
                WriteDerivatives(map);
                break;
            case LossAndError error:
                WriteOutputs(error.Output, error.Sums, error.Outputs!);
                OutputErrorWriter.Write(_writer, _plan, _numbers, error);
                break;
            case OuterProduct product:
                GradientWriter.Write(_writer, _plan, _numbers, product);
                break;

            // A part of what is written of the loss or of the gradients; losses are summed, and penalties added, by who calls.
            case OutputDerivative or SumOverSamples or LossSum or Penalty:
                break;
            default:
                throw new NotSupportedException($"No scalars are written for {operation.GetType().Name}.");
        }
    }

    /// <summary>z = a W + b, row of W after row.</summary>
    private void WriteSums(Product product)
    {
        var form = _numbers.Form(((ProductKernel.Scalars)product.Kernel).InVectors);
        LayerPlan layer = _plan.Layers[product.Layer - 1];
        string[] inputs = _numbers.Of(product.Left);
        _writer.Line($"\n// {FormulaText.SumFormula(layer)}{(form == _numbers.Scalars ? "" : ", four neurons to a vector")}");
        for (int input = 0; input < inputs.Length; input++)
        {
            string value = form.Broadcast(inputs[input]);
            foreach (int first in form.Firsts(product.Result.Columns))
            {
                string z = form.Name(product.Result, first), weights = form.Load(ParameterText.Weight(product.Matrix, input, first));
                string sum = input > 0 ? form.MultiplyAdd(weights, value, z)
                    : product.Order.Start == SumStart.FirstTerm ? $"{value} * {weights}"
                    : form.MultiplyAdd(weights, value, form.Load($"{product.Bias!.Name}[{first}]"));
                string remark = first > 0 ? "" : $" // {product.Matrix.Name}, row {input + 1}: from {inputs[input]}";
                _writer.Line($"{(input == 0 ? form.Type + " " : "")}{z} = {sum};{remark}");
            }
        }

        _numbers.Add(product.Result, form);
    }

    /// <summary>delta1 = (delta2 W2^T) * f'(z1), whose derivative comes next.</summary>
    private void WriteErrors(Product product)
    {
        LayerActivation previous = _plan.Layers[product.Layer - 2].Function;
        string derivative = OperationText.Derivative(previous, product.Layer - 1), sum = $"{product.Left.Name} {product.Matrix.Name}^T";
        _numbers.Of(product.Left);
        _writer.Line($"\n// {product.Result.Name} = {(derivative.Length == 0 ? sum : $"({sum}){derivative}{OperationText.Definition(previous)}")}");
        var form = _numbers.Form(((ProductKernel.Scalars)product.Kernel).InVectors);
        foreach (int first in form.Firsts(product.Result.Columns))
            _writer.Line($"{form.Type} {form.Name(product.Result, first)} = {ErrorSum(product, form, first)};");
        _numbers.Add(product.Result, form);
    }

    private void WriteInputGradients(Product product)
    {
        _numbers.Of(product.Left);
        _writer.Line($"\n// {OperationText.Product(product)}");
        using (_writer.Block("if (typeof(TPass) == typeof(ToGradients) && !inputGradient.IsEmpty)"))
        {
            _writer.Line($"Span<{_plan.Element}> {product.Result.Name} = inputGradient.Slice(0, {product.Result.Columns});");
            foreach (int input in Enumerable.Range(0, product.Result.Columns).Reverse())
                _writer.Line($"{product.Result.Name}[{input}] = {ErrorSum(product, _numbers.Scalars, input)};");
        }
    }

    /// <summary>The sum over the outputs, from the first on, as one expression.</summary>
    private string ErrorSum(Product product, NumberText form, int first)
    {
        string[] errors = [.. _numbers.Names(product.Left).Select(form.Broadcast)];
        string sum = $"{errors[0]} * {Weights(0)}";
        for (int output = 1; output < errors.Length; output++)
            sum = form.MultiplyAdd(Weights(output), errors[output], sum);
        return sum;

        string Weights(int output) => form.Gather(first, input => ParameterText.Weight(product.Matrix, input, output));
    }

    private void WriteEach(LayerActivation function, OperandBuffer sums, OperandBuffer outputs, NumberText form)
    {
        foreach (int first in form.Firsts(sums.Columns))
        {
            string z = form.Name(sums, first);
            _writer.Line($"{form.Type} {form.Name(outputs, first)} = {(function.Definition == ActivationDefinition.Identity ? z : $"Activations.Value<{KernelTypes.Activation(_plan, function)}>({z})")};");
        }

        _numbers.Add(outputs, form);
    }

    private void WriteDerivatives(DerivativeMap map)
    {
        NumberText form = _numbers.FormOf(map.Errors);
        _numbers.Need(map.Source, form);
        foreach (int first in form.Firsts(map.Errors.Columns))
            _writer.Line($"{form.Name(map.Errors, first)} *= Activations.Derivative<{KernelTypes.Activation(_plan, map.Function)}>({form.Name(map.Source, first)});");
    }

    private void WriteActivationComment(int layer) => _writer.Line($"\n// {FormulaText.ActivationText(_plan.Layers[layer - 1])}");
}
