using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;
using NetGen.Runtime;
using static NetGen.Generator.Emit.Unrolled.ScalarNames;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Writes the loss of one sample and the error of the output layer, d loss / d z, as named scalars.</summary>
internal static class UnrolledErrorEmitter
{
    /// <summary>Named targets, of a row or of a label: a row on the stack would make the compiler guard all arguments of the method against it.</summary>
    public static void WriteTargets(CodeWriter writer, NetworkPlan plan)
    {
        int[] outputs = [.. Enumerable.Range(0, plan.Model.OutputSize)];
        if (!plan.TakesLabels)
        {
            writer.Line($"y = y.Slice(0, {outputs.Length});");
            foreach (int output in outputs)
                writer.Line($"{plan.Element} {Target(output)} = y[{output}];");
            return;
        }

        writer.Line($"{plan.Element} {string.Join(", ", outputs.Select(Target))};");
        using (writer.Block("if (label.IsEmpty)"))
        {
            writer.Line($"y = y.Slice(0, {outputs.Length});");
            foreach (int output in outputs)
                writer.Line($"{Target(output)} = y[{output}];");
        }

        using (writer.Block("else"))
        {
            foreach (int output in outputs)
                writer.Line($"{Target(output)} = label[0] == {output} ? 1 : 0;");
        }
    }

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        int last = plan.OutputLayer.Number;
        int outputs = plan.Model.OutputSize;

        writer.Line();
        writer.Line($"{plan.Element} loss = 0, {string.Join(", ", Enumerable.Range(0, outputs).Select(output => Delta(last, output)))};");
        using (writer.Block("if (typeof(TPass) == typeof(ToStep) || !fromOutputs)"))
            WriteFromTargets(writer, plan);

        using (writer.Block("else"))
        {
            writer.Line($"// delta{last} = dL/da{last} * {plan.OutputLayer.Function.Name}'(z{last})");
            for (int output = 0; output < outputs; output++)
                writer.Line($"{Delta(last, output)} = {Target(output)};");
            WriteOutputDerivative(writer, plan);
        }
    }

    private static void WriteFromTargets(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line($"// L = {plan.Loss.Value}");
        writer.Line($"// delta{plan.OutputLayer.Number} = {plan.Loss.Delta}; scale is the 1/m of a mean over m samples, times the weight of this one");
        if (plan.TakesLabels)
            WriteCrossEntropy(writer, plan);
        else
            WriteSeparable(writer, plan);
    }

    /// <summary>log p = z - largest - log(sum), never log of a rounded p; with targets that sum to one, the error is p - y.</summary>
    private static void WriteCrossEntropy(CodeWriter writer, NetworkPlan plan)
    {
        int last = plan.OutputLayer.Number;
        int outputs = plan.Model.OutputSize;
        bool isLog = plan.OutputLayer.Activation == Activation.LogSoftmax;
        if (!isLog)
            writer.Line($"{plan.Element} logSum = Elementary.LogOfSum(sum);");
        for (int output = 0; output < outputs; output++)
            writer.Line($"loss += Losses.CrossEntropy({Target(output)}, logSum + (largest - {Z(last, output)}));");
        writer.Line($"{plan.Element} mass = {SumText.Of(plan.OutputSums.Targets, [.. Enumerable.Range(0, outputs).Select(Target)])}; // 1 for a distribution");
        for (int output = 0; output < outputs; output++)
            writer.Line($"{Delta(last, output)} = {MultiplyAdd(plan, isLog ? $"{Exponential(last, output)} / sum" : A(last, output), "mass", "-" + Target(output))} * scale;");
    }

    private static void WriteSeparable(CodeWriter writer, NetworkPlan plan)
    {
        int last = plan.OutputLayer.Number;
        LossDefinition loss = plan.Loss;
        for (int output = 0; output < plan.Model.OutputSize; output++)
        {
            string argument = loss.OfLogits ? Z(last, output) : A(last, output);
            writer.Line($"loss += Losses.Value<{loss.Name}>({argument}, {Target(output)});");
        }

        for (int output = 0; output < plan.Model.OutputSize; output++)
            writer.Line($"{Delta(last, output)} = Losses.Derivative<{loss.Name}>({A(last, output)}, {Target(output)}) * scale;");
        if (!loss.OfLogits)
            WriteOutputDerivative(writer, plan);
    }

    /// <summary>From the gradient by the outputs, which the deltas hold, to the gradient by the logits.</summary>
    private static void WriteOutputDerivative(CodeWriter writer, NetworkPlan plan)
    {
        LayerPlan layer = plan.OutputLayer;
        ActivationFormula formula = ActivationFormula.Of(layer.Function);
        int[] outputs = [.. Enumerable.Range(0, layer.Outputs)];
        string[] deltas = [.. outputs.Select(output => Delta(layer.Number, output))];
        switch (layer.Activation)
        {
            case Activation.Identity:
                break;
            case Activation.Softmax:
                writer.Line($"// softmax'(z) = {formula.Derivative}: delta_j = a_j (g_j - sum g a)");
                string product = SumText.OfProducts(deltas, [.. outputs.Select(output => A(layer.Number, output))], (a, b, c) => MultiplyAdd(plan, a, b, c));
                writer.Line($"{plan.Element} projection = {product};");
                foreach (int output in outputs)
                    writer.Line($"{Delta(layer.Number, output)} = {A(layer.Number, output)} * ({Delta(layer.Number, output)} - projection);");
                break;
            case Activation.LogSoftmax:
                writer.Line($"// log softmax'(z) = {formula.Derivative}: delta_j = g_j - exp(a_j) sum g");
                writer.Line($"{plan.Element} total = {SumText.Of(plan.OutputSums.Gradients, deltas)};");
                foreach (int output in outputs)
                    writer.Line($"{Delta(layer.Number, output)} = {MultiplyAdd(plan, $"-Elementary.Exp({A(layer.Number, output)})", "total", Delta(layer.Number, output))};");
                break;
            default:
                writer.Line($"// {formula.Name}'(z) = {formula.Derivative}");
                foreach (int output in outputs)
                    writer.Line($"{Delta(layer.Number, output)} *= {ActivationCall.Derivative(layer, DerivativeSources(layer)(layer.Number, output))};");
                break;
        }
    }
}
