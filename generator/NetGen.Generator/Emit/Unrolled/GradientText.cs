using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>
/// The gradients of a layer as named scalars, or in their place the weights after a step of gradient descent, whose bits are the same: the error of
/// the layer before has been computed from the weights before it.
/// </summary>
internal static class GradientText
{
    public static CodeText Of(NetworkPlan plan, NamedNumbers numbers, OuterProduct product)
    {
        NumberText form = numbers.Form(((GradientKernel.Scalars)product.Kernel).InVectors);
        Update update = plan.Passes.Step!.Operations.OfType<Update>().Single(update => update.Layer == product.Layer);
        SumOverSamples? biasSum = plan.Passes.Backward!.Operations.OfType<SumOverSamples>().SingleOrDefault(sum => sum.Layer == product.Layer);
        string[] inputs = numbers.Of(product.Left);
        numbers.Need(product.Right, form);
        (string weights, string errors, string? biases) = (update.Weights.Name, product.Right.Name, update.Biases?.Name);
        string start = "; each starts from 0, as sums over samples do";
        return $$"""

            if (typeof(TPass) == typeof(ToGradients))
            {
                // {{OperationText.Gradient(product)}}{{(biasSum is null ? "" : $", {biasSum.Result.Name} = {errors}")}}{{(plan.AddsSampleBySample ? ", summed over the samples" : start)}}
                {{View(product.Result)}}
                {{(biasSum is null ? null : View(biasSum.Result))}}
                {{Parameters("d").Select(place => form.Store(place.Text, Gradient(place.Input, place.First, plan.AddsSampleBySample ? form.Load(place.Text) : form.Zero)))}}
            }
            else
            {
                // {{weights}} -= learning rate * ({{product.Left.Name}}^T {{errors}}{{(update.Penalty > 0 ? $" + 2 l2 {weights}" : "")}}){{(biases is null ? "" : $", {biases} -= learning rate * {errors}")}}{{(plan.AddsSampleBySample ? "" : start)}}
                {{Parameters("").Select(place => form.Store(place.Text, form.MultiplyAdd(form.Broadcast("-learningRate"), Penalized(place.Text, place.Input, Gradient(place.Input, place.First, form.Zero)), form.Load(place.Text))))}}
            }
            """;

        string View(OperandBuffer view) => $"Span<{plan.Element}> {view.Name} = gradients.Slice({view.Offset}, {view.Rows * view.Columns});";

        // The places of W, row by row, one neuron or four at a time, then those of b, whose gradients have no factor.
        IEnumerable<(string Text, string? Input, int First)> Parameters(string prefix) =>
            inputs.SelectMany((input, row) => form.Firsts(product.Right.Columns).Select(first => (prefix + NumberText.Weight(update.Weights, row, first), (string?)input, first)))
                .Concat(form.Firsts(biases is null ? 0 : product.Right.Columns).Select(first => ($"{prefix}{biases}[{first}]", (string?)null, first)));

        string Gradient(string? input, int first, string from)
        {
            string error = form.Name(product.Right, first);
            return input is null ? $"{from} + {error}" : form.MultiplyAdd(form.Broadcast(input), error, from);
        }

        // The gradient of the penalty is added last; biases have none.
        string Penalized(string place, string? input, string gradient) =>
            update.Penalty == 0 || input is null ? gradient : form.MultiplyAdd(form.Broadcast($"({plan.Element}){Literals.Double(2 * update.Penalty)}"), form.Load(place), gradient);
    }
}
