using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.Unrolled.ScalarNames;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Writes the forward pass of a layer as named scalars; the forward and the backward method share it.</summary>
internal static class UnrolledLayerEmitter
{
    /// <summary>Names the parameters, of constant length so that no element needs a bounds check.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="plan">The network.</param>
    /// <param name="span">The type of the views: whether they are written.</param>
    public static void WriteParameterViews(CodeWriter writer, NetworkPlan plan, string span)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            writer.Line($"{span}<{plan.Element}> W{layer.Number} = parameters.Slice({layer.WeightsOffset}, {layer.WeightCount}); // {layer.Inputs} x {layer.Outputs}");
            if (layer.HasBiases)
                writer.Line($"{span}<{plan.Element}> b{layer.Number} = parameters.Slice({layer.BiasesOffset}, {layer.Outputs});");
        }
    }

    public static void WriteInputs(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line($"x = x.Slice(0, {plan.Model.InputSize});");
        for (int index = 0; index < plan.Model.InputSize; index++)
            writer.Line($"{plan.Element} {Input(1, index)} = x[{index}];");
    }

    /// <summary>z and, but for the output layer, a = f(z).</summary>
    public static void WriteLayer(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        writer.Line();
        writer.Line($"// {FormulaText.SumFormula(layer)}{(layer.HasNeuronVectors ? ", four neurons to a vector" : "")}");
        if (layer.HasNeuronVectors)
        {
            WriteVectorLayer(writer, layer);
            return;
        }

        for (int output = 0; output < layer.Outputs; output++)
        {
            string first = $"{Input(layer.Number, 0)}";
            string sum = layer.ForwardSums.Start == SumStart.Initial
                ? MultiplyAdd(plan, Weight(layer, 0, output), first, $"b{layer.Number}[{output}]")
                : $"{first} * {Weight(layer, 0, output)}";
            writer.Line($"{plan.Element} {Z(layer.Number, output)} = {sum};{RowRemark(layer, 0, output)}");
        }

        for (int input = 1; input < layer.Inputs; input++)
        {
            for (int output = 0; output < layer.Outputs; output++)
            {
                string z = Z(layer.Number, output);
                writer.Line($"{z} = {MultiplyAdd(plan, Weight(layer, input, output), Input(layer.Number, input), z)};{RowRemark(layer, input, output)}");
            }
        }

        if (!layer.IsOutput)
            WriteActivation(writer, plan, layer);
    }

    /// <summary>Names the row of W that the first of some neurons reads.</summary>
    private static string RowRemark(LayerPlan layer, int input, int output) => output > 0 ? "" : $" // W{layer.Number}, row {input + 1}: from {Input(layer.Number, input)}";

    private static void WriteVectorLayer(CodeWriter writer, LayerPlan layer)
    {
        for (int input = 0; input < layer.Inputs; input++)
        {
            string value = FourNeurons.Broadcast(Input(layer.Number, input));
            foreach (int first in FourNeurons.Firsts(layer))
            {
                string z = FourNeurons.Name(Z, layer, first);
                string weights = FourNeurons.Load(Weight(layer, input, first));
                string sum = input > 0 ? FourNeurons.MultiplyAdd(weights, value, z)
                    : layer.ForwardSums.Start == SumStart.FirstTerm ? $"{value} * {weights}"
                    : FourNeurons.MultiplyAdd(weights, value, FourNeurons.Load($"b{layer.Number}[{first}]"));
                writer.Line($"{(input == 0 ? "Vector128<float> " : "")}{z} = {sum};{RowRemark(layer, input, first)}");
            }
        }

        if (layer.IsOutput)
        {
            FourNeurons.WriteScalars(writer, Z, layer);
            return;
        }

        writer.Line();
        writer.Line("// " + FormulaText.ActivationText(layer));
        foreach (int first in FourNeurons.Firsts(layer))
        {
            string z = FourNeurons.Name(Z, layer, first);
            string a = layer.Activation == Activation.Identity ? z : ActivationCall.Value(layer, z);
            writer.Line($"Vector128<float> {FourNeurons.Name(A, layer, first)} = {a};");
        }

        FourNeurons.WriteScalars(writer, A, layer);
    }

    public static void WriteActivation(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        writer.Line();
        writer.Line("// " + FormulaText.ActivationText(layer));
        if (layer.Function.Definition.IsOfRow)
        {
            WriteSoftmax(writer, plan, layer);
            return;
        }

        for (int output = 0; output < layer.Outputs; output++)
        {
            string z = Z(layer.Number, output);
            writer.Line($"{plan.Element} {A(layer.Number, output)} = {(layer.Activation == Activation.Identity ? z : ActivationCall.Value(layer, z))};");
        }
    }

    /// <summary>Softmax, or its logarithms. Shifted by the largest logit, which changes nothing in exact arithmetic and keeps exp from overflowing.</summary>
    private static void WriteSoftmax(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        writer.Line($"{plan.Element} largest = {Z(layer.Number, 0)};");
        for (int output = 1; output < layer.Outputs; output++)
            writer.Line($"largest = {Z(layer.Number, output)} > largest ? {Z(layer.Number, output)} : largest;");
        bool isLog = layer.Activation == Activation.LogSoftmax;
        string[] exponentials = [.. Enumerable.Range(0, layer.Outputs).Select(output => isLog ? Exponential(layer.Number, output) : A(layer.Number, output))];
        WriteExponentials(writer, plan, layer, exponentials);
        writer.Line($"{plan.Element} sum = {SumText.Of(plan.OutputSums.Exponentials, exponentials)};");
        if (isLog)
            writer.Line($"{plan.Element} logSum = Elementary.LogOfSum(sum);");
        for (int output = 0; output < layer.Outputs; output++)
            writer.Line(isLog ? $"{plan.Element} {A(layer.Number, output)} = {Z(layer.Number, output)} - largest - logSum;" : $"{A(layer.Number, output)} /= sum;");
    }

    /// <summary>Several at once, which take as long as one.</summary>
    private static void WriteExponentials(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string[] exponentials)
    {
        for (int first = 0; first < layer.Outputs; first += UnrollBudget.ExponentialsPerCall)
        {
            int[] outputs = [.. Enumerable.Range(first, Math.Min(UnrollBudget.ExponentialsPerCall, layer.Outputs - first))];
            string arguments = string.Join(", ", outputs.Select(output => $"{Z(layer.Number, output)} - largest"));
            string results = string.Join(", ", outputs.Select(output => $"{plan.Element} {exponentials[output]}"));
            writer.Line(outputs.Length == 1 ? $"{results} = Elementary.Exp({arguments});" : $"({results}) = Elementary.ExpOfEach({arguments});");
        }
    }
}
