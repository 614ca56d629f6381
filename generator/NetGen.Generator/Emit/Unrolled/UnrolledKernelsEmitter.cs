using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

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
        yield return part => WriteForward(part, plan, plan.Passes.ForwardSample);
        if (plan.Passes.Backward is { } backward)
            yield return part => WriteBackward(part, plan, backward);
        yield return part => part.Line(ForwardCalls(plan));
        if (plan.Passes.Backward is not null)
            yield return part => part.Line(BackwardCalls(plan));
    }

    private static void WriteForward(CodeWriter writer, NetworkPlan plan, Pass pass)
    {
        string element = plan.Element;
        bool classifies = plan.Passes.Classify is not null;
        writer.Line($"""
            /// <summary>One sample forward, to {(classifies ? "the outputs, or to the sums before them" : "the outputs")}. All inputs are read before the first result is written, so they may share memory.</summary>
            {(classifies ? "private static void Forward<TPass>" : "public static void ForwardSample")}(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> parameters, Span<{element}> results)
            """);
        if (classifies)
            writer.Line("    where TPass : struct, ISamplePass");
        using (writer.Block(""))
        {
            WriteParameterViews(writer, plan, "ReadOnlySpan");
            writer.Line($"results = results.Slice(0, {plan.Model.OutputSize});\n");
            WriteInputs(writer, plan);
            var numbers = new ScalarPassWriter(writer, plan);
            numbers.Write(pass.Operations.Take(pass.Operations.Count - 1));
            (LayerActivation function, OperandBuffer sums, OperandBuffer outputs) = pass.Operations[pass.Operations.Count - 1] switch
            {
                RowFunction row => (row.Function, row.Source, row.Result),
                Operation map => (((Map)map).Function, ((Map)map).Source, ((Map)map).Result),
            };
            if (classifies)
            {
                numbers.TakeApart(sums);
                writer.Line();
                using (writer.Block("if (typeof(TPass) == typeof(ToLogits))"))
                {
                    numbers.WriteResults(sums);
                    writer.Line("return;");
                }
            }

            bool isIdentity = function.Definition == ActivationDefinition.Identity;
            if (!isIdentity)
                numbers.WriteOutputs(function, sums, outputs);
            writer.Line();
            numbers.WriteResults(isIdentity ? sums : outputs);
        }
    }

    private static void WriteBackward(CodeWriter writer, NetworkPlan plan, Pass pass)
    {
        string element = plan.Element;
        writer.Line($"""
            /// <summary>
            /// One sample forward and back, to the gradients or to the parameters after a step of gradient descent; returns the loss. Without targets y, the
            /// label stands for a one-hot row; y holds the gradients by the outputs where fromOutputs is set.
            /// </summary>
            private static {element} Backward<TPass>(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> y, ReadOnlySpan<int> label, bool fromOutputs, {element} scale, {element} learningRate, Span<{element}> parameters, Span<{element}> gradients, Span<{element}> inputGradient)
                where TPass : struct, ISamplePass
            """);
        using (writer.Block(""))
        {
            WriteParameterViews(writer, plan, "Span");
            writer.Line();
            WriteInputs(writer, plan);
            WriteTargets(writer, plan);
            new ScalarPassWriter(writer, plan).Write(pass.Operations);
            writer.Line("\nreturn loss;");
        }
    }

    /// <summary>Names the parameters, of constant length so that no element needs a bounds check.</summary>
    private static void WriteParameterViews(CodeWriter writer, NetworkPlan plan, string span)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            writer.Line($"{span}<{plan.Element}> W{layer.Number} = parameters.Slice({layer.WeightsOffset}, {layer.WeightCount}); // {layer.Inputs} x {layer.Outputs}");
            if (layer.HasBiases)
                writer.Line($"{span}<{plan.Element}> b{layer.Number} = parameters.Slice({layer.BiasesOffset}, {layer.Outputs});");
        }
    }

    private static void WriteInputs(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line($"x = x.Slice(0, {plan.Model.InputSize});");
        for (int index = 0; index < plan.Model.InputSize; index++)
            writer.Line($"{plan.Element} x{index + 1} = x[{index}];");
    }

    /// <summary>Named targets, of a row or of a label: a row on the stack would make the compiler guard all arguments of the method against it.</summary>
    private static void WriteTargets(CodeWriter writer, NetworkPlan plan)
    {
        int[] outputs = [.. Enumerable.Range(0, plan.Model.OutputSize)];
        if (!plan.TakesLabels)
        {
            writer.Line($"y = y.Slice(0, {outputs.Length});");
            foreach (int output in outputs)
                writer.Line($"{plan.Element} y{output + 1} = y[{output}];");
            return;
        }

        writer.Line($"{plan.Element} {string.Join(", ", outputs.Select(output => $"y{output + 1}"))};");
        using (writer.Block("if (label.IsEmpty)"))
        {
            writer.Line($"y = y.Slice(0, {outputs.Length});");
            foreach (int output in outputs)
                writer.Line($"y{output + 1} = y[{output}];");
        }

        using (writer.Block("else"))
        {
            foreach (int output in outputs)
                writer.Line($"y{output + 1} = label[0] == {output} ? 1 : 0;");
        }
    }

    /// <summary>What the class calls to go forward.</summary>
    private static string ForwardCalls(NetworkPlan plan)
    {
        string element = plan.Element;
        int outputs = plan.Model.OutputSize;
        string ofSample = plan.Passes.Classify is null ? "" : $$"""
            /// <summary>The outputs of one sample.</summary>
            public static void ForwardSample(ReadOnlySpan<{{element}}> x, ReadOnlySpan<{{element}}> parameters, Span<{{element}}> output) =>
                Forward<ToOutputs>(x, parameters, output);

            /// <summary>The class of one sample, decided by the logits: softmax and sigmoid keep their order.</summary>
            public static int Classify(ReadOnlySpan<{{element}}> x, ReadOnlySpan<{{element}}> parameters)
            {
                Span<{{element}}> logits = stackalloc {{element}}[{{outputs}}];
                Forward<ToLogits>(x, parameters, logits);
                {{(outputs == 1 ? "return logits[0] >= 0 ? 1 : 0;" : $"return Largest.IndexOf(ref logits[0], {outputs});")}}
            }


            """;
        return $"""
            {ofSample}/// <summary>The outputs of each sample.</summary>
            public static void Forward(ReadOnlySpan<{element}> inputs, int samples, ReadOnlySpan<{element}> parameters, Span<{element}> outputs) =>
                ScalarForward.Run{Lanes(plan)}<{GeneratedTypes.Kernels(plan)}, {element}>(inputs, samples, parameters, outputs);
            """;
    }

    /// <summary>What the class calls to train.</summary>
    private static string BackwardCalls(NetworkPlan plan)
    {
        string element = plan.Element, added = plan.AddsSampleBySample ? "added to those that are there" : "written";
        return $"""
            /// <summary>The loss of one sample; its gradients are {added}.</summary>
            public static {element} BackwardSample(in TrainingBatch<{element}> sample, Span<{element}> parameters, Span<{element}> gradients) =>
                Backward<ToGradients>(sample.Inputs, sample.Targets, sample.Labels, sample.FromOutputs, sample.Scale, learningRate: 0, parameters, gradients, sample.InputGradients);

            /// <summary>Writes the gradients, summed over the samples in their order, and returns the sum of the losses.</summary>
            public static double Backward(in TrainingBatch<{element}> batch, Span<{element}> parameters, Span<{element}> gradients) =>
                ScalarBackward.Run{Lanes(plan)}<{GeneratedTypes.Kernels(plan)}, {element}>(in batch, parameters, gradients);

            /// <summary>The loss of one sample; its gradients are {added}, as a step of an optimiser needs them.</summary>
            public static double Gradients(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> y, ReadOnlySpan<int> label, {element} scale, Span<{element}> parameters, Span<{element}> gradients) =>
                Backward<ToGradients>(x, y, label, fromOutputs: false, scale, learningRate: 0, parameters, gradients, inputGradient: default);

            /// <summary>A step of gradient descent on one sample, in place; returns its loss before the step.</summary>
            public static double TrainStep(ReadOnlySpan<{element}> x, ReadOnlySpan<{element}> y, ReadOnlySpan<int> label, {element} scale, {element} learningRate, Span<{element}> parameters) =>
                Backward<ToStep>(x, y, label, fromOutputs: false, scale, learningRate, parameters, gradients: default, inputGradient: default);
            """;
    }

    private static string Lanes(NetworkPlan plan) => plan.SampleLanes is null ? "" : "InLanes";
}
