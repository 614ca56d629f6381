using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.Unrolled.ScalarNames;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>
/// Writes the kernels of a network of named scalars, as on paper: one method goes forward with a sample, to the logits or to the outputs, and one forward and
/// back, to the gradients or to the parameters after a step; the compiler writes a version for each. Were all of them one method, whose forward passes return
/// the loss that they do not have, each call of <c>Forward</c> would take 12 % longer (3-4-2, AVX2: 19.7 in place of 17.6 ns).
/// </summary>
internal static class UnrolledKernelsEmitter
{
    public static IEnumerable<Action<CodeWriter>> Parts(NetworkPlan plan)
    {
        yield return part => WriteForward(part, plan);
        if (!plan.Model.IsFrozen)
            yield return part => WriteBackward(part, plan);
        yield return part => WriteCalls(part, plan);
    }

    private static void WriteForward(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        LayerPlan output = plan.OutputLayer;
        bool classifies = plan.Loss.OfLogits;
        writer.Line($"/// <summary>One sample forward, to {(classifies ? "the outputs, or to the sums before them" : "the outputs")}. All inputs are read before the first result is written, so they may share memory.</summary>");
        writer.Line($"{(classifies ? "private static void Forward<TPass>" : "public static void ForwardSample")}(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> parameters, Span<{element}> results)");
        if (classifies)
        {
            using (writer.Indented())
                writer.Line("where TPass : struct, ISamplePass");
        }

        using (writer.Block(""))
        {
            UnrolledLayerEmitter.WriteParameterViews(writer, plan, "ReadOnlySpan");
            writer.Line($"results = results.Slice(0, {plan.Model.OutputSize});");
            writer.Line();
            UnrolledLayerEmitter.WriteInputs(writer, plan);
            foreach (LayerPlan layer in plan.Layers)
                UnrolledLayerEmitter.WriteLayer(writer, plan, layer);
            if (classifies)
            {
                writer.Line();
                using (writer.Block("if (typeof(TPass) == typeof(ToLogits))"))
                {
                    WriteResults(writer, plan, Z);
                    writer.Line("return;");
                }
            }

            bool isIdentity = output.Activation == Activation.Identity;
            if (!isIdentity)
                UnrolledLayerEmitter.WriteActivation(writer, plan, output);
            writer.Line();
            WriteResults(writer, plan, isIdentity ? Z : A);
        }
    }

    private static void WriteBackward(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>");
        writer.Line("/// One sample forward and back, to the gradients or to the parameters after a step of gradient descent; returns the loss. Without targets y, the");
        writer.Line("/// label stands for a one-hot row; y holds the gradients by the outputs where fromOutputs is set.");
        writer.Line("/// </summary>");
        writer.Line($"private static {element} Backward<TPass>(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> y, ReadOnlySpan<int> label, bool fromOutputs, {element} scale, {element} learningRate, Span<{element}> parameters, Span<{element}> gradients, Span<{element}> inputGradient)");
        using (writer.Indented())
            writer.Line("where TPass : struct, ISamplePass");
        using (writer.Block(""))
        {
            UnrolledLayerEmitter.WriteParameterViews(writer, plan, "Span");
            writer.Line();
            UnrolledLayerEmitter.WriteInputs(writer, plan);
            UnrolledErrorEmitter.WriteTargets(writer, plan);
            foreach (LayerPlan layer in plan.Layers)
                UnrolledLayerEmitter.WriteLayer(writer, plan, layer);
            UnrolledLayerEmitter.WriteActivation(writer, plan, plan.OutputLayer);
            UnrolledErrorEmitter.Write(writer, plan);
            if (plan.OutputLayer.HasNeuronVectors)
                FourNeurons.WriteVectors(writer, Delta, plan.OutputLayer);

            // The error of the layer before needs the weights before a step.
            for (int number = plan.Layers.Count; number >= 1; number--)
            {
                LayerPlan layer = plan.Layers[number - 1];
                if (number > 1)
                    UnrolledPropagationEmitter.WriteHiddenErrors(writer, plan, layer);
                UnrolledGradientEmitter.Write(writer, plan, layer);
            }

            UnrolledPropagationEmitter.WriteInputGradients(writer, plan);
            writer.Line();
            writer.Line("return loss;");
        }
    }

    private static void WriteResults(CodeWriter writer, NetworkPlan plan, Func<int, int, string> name)
    {
        int outputs = plan.Model.OutputSize;
        for (int output = 0; output < outputs; output++)
            writer.Line($"results[{output}] = {name(plan.OutputLayer.Number, output)};");
    }

    /// <summary>What the class calls.</summary>
    private static void WriteCalls(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element, types = $"<{GeneratedTypes.Kernels(plan)}, {element}>", lanes = plan.SampleLanes is null ? "" : "InLanes";
        int outputs = plan.Model.OutputSize;
        if (plan.Loss.OfLogits)
        {
            writer.Line("/// <summary>The outputs of one sample.</summary>");
            writer.Line($"public static void ForwardSample(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> parameters, Span<{element}> output) =>");
            WriteIndented("Forward<ToOutputs>(x, parameters, output);");
            writer.Line();
            writer.Line("/// <summary>The class of one sample, decided by the logits: softmax and sigmoid keep their order.</summary>");
            using (writer.Block($"public static int Classify(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> parameters)"))
            {
                writer.Line($"Span<{element}> logits = stackalloc {element}[{outputs}];");
                writer.Line("Forward<ToLogits>(x, parameters, logits);");
                writer.Line(outputs == 1 ? "return logits[0] >= 0 ? 1 : 0;" : $"return Largest.IndexOf(ref logits[0], {outputs});");
            }

            writer.Line();
        }

        writer.Line("/// <summary>The outputs of each sample.</summary>");
        writer.Line($"public static void Forward(ReadOnlySpan<{element}> inputs, int samples, ReadOnlySpan<{element}> parameters, Span<{element}> outputs) =>");
        WriteIndented($"ScalarForward.Run{lanes}{types}(inputs, samples, parameters, outputs);");
        if (plan.Model.IsFrozen)
            return;

        writer.Line();
        writer.Line($"/// <summary>The loss of one sample; its gradients are {(plan.AddsSampleBySample ? "added to those that are there" : "written")}.</summary>");
        writer.Line($"public static {element} BackwardSample(in TrainingBatch<{element}> sample, Span<{element}> parameters, Span<{element}> gradients) =>");
        WriteIndented("Backward<ToGradients>(sample.Inputs, sample.Targets, sample.Labels, sample.FromOutputs, sample.Scale, learningRate: 0, parameters, gradients, sample.InputGradients);");
        writer.Line();
        writer.Line("/// <summary>Writes the gradients, summed over the samples in their order, and returns the sum of the losses.</summary>");
        writer.Line($"public static double Backward(in TrainingBatch<{element}> batch, Span<{element}> parameters, Span<{element}> gradients) =>");
        WriteIndented($"ScalarBackward.Run{lanes}{types}(in batch, parameters, gradients);");
        writer.Line();
        writer.Line($"/// <summary>The loss of one sample; its gradients are {(plan.AddsSampleBySample ? "added to those that are there" : "written")}, as a step of an optimiser needs them.</summary>");
        writer.Line($"public static double Gradients(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> y, ReadOnlySpan<int> label, {element} scale, Span<{element}> parameters, Span<{element}> gradients) =>");
        WriteIndented("Backward<ToGradients>(x, y, label, fromOutputs: false, scale, learningRate: 0, parameters, gradients, inputGradient: default);");
        writer.Line();
        writer.Line("/// <summary>A step of gradient descent on one sample, in place; returns its loss before the step.</summary>");
        writer.Line($"public static double TrainStep(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> y, ReadOnlySpan<int> label, {element} scale, {element} learningRate, Span<{element}> parameters) =>");
        WriteIndented("Backward<ToStep>(x, y, label, fromOutputs: false, scale, learningRate, parameters, gradients: default, inputGradient: default);");

        void WriteIndented(string line)
        {
            using (writer.Indented())
                writer.Line(line);
        }
    }
}
