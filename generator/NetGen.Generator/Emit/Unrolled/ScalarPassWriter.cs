using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Writes the operations of one sample as named scalars, and vectors of four, each with its formula.</summary>
internal sealed class ScalarPassWriter(NetworkPlan plan)
{
    private readonly NamedNumbers _numbers = new(plan);

    /// <summary>The statements of the pass, after which each number of the result, where one is named, is a variable of its own.</summary>
    public IEnumerable<string> Text(IEnumerable<Operation> operations, OperandBuffer? result = null)
    {
        foreach (Operation operation in operations)
        {
            if (Statements(operation) is { } statements)
                _numbers.Lines.Add(statements.ToString());
        }

        if (result is not null)
            _numbers.Of(result);
        return _numbers.Lines;
    }

    /// <summary>Gives the numbers of a buffer to the caller.</summary>
    public IEnumerable<string> Results(OperandBuffer buffer) => _numbers.Names(buffer).Select((value, index) => $"results[{index}] = {value};");

    /// <summary>a = f(z) of the outputs, one number at a time.</summary>
    public CodeText Outputs(OperandBuffer sums, OperandBuffer outputs) => Activation(plan.OutputLayer, sums, outputs, _numbers.Scalars);

    private CodeText? Statements(Operation operation) => operation switch
    {
        Product { IsOfErrors: false } product => Sums(product),
        Product { Result.Place: BufferPlace.Registers } product => Errors(product),
        Product product => InputGradients(product),
        Map map => Activation(plan.Layers[map.Layer - 1], map.Source, map.Result, _numbers.FormOf(map.Source)),
        DerivativeMap map => Derivatives(map, _numbers.FormOf(map.Errors)),
        LossAndError error => OutputErrors(error),
        OuterProduct product => GradientText.Of(plan, _numbers, product),

        // A part of what is written of the loss or of the gradients; losses are summed, and penalties added, by who calls.
        OutputDerivative or SumOverSamples or LossSum or Penalty => null,
        _ => throw new NotSupportedException($"No scalars are written for {operation.GetType().Name}."),
    };

    private CodeText OutputErrors(LossAndError error)
    {
        _numbers.Of(error.Sums);
        _numbers.Add(error.Errors, _numbers.Scalars);
        return $"""
            {Outputs(error.Sums, error.Outputs!)}

            {new OutputErrorText(plan, _numbers, error).Text()}
            """;
    }

    /// <summary>z = a W + b, row of W after row.</summary>
    private CodeText Sums(Product product)
    {
        NumberText form = _numbers.Form(((ProductKernel.Scalars)product.Kernel).InVectors);
        string[] inputs = _numbers.Of(product.Left);
        _numbers.Add(product.Result, form);
        return $"""

            // {FormulaText.SumFormula(plan.Layers[product.Layer - 1])}{(form == _numbers.Scalars ? "" : ", four neurons to a vector")}
            {inputs.SelectMany((value, input) => form.Firsts(product.Result.Columns).Select(first => Sum(value, input, first)))}
            """;

        string Sum(string value, int input, int first)
        {
            string z = form.Name(product.Result, first), weights = form.Load(NumberText.Weight(product.Matrix, input, first)), factor = form.Broadcast(value);
            string sum = input > 0 ? form.MultiplyAdd(weights, factor, z)
                : product.Order.Start == SumStart.FirstTerm ? $"{factor} * {weights}"
                : form.MultiplyAdd(weights, factor, form.Load($"{product.Bias!.Name}[{first}]"));
            return $"{(input == 0 ? form.Type + " " : "")}{z} = {sum};{(first > 0 ? "" : $" // {product.Matrix.Name}, row {input + 1}: from {value}")}";
        }
    }

    /// <summary>delta1 = (delta2 W2^T) * f'(z1), whose derivative comes next.</summary>
    private CodeText Errors(Product product)
    {
        NumberText form = _numbers.Form(((ProductKernel.Scalars)product.Kernel).InVectors);
        LayerActivation previous = plan.Layers[product.Layer - 2].Function;
        string derivative = OperationText.Derivative(previous, product.Layer - 1), sum = $"{product.Left.Name} {product.Matrix.Name}^T";
        _numbers.Of(product.Left);
        _numbers.Add(product.Result, form);
        return $"""

            // {product.Result.Name} = {(derivative.Length == 0 ? sum : $"({sum}){derivative}{OperationText.Definition(previous)}")}
            {form.Firsts(product.Result.Columns).Select(first => $"{form.Type} {form.Name(product.Result, first)} = {ErrorSum(product, form, first)};")}
            """;
    }

    private CodeText InputGradients(Product product)
    {
        _numbers.Of(product.Left);
        return $$"""

            // {{OperationText.Product(product)}}
            if (typeof(TPass) == typeof(ToGradients) && !inputGradient.IsEmpty)
            {
                Span<{{plan.Element}}> {{product.Result.Name}} = inputGradient.Slice(0, {{product.Result.Columns}});
                {{Enumerable.Range(0, product.Result.Columns).Reverse().Select(input => $"{product.Result.Name}[{input}] = {ErrorSum(product, _numbers.Scalars, input)};")}}
            }
            """;
    }

    /// <summary>The sum over the outputs, from the first on, as one expression.</summary>
    private string ErrorSum(Product product, NumberText form, int first) =>
        form.SumOfProducts([.. _numbers.Names(product.Left).Select(form.Broadcast)], output => form.Gather(first, input => NumberText.Weight(product.Matrix, input, output)));

    private CodeText Activation(LayerPlan layer, OperandBuffer sums, OperandBuffer outputs, NumberText form)
    {
        _numbers.Add(outputs, form);
        return $"""

            // {FormulaText.ActivationText(layer)}
            {(layer.Function.Definition.IsOfRow
                ? SoftmaxText.Of(plan, _numbers, layer.Function, sums, outputs)
                : CodeText.Lines(form.Firsts(sums.Columns).Select(first => $"{form.Type} {form.Name(outputs, first)} = {Value(form.Name(sums, first))};")))}
            """;

        string Value(string z) => layer.Function.Definition == ActivationDefinition.Identity ? z : $"Activations.Value<{KernelTypes.Activation(plan, layer.Function)}>({z})";
    }

    private CodeText Derivatives(DerivativeMap map, NumberText form)
    {
        _numbers.Need(map.Source, form);
        return $"{form.Firsts(map.Errors.Columns).Select(first => $"{form.Name(map.Errors, first)} *= Activations.Derivative<{KernelTypes.Activation(plan, map.Function)}>({form.Name(map.Source, first)});")}";
    }
}
