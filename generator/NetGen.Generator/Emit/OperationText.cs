using NetGen.Generator.Formulas;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Emit;

/// <summary>The formulas of operations, in the notation of the seeds.</summary>
internal static class OperationText
{
    /// <summary>a1 = ReLU(x W1 + b1), or delta1 = (delta2 W2^T) * ReLU'(z1).</summary>
    public static string Product(Product product)
    {
        string sum = $"{product.Left.Name} W{product.Layer}{(product.IsOfErrors ? "^T" : "")}{(product.Bias is { } bias ? $" + {bias.Name}" : "")}";
        return product.Function switch
        {
            ProductFunction.Value value => $"{product.Result.Name} = {value.Function.Name}({sum})",
            ProductFunction.Derivative derivative => $"{product.Result.Name} = ({sum}){Derivative(derivative.Function, product.Layer - 1)}",
            _ => $"{product.Result.Name} = {sum}",
        };
    }

    /// <summary>, ReLU'(z) = 1(z > 0): the derivative that is part of a product, where there is one.</summary>
    public static string DerivativeIn(Product product) =>
        product.Function is ProductFunction.Derivative derivative ? Definition(derivative.Function) : "";

    /// <summary>dW2 = a1^T delta2.</summary>
    public static string Gradient(OuterProduct product) => $"{product.Result.Name} = {product.Left.Name}^T {product.Right.Name}";

    /// <summary>W2 is updated by its gradient a1^T delta2 + 2 l2 W2, b2 by delta2.</summary>
    public static string Update(Update update)
    {
        string penalty = update.Penalty > 0 ? $" + 2 l2 {update.Weights.Name}" : "";
        string biases = update.Biases is { } names ? $", {names.Name} by {update.Errors.Name}" : "";
        return $"{update.Weights.Name} is updated by its gradient {update.Left.Name}^T {update.Errors.Name}{penalty}{biases}";
    }

    /// <summary>The loss, and the errors of the outputs, as a comment.</summary>
    public static string Loss(LossAndError error) => $"// L = {error.Loss.Value}; {error.Errors.Name} = {error.Loss.Delta}";

    /// <summary>The same, and what the errors are where the targets are gradients by the outputs: delta2 = dL/da2 * Softmax'(z2).</summary>
    public static string OutputErrors(LossAndError error) =>
        $"{Loss(error)}\n// {error.Errors.Name} = dL/da{error.Layer}{Derivative(error.Output, error.Layer)}{Definition(error.Output)}";

    /// <summary> * ReLU'(z1); nothing where f'(z) = 1.</summary>
    public static string Derivative(LayerActivation function, int layer) => IsIdentity(function) ? "" : $" * {function.Name}'(z{layer})";

    /// <summary>, ReLU'(z) = 1(z > 0); nothing where f'(z) = 1.</summary>
    public static string Definition(LayerActivation function)
    {
        var formula = ActivationFormula.Of(function);
        return IsIdentity(function) ? "" : $", {formula.Name}'(z) = {formula.Derivative}";
    }

    private static bool IsIdentity(LayerActivation function) => function.Definition == ActivationDefinition.Identity;
}
