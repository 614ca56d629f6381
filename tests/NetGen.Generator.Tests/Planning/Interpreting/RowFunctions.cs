extern alias generator;

using System.Numerics;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;
using LayerActivation = generator::NetGen.Runtime.LayerActivation;

namespace NetGen.Generator.Tests.Planning.Interpreting;

/// <summary>What is computed of the outputs of one sample: the output activation, the loss and the error.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal static class RowFunctions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>a = f(z).</summary>
    public static T[] Outputs(LayerActivation activation, T[] z, SumOrder order)
    {
        if (!activation.Definition.IsOfRow)
            return Array.ConvertAll(z, value => OneLane<T>.Of(activation).Value(value, default));
        T largest = Largest(z);
        T[] exponentials = Exponentials(z, largest);
        T sum = Sum(order, exponentials);
        if (activation.Name == "Softmax")
            return Array.ConvertAll(exponentials, exponential => exponential / sum);
        T logSum = OneLane<T>.LogOfSum(sum);
        return Array.ConvertAll(z, value => value - largest - logSum);
    }

    /// <summary>The loss, and the error times a scale.</summary>
    public static (T Loss, T[] Errors) LossAndError(LossAndError operation, T[] z, T[] y, T scale)
    {
        if (operation.Loss.Name == "SoftmaxCE")
            return CrossEntropy(operation.Orders, z, y, scale);
        OneLane<T> loss = OneLane<T>.Of(operation.Loss.Name);
        T[] a = Outputs(operation.Output, z, operation.Orders.Exponentials);
        T[] terms = [.. (operation.Loss.OfLogits ? z : a).Zip(y, loss.Value)];
        T[] errors = [.. a.Zip(y, loss.Derivative).Select(error => error * scale)];
        return (Sum(operation.Orders.Losses, terms), operation.Loss.OfLogits ? errors : BackPropagate(operation.Output, operation.Orders, z, a, errors));
    }

    /// <summary>From gradients by the outputs to those by the logits.</summary>
    public static T[] BackPropagate(LayerActivation activation, OutputSums orders, T[] z, T[] a, T[] gradients)
    {
        switch (activation.Name)
        {
            case "Identity":
                return gradients;
            case "Softmax":
                var projection = new OrderedSum<T>(orders.Projection);
                projection.Start(T.Zero);
                for (int output = 0; output < a.Length; output++)
                    projection.AddProduct(a[output], gradients[output]);
                T product = projection.Join();
                return [.. a.Zip(gradients, (value, gradient) => value * (gradient - product))];
            case "LogSoftmax":
                T total = Sum(orders.Gradients, gradients);
                return [.. a.Zip(gradients, (value, gradient) => T.FusedMultiplyAdd(-OneLane<T>.Exp(value), total, gradient))];
            default:
                OneLane<T> function = OneLane<T>.Of(activation);
                T[] sources = activation.Definition.DerivesFromOutput ? a : z;
                return [.. gradients.Zip(sources, (gradient, source) => gradient * function.Derivative(source, default))];
        }
    }

    /// <summary>-sum y log p, and (p sum y - y) scale: log p is z - m - log s, never the logarithm of a rounded p.</summary>
    private static (T Loss, T[] Errors) CrossEntropy(OutputSums orders, T[] z, T[] y, T scale)
    {
        T largest = Largest(z);
        T[] exponentials = Exponentials(z, largest);
        T sum = Sum(orders.Exponentials, exponentials);
        T logSum = OneLane<T>.LogOfSum(sum);
        T loss = Sum(orders.Losses, [.. z.Zip(y, (logit, target) => OneLane<T>.CrossEntropy(target, logSum + (largest - logit)))]);
        T mass = Sum(orders.Targets, y);
        return (loss, [.. exponentials.Zip(y, (exponential, target) => T.FusedMultiplyAdd(exponential / sum, mass, -target) * scale)]);
    }

    private static T Largest(T[] z)
    {
        T largest = z[0];
        foreach (T value in z)
            largest = value > largest ? value : largest;
        return largest;
    }

    private static T[] Exponentials(T[] z, T largest) => Array.ConvertAll(z, value => OneLane<T>.Exp(value - largest));

    private static T Sum(SumOrder order, T[] terms)
    {
        var sum = new OrderedSum<T>(order);
        sum.Start(T.Zero);
        foreach (T term in terms)
            sum.Add(term);
        return sum.Join();
    }
}
