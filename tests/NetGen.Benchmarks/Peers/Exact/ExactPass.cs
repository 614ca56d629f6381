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

    /// <summary>The body of a function whose arguments are x and the memory of the outputs, or the targets and the rule.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="update">What becomes of a gradient: the place among the parameters, and its value.</param>
    public void Write(Pass pass, Func<string, string, string> update)
    {
        Operation[] operations = [.. pass.Operations.Where(operation => operation.Condition is OperationCondition.Always or OperationCondition.FromTargets)];
        foreach (IGrouping<string, OperandBuffer> buffer in operations.SelectMany(Results).Where(buffer => buffer.Place != BufferPlace.Outputs).GroupBy(buffer => buffer.Name))
            text.AppendLine($" float {buffer.Key}[{ExactLayer.Padded(buffer.Max(one => one.Columns), lanes)}] ALIGNED;");
        foreach (Operation operation in operations)
            Write(operation, update);
    }

    private void Write(Operation operation, Func<string, string, string> update)
    {
        switch (operation)
        {
            case Product product:
                Write(product);
                break;
            case Map map:
                Each(map.Result, place => $"{map.Result.Name}[{place}]={Value(map.Function.Name, $"{map.Source.Name}[{place}]")};");
                break;
            case DerivativeMap map:
                Each(map.Errors, place => $"{map.Errors.Name}[{place}]*={Derivative(map.Function.Name, $"{map.Source.Name}[{place}]")};");
                break;
            case RowFunction { Function.Name: "Softmax" } function:
                WriteExponentials(function.Source, function.Exponentials);
                text.AppendLine($" for(int o=0;o<{function.Source.Columns};o++){function.Result.Name}[o]=e[o]/s;}}");
                break;
            case LossAndError error:
                Write(error);
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
        if (product.Function is { } function)
        {
            Each(product.Result, place => function is ProductFunction.Derivative derivative
                ? $"{product.Result.Name}[{place}]*={Derivative(function.Function.Name, $"{derivative.Source.Name}[{place}]")};"
                : $"{product.Result.Name}[{place}]={Value(function.Function.Name, $"{product.Result.Name}[{place}]")};");
        }
    }

    private void Write(LossAndError operation)
    {
        string z = operation.Sums.Name, errors = operation.Errors.Name;
        int outputs = operation.Sums.Columns, width = ExactLayer.Padded(outputs, lanes);
        if (operation.Loss.Name == "SoftmaxCE")
        {
            WriteExponentials(operation.Sums, operation.Orders.Exponentials);
            WriteTargets(outputs, width);
            text.AppendLine($" float q[{width}] ALIGNED,log_sum=logarithm_of_sum(s);for(int o=0;o<{width};o++)q[o]=t[o]==0?0.f:t[o]*(log_sum+(m-{z}[o]));");
            WriteSum("mass", operation.Orders.Targets, "t", outputs, width);
            text.AppendLine($" for(int o=0;o<{width};o++){errors}[o]=fmaf(e[o]/s,mass,-t[o]);");
        }
        else if (operation.Loss.Name == "SquaredError" && operation.Output.Name == "Identity")
        {
            text.AppendLine(" {");
            WriteTargets(outputs, width);
            text.AppendLine($" float q[{width}] ALIGNED;for(int o=0;o<{width};o++){{float d={z}[o]-t[o];{errors}[o]=d;q[o]=0.5f*d*d;}}");
        }
        else
        {
            throw new NotSupportedException($"C exact does not know {operation.Loss.Name}.");
        }

        WriteSum("l", operation.Orders.Losses, "q", outputs, width);
        text.AppendLine(" loss=l;}");
    }

    private void WriteTargets(int outputs, int width)
        => text.AppendLine($" float t[{width}] ALIGNED;for(int o=0;o<{outputs};o++)t[o]=y[o];for(int o={outputs};o<{width};o++)t[o]=0;");

    /// <summary>Opens a block with the largest logit m, the exponentials e, which are 0 behind the last, and their sum s.</summary>
    private void WriteExponentials(OperandBuffer sums, SumOrder order)
    {
        string z = sums.Name;
        int outputs = sums.Columns, width = ExactLayer.Padded(outputs, lanes);
        if (width > ExactLayer.LeastChainsAcrossLanes)
            throw new NotSupportedException($"C exact has no softmax over {outputs} classes.");
        text.AppendLine(
            $$"""
             {float row[{{width}}] ALIGNED,e[{{width}}] ALIGNED;for(int o=0;o<{{width}};o++)row[o]=o<{{outputs}}?{{z}}[o]:{{z}}[0];
             float m=largest{{width}}(row);
             for(int o=0;o<{{width}};o++)row[o]=exponential({{z}}[o]-m);
             for(int o=0;o<{{width}};o++)e[o]=o<{{outputs}}?row[o]:0.f;
            """);
        WriteSum("s", order, "e", outputs, width);
    }

    /// <summary>The sum of the terms of a row. Behind the last are zeros: of 16 chains those that have none.</summary>
    private void WriteSum(string name, SumOrder order, string terms, int count, int width)
    {
        if (order.Chains >= ExactLayer.LeastChainsAcrossLanes)
            text.AppendLine($" for(int o=0;o<{width};o++){terms}[o]+=0.f;float {name}=sum{width}({terms});");
        else if (order.Chains == 1)
            text.AppendLine($" float {name}={(order.Start == SumStart.FirstTerm ? $"{terms}[0]" : $"0.f+{terms}[0]")};for(int o=1;o<{count};o++){name}+={terms}[o];");
        else
            throw new NotSupportedException($"C exact has no sum of {order.Chains} chains over outputs.");
    }

    private void Write(Update operation, Func<string, string, string> update)
    {
        ExactLayer layer = layers[operation.Layer - 1];
        string left = operation.Left.Name, errors = operation.Errors.Name;
        (string row, string column) = layer.IsByOutputs ? (errors, left) : (left, errors);
        string gradient = operation.Order.EndsPositive ? $"{row}[r]*{column}[c]+0.f" : $"fmaf({row}[r],{column}[c],0.f)";

        // The inputs are the caller's, and as long as they are.
        int columns = layer.IsByOutputs && layer.Number == 1 ? layer.Columns : ExactLayer.Padded(layer.Columns, lanes);
        text.AppendLine($" for(int r=0;r<{layer.Rows};r++)for(int c=0;c<{columns};c++){{{update($"{layer.Weights}[r][c]", gradient)}}}");
        text.AppendLine($" for(int c=0;c<{ExactLayer.Padded(layer.Outputs, lanes)};c++){{{update($"{layer.Biases}[c]", $"0.f+{errors}[c]")}}}");
    }

    private void Each(OperandBuffer buffer, Func<string, string> statement)
        => text.AppendLine($" for(int o=0;o<{(buffer.Place == BufferPlace.Outputs ? buffer.Columns : ExactLayer.Padded(buffer.Columns, lanes))};o++){statement("o")}");

    private static IEnumerable<OperandBuffer> Results(Operation operation) => operation switch
    {
        Product product => [product.Result],
        Map map => [map.Result],
        RowFunction function => [function.Result],
        LossAndError error => [error.Errors],
        Update { Propagation: { } propagation } => [propagation.Result],
        _ => [],
    };

    private static string Value(string function, string z) => function switch
    {
        "Identity" => z,
        "ReLU" => $"0.f>{z}?0.f:{z}",
        "Tanh" => $"hyperbolic_tangent({z})",
        _ => throw new NotSupportedException($"C exact does not know {function}."),
    };

    private static string Derivative(string function, string a) => function switch
    {
        "ReLU" => $"({a}>0.f?1.f:0.f)",
        "Tanh" => $"fmaf(-{a},{a},1.f)",
        _ => throw new NotSupportedException($"C exact does not know the derivative of {function}."),
    };
}
