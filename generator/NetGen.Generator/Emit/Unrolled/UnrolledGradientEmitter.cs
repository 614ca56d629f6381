using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.Unrolled.ScalarNames;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Writes the gradients of a layer as named scalars, or in their place the weights after a step of gradient descent, whose bits are the same.</summary>
internal static class UnrolledGradientEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        string start = plan.AddsSampleBySample ? "" : "; each starts from 0, as sums over samples do";
        writer.Line();
        using (writer.Block("if (typeof(TPass) == typeof(ToGradients))"))
        {
            writer.Line($"// dW{number} = {FormulaText.InputName(number)}^T delta{number}{(layer.HasBiases ? $", db{number} = delta{number}" : "")}{(plan.AddsSampleBySample ? ", summed over the samples" : start)}");
            writer.Line($"Span<{plan.Element}> dW{number} = gradients.Slice({layer.WeightsOffset}, {layer.WeightCount});");
            if (layer.HasBiases)
                writer.Line($"Span<{plan.Element}> db{number} = gradients.Slice({layer.BiasesOffset}, {layer.Outputs});");
            foreach ((string place, string input, int output) in Weights(layer, "d"))
                WriteGradient(writer, plan, layer, place, input, output);
            foreach ((string place, int output) in Biases(layer, "d"))
                WriteBiasGradient(writer, plan, layer, place, output);
        }

        using (writer.Block("else"))
        {
            string penalty = plan.Model.L2 > 0 ? $" + 2 l2 W{number}" : "";
            writer.Line($"// W{number} -= learning rate * ({FormulaText.InputName(number)}^T delta{number}{penalty}){(layer.HasBiases ? $", b{number} -= learning rate * delta{number}" : "")}{start}");
            foreach ((string place, string input, int output) in Weights(layer, ""))
                WriteStep(writer, plan, layer, place, Penalized(plan, layer, place, Product(plan, layer, input, output, Zero(layer))));
            foreach ((string place, int output) in Biases(layer, ""))
                WriteStep(writer, plan, layer, place, $"{Zero(layer)} + {Errors(layer, output)}");
        }
    }

    /// <summary>The places of W, row by row, one neuron or four at a time.</summary>
    private static IEnumerable<(string Place, string Input, int Output)> Weights(LayerPlan layer, string prefix) =>
        from input in Enumerable.Range(0, layer.Inputs)
        from output in Outputs(layer)
        select (prefix + Weight(layer, input, output), Input(layer.Number, input), output);

    private static IEnumerable<(string Place, int Output)> Biases(LayerPlan layer, string prefix) =>
        Outputs(layer).Where(_ => layer.HasBiases).Select(output => ($"{prefix}b{layer.Number}[{output}]", output));

    private static IEnumerable<int> Outputs(LayerPlan layer) => layer.HasNeuronVectors ? FourNeurons.Firsts(layer) : Enumerable.Range(0, layer.Outputs);

    private static void WriteGradient(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string place, string input, int output) =>
        writer.Line(layer.HasNeuronVectors
            ? $"{Product(plan, layer, input, output, plan.AddsSampleBySample ? FourNeurons.Load(place) : Zero(layer))}.StoreUnsafe(ref {place});"
            : $"{place} = {Product(plan, layer, input, output, plan.AddsSampleBySample ? place : Zero(layer))};");

    private static void WriteBiasGradient(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string place, int output) =>
        writer.Line(layer.HasNeuronVectors
            ? $"({(plan.AddsSampleBySample ? FourNeurons.Load(place) : Zero(layer))} + {Errors(layer, output)}).StoreUnsafe(ref {place});"
            : $"{place} {(plan.AddsSampleBySample ? "+=" : "= 0 +")} {Errors(layer, output)};");

    private static void WriteStep(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string place, string gradient) =>
        writer.Line(layer.HasNeuronVectors
            ? $"{FourNeurons.MultiplyAdd(FourNeurons.Broadcast("-learningRate"), gradient, FourNeurons.Load(place))}.StoreUnsafe(ref {place});"
            : $"{place} = {MultiplyAdd(plan, "-learningRate", gradient, place)};");

    /// <summary>A gradient with that of the penalty, which is added last.</summary>
    private static string Penalized(NetworkPlan plan, LayerPlan layer, string weight, string gradient)
    {
        if (plan.Model.L2 == 0)
            return gradient;
        string factor = $"({plan.Element}){Literals.Double(2 * plan.Model.L2)}";
        return layer.HasNeuronVectors
            ? FourNeurons.MultiplyAdd(FourNeurons.Broadcast(factor), FourNeurons.Load(weight), gradient)
            : MultiplyAdd(plan, factor, weight, gradient);
    }

    private static string Product(NetworkPlan plan, LayerPlan layer, string input, int output, string start) => layer.HasNeuronVectors
        ? FourNeurons.MultiplyAdd(FourNeurons.Broadcast(input), Errors(layer, output), start)
        : MultiplyAdd(plan, input, Errors(layer, output), start);

    private static string Errors(LayerPlan layer, int output) => layer.HasNeuronVectors ? FourNeurons.Name(Delta, layer, output) : Delta(layer.Number, output);

    private static string Zero(LayerPlan layer) => layer.HasNeuronVectors ? "Vector128<float>.Zero" : "0";
}
