using NetGen.Generator.Emit.SampleLanes;
using NetGen.Generator.Formulas;
using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.Unrolled.ScalarNames;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Writes the backward kernels of an unrolled network: forward pass, error, gradients, in one method.</summary>
internal static class UnrolledBackwardEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        WriteBatch(writer, plan);
        writer.Line();
        WriteSample(writer, plan);
        writer.Line();
        WriteTrainStep(writer, plan);
    }

    private static void WriteBatch(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        int inputs = plan.Model.InputSize;
        int outputs = plan.Model.OutputSize;
        writer.Line("/// <summary>Writes the gradients, summed over the samples in their order, and returns the sum of the losses. Without targets, labels stand for one-hot rows; without weights, each sample counts 1.</summary>");
        using (writer.Block($"public static double Backward(ReadOnlySpan<{element}> inputs, int samples, ReadOnlySpan<{element}> targets, ReadOnlySpan<int> labels, ReadOnlySpan<{element}> sampleWeights, bool fromOutputs, {element} scale, ReadOnlySpan<{element}> parameters, Span<{element}> gradients, Span<{element}> inputGradients)"))
        {
            if (plan.SampleLanes is not null)
            {
                SampleLanesBackwardEmitter.WriteCall(writer, plan);
                writer.Line();
            }

            if (!plan.AddsSampleBySample)
            {
                writer.Line("double loss = 0;");
                WriteSampleCall(writer, "inputs", "targets", "labels", "sampleWeights.IsEmpty ? 1 : sampleWeights[0]", "inputGradients");
                writer.Line("return loss;");
                return;
            }

            writer.Line("gradients.Clear();");
            writer.Line("double loss = 0;");
            using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
            {
                writer.Line($"ReadOnlySpan<{element}> target = labels.IsEmpty ? targets.Slice(sample * {outputs}, {outputs}) : default;");
                writer.Line("ReadOnlySpan<int> label = labels.IsEmpty ? default : labels.Slice(sample, 1);");
                writer.Line($"Span<{element}> inputGradient = inputGradients.IsEmpty ? default : inputGradients.Slice(sample * {inputs}, {inputs});");
                WriteSampleCall(writer, $"inputs.Slice(sample * {inputs}, {inputs})", "target", "label", "sampleWeights.IsEmpty ? 1 : sampleWeights[sample]", "inputGradient");
            }

            writer.Line();
            writer.Line("return loss;");
        }

        void WriteSampleCall(CodeWriter part, string x, string y, string label, string weight, string inputGradient)
        {
            part.Line($"{element} weight = {weight};");
            part.Line($"loss += weight * BackwardSample({x}, {y}, {label}, fromOutputs, weight * scale, parameters, gradients, {inputGradient});");
        }
    }

    private static void WriteSample(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        string verb = plan.AddsSampleBySample ? "Adds" : "Writes";
        writer.Line($"/// <summary>{verb} one sample's gradients and returns its loss. Without targets y, the label stands for a one-hot row; y holds the gradients by the outputs where fromOutputs is set.</summary>");
        using (writer.Block($"private static {element} BackwardSample(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> y, ReadOnlySpan<int> label, bool fromOutputs, {element} scale, ReadOnlySpan<{element}> parameters, Span<{element}> gradients, Span<{element}> inputGradient)"))
        {
            UnrolledLayerEmitter.WriteParameterViews(writer, plan);
            foreach (LayerPlan layer in plan.Layers)
            {
                writer.Line($"Span<{element}> dW{layer.Number} = gradients.Slice({layer.WeightsOffset}, {layer.WeightCount});");
                if (layer.HasBiases)
                    writer.Line($"Span<{element}> db{layer.Number} = gradients.Slice({layer.BiasesOffset}, {layer.Outputs});");
            }

            WriteForwardAndOutputError(writer, plan, canStartFromOutputs: true);
            for (int number = plan.Layers.Count; number >= 1; number--)
            {
                WriteGradients(writer, plan, plan.Layers[number - 1]);
                if (number > 1)
                    WriteHiddenError(writer, plan, plan.Layers[number - 1], plan.Layers[number - 2]);
            }

            WriteInputGradients(writer, plan);
            writer.Line();
            writer.Line("return loss;");
        }
    }

    /// <summary>The same pass with updates in the place of gradients: the bits are those of the gradients of one sample and a step of plain gradient descent.</summary>
    private static void WriteTrainStep(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>A step of gradient descent on one sample, in place; returns its loss before the step. Without targets y, the label stands for a one-hot row.</summary>");
        using (writer.Block($"public static double TrainStep(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> y, ReadOnlySpan<int> label, {element} learningRate, {element} scale, Span<{element}> parameters)"))
        {
            foreach (LayerPlan layer in plan.Layers)
            {
                writer.Line($"Span<{element}> W{layer.Number} = parameters.Slice({layer.WeightsOffset}, {layer.WeightCount}); // {layer.Inputs} x {layer.Outputs}");
                if (layer.HasBiases)
                    writer.Line($"Span<{element}> b{layer.Number} = parameters.Slice({layer.BiasesOffset}, {layer.Outputs});");
            }

            WriteForwardAndOutputError(writer, plan, canStartFromOutputs: false);
            for (int number = plan.Layers.Count; number >= 1; number--)
            {
                if (number > 1)
                    WriteHiddenError(writer, plan, plan.Layers[number - 1], plan.Layers[number - 2]);
                WriteUpdate(writer, plan, plan.Layers[number - 1]);
            }

            writer.Line();
            writer.Line("return loss;");
        }
    }

    private static void WriteForwardAndOutputError(CodeWriter writer, NetworkPlan plan, bool canStartFromOutputs)
    {
        writer.Line();
        UnrolledLayerEmitter.WriteInputs(writer, plan);
        WriteTargets(writer, plan);
        foreach (LayerPlan layer in plan.Layers)
            UnrolledLayerEmitter.WriteLayer(writer, plan, layer);
        UnrolledLayerEmitter.WriteActivation(writer, plan, plan.OutputLayer);

        UnrolledErrorEmitter.Write(writer, plan, canStartFromOutputs);
        if (plan.OutputLayer.HasNeuronVectors)
            FourNeurons.WriteVectors(writer, Delta, plan.OutputLayer);
    }

    /// <summary>Named targets, of a row or of a label: a row on the stack would make the compiler guard all arguments of the method against it.</summary>
    private static void WriteTargets(CodeWriter writer, NetworkPlan plan)
    {
        int[] outputs = [.. Enumerable.Range(0, plan.Model.OutputSize)];
        if (plan.Model.Loss != Loss.SoftmaxCE)
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

    private static void WriteUpdate(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        writer.Line();
        writer.Line($"// {Descent(plan, layer)}; each gradient starts from 0, as sums over samples do");
        if (layer.HasNeuronVectors)
        {
            WriteVectorUpdate(writer, plan, layer);
            return;
        }

        for (int input = 0; input < layer.Inputs; input++)
        {
            for (int output = 0; output < layer.Outputs; output++)
            {
                string weight = Weight(layer, input, output);
                string gradient = MultiplyAdd(plan, Input(number, input), Delta(number, output), "0");
                if (plan.Model.L2 > 0)
                    gradient = MultiplyAdd(plan, $"({plan.Element}){Literals.Double(2 * plan.Model.L2)}", weight, gradient);
                writer.Line($"{weight} = {MultiplyAdd(plan, "-learningRate", gradient, weight)};");
            }
        }

        for (int output = 0; layer.HasBiases && output < layer.Outputs; output++)
            writer.Line($"b{number}[{output}] = {MultiplyAdd(plan, "-learningRate", $"0 + {Delta(number, output)}", $"b{number}[{output}]")};");
    }

    /// <summary>W -= learning rate * (a^T delta + 2 l2 W), in a comment.</summary>
    private static string Descent(NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        string penalty = plan.Model.L2 > 0 ? $" + 2 l2 W{number}" : "";
        string bias = layer.HasBiases ? $", b{number} -= learning rate * delta{number}" : "";
        return $"W{number} -= learning rate * ({FormulaText.InputName(number)}^T delta{number}{penalty}){bias}";
    }

    private static void WriteGradients(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        bool bias = layer.HasBiases;
        bool adds = plan.AddsSampleBySample;
        writer.Line();
        writer.Line($"// dW{number} = {FormulaText.InputName(number)}^T delta{number}{(bias ? $", db{number} = delta{number}" : "")}{(adds ? ", summed over the samples" : "; each starts from 0, as sums over samples do")}");
        if (layer.HasNeuronVectors)
        {
            WriteVectorGradients(writer, plan, layer);
            return;
        }

        for (int input = 0; input < layer.Inputs; input++)
        {
            for (int output = 0; output < layer.Outputs; output++)
            {
                string gradient = "d" + Weight(layer, input, output);
                writer.Line($"{gradient} = {MultiplyAdd(plan, Input(number, input), Delta(number, output), adds ? gradient : "0")};");
            }
        }

        for (int output = 0; bias && output < layer.Outputs; output++)
            writer.Line($"db{number}[{output}] {(adds ? "+=" : "= 0 +")} {Delta(number, output)};");
    }

    private static void WriteVectorGradients(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        bool adds = plan.AddsSampleBySample;
        for (int input = 0; input < layer.Inputs; input++)
        {
            foreach (int first in FourNeurons.Firsts(layer))
            {
                string gradients = "d" + Weight(layer, input, first);
                string start = adds ? FourNeurons.Load(gradients) : "Vector128<float>.Zero";
                writer.Line($"{FourNeurons.MultiplyAdd(FourNeurons.Broadcast(Input(number, input)), FourNeurons.Name(Delta, layer, first), start)}.StoreUnsafe(ref {gradients});");
            }
        }

        foreach (int first in FourNeurons.Firsts(layer).Where(_ => layer.HasBiases))
        {
            string gradients = $"db{number}[{first}]";
            writer.Line($"({(adds ? FourNeurons.Load(gradients) : "Vector128<float>.Zero")} + {FourNeurons.Name(Delta, layer, first)}).StoreUnsafe(ref {gradients});");
        }
    }

    private static void WriteVectorUpdate(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        for (int input = 0; input < layer.Inputs; input++)
        {
            foreach (int first in FourNeurons.Firsts(layer))
            {
                string weights = Weight(layer, input, first);
                string gradients = FourNeurons.MultiplyAdd(FourNeurons.Broadcast(Input(number, input)), FourNeurons.Name(Delta, layer, first), "Vector128<float>.Zero");
                if (plan.Model.L2 > 0)
                    gradients = FourNeurons.MultiplyAdd(FourNeurons.Broadcast($"(float){Literals.Double(2 * plan.Model.L2)}"), FourNeurons.Load(weights), gradients);
                WriteStep(weights, gradients);
            }
        }

        foreach (int first in FourNeurons.Firsts(layer).Where(_ => layer.HasBiases))
            WriteStep($"b{number}[{first}]", $"Vector128<float>.Zero + {FourNeurons.Name(Delta, layer, first)}");

        void WriteStep(string place, string gradients) =>
            writer.Line($"{FourNeurons.MultiplyAdd(FourNeurons.Broadcast("-learningRate"), gradients, FourNeurons.Load(place))}.StoreUnsafe(ref {place});");
    }

    private static void WriteHiddenError(CodeWriter writer, NetworkPlan plan, LayerPlan layer, LayerPlan previous)
    {
        bool identity = previous.Activation == Activation.Identity;
        writer.Line();
        writer.Line(identity
            ? $"// delta{previous.Number} = delta{layer.Number} W{layer.Number}^T"
            : $"// delta{previous.Number} = (delta{layer.Number} W{layer.Number}^T){DerivativeText.Factor(previous)}");
        if (previous.HasNeuronVectors)
        {
            WriteVectorErrors(writer, layer, previous);
            return;
        }

        for (int input = 0; input < layer.Inputs; input++)
            writer.Line($"{plan.Element} {Delta(previous.Number, input)} = {BackProduct(plan, layer, input)};");
        if (identity)
            return;
        for (int input = 0; input < layer.Inputs; input++)
        {
            writer.Line($"{Delta(previous.Number, input)} *= {ActivationCall.Derivative(previous, DerivativeSources(previous)(previous.Number, input))};");
        }
    }

    /// <summary>The errors of four neurons of the layer before: each sum runs from the first output to the last.</summary>
    private static void WriteVectorErrors(CodeWriter writer, LayerPlan layer, LayerPlan previous)
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

    private static void WriteInputGradients(CodeWriter writer, NetworkPlan plan)
    {
        LayerPlan first = plan.Layers[0];
        writer.Line();
        writer.Line("// dx = delta1 W1^T");
        using (writer.Block("if (!inputGradient.IsEmpty)"))
        {
            for (int input = first.Inputs - 1; input >= 0; input--)
                writer.Line($"inputGradient[{input}] = {BackProduct(plan, first, input)};");
        }
    }

    /// <summary>One element of delta W^T.</summary>
    private static string BackProduct(NetworkPlan plan, LayerPlan layer, int input)
    {
        int[] outputs = [.. Enumerable.Range(0, layer.Outputs)];
        return SumText.OfProducts(
            [.. outputs.Select(output => Delta(layer.Number, output))],
            [.. outputs.Select(output => Weight(layer, input, output))],
            (error, weight, sum) => MultiplyAdd(plan, weight, error, sum));
    }
}
