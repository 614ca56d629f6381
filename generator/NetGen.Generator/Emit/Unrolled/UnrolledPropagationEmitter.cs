using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.Unrolled.ScalarNames;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Writes how the errors of a layer reach the layer before it, or the inputs, as named scalars.</summary>
internal static class UnrolledPropagationEmitter
{
    /// <summary>delta1 = (delta2 W2^T) * f'(z1).</summary>
    public static void WriteHiddenErrors(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        LayerPlan previous = plan.Before(layer);
        bool identity = previous.Activation == Activation.Identity;
        writer.Line();
        writer.Line(identity
            ? $"// delta{previous.Number} = delta{layer.Number} W{layer.Number}^T"
            : $"// delta{previous.Number} = (delta{layer.Number} W{layer.Number}^T){DerivativeText.Factor(previous)}");
        if (previous.HasNeuronVectors)
        {
            WriteVectors(writer, layer, previous);
            return;
        }

        for (int input = 0; input < layer.Inputs; input++)
            writer.Line($"{plan.Element} {Delta(previous.Number, input)} = {Product(plan, layer, input)};");
        if (identity)
            return;
        for (int input = 0; input < layer.Inputs; input++)
            writer.Line($"{Delta(previous.Number, input)} *= {ActivationCall.Derivative(previous, DerivativeSources(previous)(previous.Number, input))};");
    }

    public static void WriteInputGradients(CodeWriter writer, NetworkPlan plan)
    {
        LayerPlan first = plan.Layers[0];
        writer.Line();
        writer.Line("// dx = delta1 W1^T");
        using (writer.Block("if (typeof(TPass) == typeof(ToGradients) && !inputGradient.IsEmpty)"))
        {
            writer.Line($"Span<{plan.Element}> dx = inputGradient.Slice(0, {first.Inputs});");
            for (int input = first.Inputs - 1; input >= 0; input--)
                writer.Line($"dx[{input}] = {Product(plan, first, input)};");
        }
    }

    /// <summary>The errors of four neurons of the layer before: each sum runs from the first output to the last.</summary>
    private static void WriteVectors(CodeWriter writer, LayerPlan layer, LayerPlan previous)
    {
        foreach (int first in FourNeurons.Firsts(previous))
        {
            string delta = FourNeurons.Name(Delta, previous, first);
            for (int output = 0; output < layer.Outputs; output++)
            {
                string weights = $"Vector128.Create({string.Join(", ", Enumerable.Range(first, NeuronVectors.Neurons).Select(input => Weight(layer, input, output)))})";
                string error = FourNeurons.Broadcast(Delta(layer.Number, output));
                writer.Line(output == 0 ? $"Vector128<float> {delta} = {error} * {weights};" : $"{delta} = {FourNeurons.MultiplyAdd(weights, error, delta)};");
            }

            if (previous.Activation != Activation.Identity)
                writer.Line($"{delta} *= {ActivationCall.Derivative(previous, FourNeurons.Name(DerivativeSources(previous), previous, first))};");
        }

        FourNeurons.WriteScalars(writer, Delta, previous);
    }

    /// <summary>One element of delta W^T.</summary>
    private static string Product(NetworkPlan plan, LayerPlan layer, int input)
    {
        int[] outputs = [.. Enumerable.Range(0, layer.Outputs)];
        return SumText.OfProducts(
            [.. outputs.Select(output => Delta(layer.Number, output))],
            [.. outputs.Select(output => Weight(layer, input, output))],
            (error, weight, sum) => MultiplyAdd(plan, weight, error, sum));
    }
}
