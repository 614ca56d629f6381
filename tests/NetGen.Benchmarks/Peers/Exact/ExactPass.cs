extern alias generator;

using System.Text;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;

namespace NetGen.Benchmarks.Peers;

/// <summary>Writes the operations of a pass over one sample, one after the other.</summary>
/// <param name="text">Where to.</param>
/// <param name="layers">The layers.</param>
/// <param name="lanes">The numbers of a vector.</param>
internal sealed class ExactPass(StringBuilder text, IReadOnlyList<ExactLayer> layers, int lanes)
{
    private readonly ExactProduct _product = new(text, lanes);
    private readonly ExactSoftmax _softmax = new(text, lanes);

    /// <summary>The body of a function whose arguments are x and the memory of the outputs, or the targets and the rule.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="update">What becomes of a vector of gradients: the place among the parameters, its lanes, and its value.</param>
    public void Write(Pass pass, Func<string, int, string, string> update)
    {
        Operation[] operations = [.. pass.Operations.Where(operation => operation.Condition is OperationCondition.Always or OperationCondition.FromTargets)];
        foreach (IGrouping<string, OperandBuffer> buffer in operations.SelectMany(Results).Where(buffer => buffer.Place != BufferPlace.Outputs).GroupBy(buffer => buffer.Name))
            text.AppendLine($" float {buffer.Key}[{buffer.Max(one => Row(one).Padded)}] ALIGNED;");
        foreach (Operation operation in operations)
            Write(operation, update);
    }

    private void Write(Operation operation, Func<string, int, string, string> update)
    {
        switch (operation)
        {
            case Product product:
                Write(product);
                break;
            case Map map:
                Each(map.Source, map.Result, z => Value(map.Function.Name, z, Row(map.Result).Width));
                break;
            case DerivativeMap map:
                Each(map.Source, map.Errors, a => $"{{0}}*{Slope(map.Function.Name, a, Row(map.Errors).Width)}");
                break;
            case RowFunction { Function.Name: "Softmax" } function:
                _softmax.Exponentials(function.Source, function.Exponentials);
                Store(function.Result, vector => $"e{vector}/s");
                text.AppendLine(" }");
                break;
            case LossAndError error:
                _softmax.LossAndError(error);
                break;
            case Update step:
                if (step.Propagation is { } propagation)
                    Write(propagation);
                Write(step, update);
                break;
            case Transposition or LossSum:
                // Weights lie as their sums need them, and there is one sample.
                break;
            default:
                throw new NotSupportedException($"C exact does not know {operation.GetType().Name}.");
        }
    }

    private void Write(Product product)
    {
        _product.Write(product, layers[product.Layer - 1]);
        int width = Row(product.Result).Width;
        switch (product.Function)
        {
            case ProductFunction.Value value:
                Each(product.Result, product.Result, z => Value(value.Function.Name, z, width));
                break;
            case ProductFunction.Derivative derivative:
                Each(derivative.Source, product.Result, a => $"{{0}}*{Slope(derivative.Function.Name, a, width)}");
                break;
        }
    }

    private void Write(Update operation, Func<string, int, string, string> update)
    {
        ExactLayer layer = layers[operation.Layer - 1];
        string left = operation.Left.Name, errors = operation.Errors.Name;
        (string row, string column) = layer.IsByOutputs ? (errors, left) : (left, errors);
        ExactRow weights = layer.Row, biases = layer.OutputRow;
        if (layer.IsByOutputs && layer.Number == 1)
            throw new NotSupportedException("C exact has no dot products over the caller's inputs.");

        // Which rows of errors are in registers is the compiler's business.
        text.AppendLine($" for(int r=0;r<{layer.Rows};r++){{{weights.Type} a=all{weights.Width}({row}[r]);");
        for (int vector = 0; vector < weights.Vectors; vector++)
        {
            string factor = weights.At(column, $"{vector * weights.Width}");
            string gradient = operation.Order.EndsPositive ? $"a*{factor}+all{weights.Width}(0)" : $"fma{weights.Width}(a,{factor},all{weights.Width}(0))";
            text.AppendLine($"  {update($"{layer.Weights}[r][{vector * weights.Width}]", weights.Width, gradient)}");
        }

        text.AppendLine(" }");
        for (int vector = 0; vector < biases.Vectors; vector++)
        {
            string place = $"{vector * biases.Width}";
            text.AppendLine($" {update($"{layer.Biases}[{place}]", biases.Width, $"all{biases.Width}(0)+{biases.At(errors, place)}")}");
        }
    }

    /// <summary>result = f(source), vector by vector; {0} in the formula is the result before.</summary>
    private void Each(OperandBuffer source, OperandBuffer result, Func<string, string> formula)
    {
        ExactRow row = Row(result);
        if (result.Place == BufferPlace.Outputs || row.Vectors <= 2)
        {
            Store(result, vector => formula(row.At(source.Name, $"{vector * row.Width}")).Replace("{0}", row.At(result.Name, $"{vector * row.Width}"), StringComparison.Ordinal));
            return;
        }

        string all = row.At(result.Name, "o");
        text.AppendLine($" for(int o=0;o<{row.Padded};o+={row.Width}){all}={formula(row.At(source.Name, "o")).Replace("{0}", all, StringComparison.Ordinal)};");
    }

    /// <summary>Writes a row of vectors; the caller's outputs are as long as they are.</summary>
    private void Store(OperandBuffer result, Func<int, string> value)
    {
        ExactRow row = Row(result);
        for (int vector = 0; vector < row.Vectors; vector++)
        {
            int count = Math.Min(row.Width, row.Count - vector * row.Width);
            text.AppendLine(result.Place == BufferPlace.Outputs
                ? $" {{{row.Type} r={value(vector)};memcpy({result.Name}+{vector * row.Width},&r,{count * sizeof(float)});}}"
                : $" {row.At(result.Name, $"{vector * row.Width}")}={value(vector)};");
        }
    }

    private ExactRow Row(OperandBuffer buffer) => new(buffer.Columns, lanes);

    private static IEnumerable<OperandBuffer> Results(Operation operation) => operation switch
    {
        Product product => [product.Result],
        Map map => [map.Result],
        RowFunction function => [function.Result],
        LossAndError error => [error.Errors],
        Update { Propagation: { } propagation } => [propagation.Result],
        _ => [],
    };

    private static string Value(string function, string z, int width) => function switch
    {
        "Identity" => z,
        "ReLU" => $"relu{width}({z})",
        "Tanh" => $"hyperbolic_tangent{width}({z})",
        _ => throw new NotSupportedException($"C exact does not know {function}."),
    };

    private static string Slope(string function, string a, int width) => function switch
    {
        "ReLU" => $"slope_of_relu{width}({a})",
        "Tanh" => $"slope_of_tanh{width}({a})",
        _ => throw new NotSupportedException($"C exact does not know the derivative of {function}."),
    };
}
