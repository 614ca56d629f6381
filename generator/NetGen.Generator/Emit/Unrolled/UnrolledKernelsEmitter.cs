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
    public static IEnumerable<CodeText> Parts(NetworkPlan plan) => new[]
    {
        Forward(plan, plan.Passes.ForwardSample, classifies: plan.Passes.Classify is not null),
        plan.Passes.Backward is { } backward ? Backward(plan, backward) : null,
        plan.Passes.Classify is null ? null : ForwardCalls(plan),
        KernelContract.Forward(plan, "ScalarForward"),
    }.OfType<CodeText>();

    private static CodeText Forward(NetworkPlan plan, Pass pass, bool classifies)
    {
        int last = pass.Operations.Count - 1;
        (OperandBuffer sums, OperandBuffer outputs) = pass.Operations[last] switch
        {
            RowFunction row => (row.Source, row.Result),
            Operation map => (((Map)map).Source, ((Map)map).Result),
        };
        bool isIdentity = plan.OutputLayer.Function.Definition == ActivationDefinition.Identity;
        var numbers = new ScalarPassWriter(plan);
        return $$"""
            /// <summary>One sample forward, to the outputs{{(classifies ? ", or to the sums before them" : "")}}. All inputs are read before the first result is written, so they may share memory.</summary>
            {{(classifies ? "private static void Forward<TPass>" : "public static void ForwardSample")}}(ReadOnlySpan<{{plan.Element}}> x, ReadOnlySpan<{{plan.Element}}> parameters, Span<{{plan.Element}}> results)
                {{(classifies ? "where TPass : struct, ISamplePass" : null)}}
            {
                {{ParameterViews(plan, "ReadOnlySpan")}}
                results = results.Slice(0, {{plan.Model.OutputSize}});

                {{Variables(plan.Element + " ", "x", plan.Model.InputSize)}}
                {{numbers.Text(pass.Operations.Take(last), sums)}}
                {{(classifies ? Logits(numbers.Results(sums)) : null)}}
                {{(isIdentity ? null : numbers.Outputs(sums, outputs))}}

                {{numbers.Results(isIdentity ? sums : outputs)}}
            }
            """;
    }

    private static CodeText Logits(IEnumerable<string> results) => $$"""

        if (typeof(TPass) == typeof(ToLogits))
        {
            {{results}}
            return;
        }
        """;

    private static CodeText Backward(NetworkPlan plan, Pass pass)
    {
        string reads = $"ReadOnlySpan<{plan.Element}>", writes = $"Span<{plan.Element}>";
        return $$"""
            /// <summary>
            /// One sample forward and back, to the loss, to the gradients or to the parameters after a step of gradient descent; returns the loss. A label that is
            /// not negative stands for a one-hot row; y holds the gradients by the outputs where fromOutputs is set. Gradients are {{(plan.AddsSampleBySample ? "added to those that are there" : "written")}}.
            /// </summary>
            public static {{plan.Element}} Backward<TPass>({{reads}} x, {{reads}} y, int label, bool fromOutputs, {{plan.Element}} scale, {{plan.Element}} learningRate, {{writes}} parameters, {{writes}} gradients, {{writes}} inputGradient)
                where TPass : struct, ISamplePass
            {
                {{ParameterViews(plan, "Span")}}

                {{Variables(plan.Element + " ", "x", plan.Model.InputSize)}}
                {{(plan.TakesLabels ? TargetsOrLabel(plan) : CodeText.Lines(Variables(plan.Element + " ", "y", plan.Model.OutputSize)))}}
                {{new ScalarPassWriter(plan).Text(pass.Operations)}}

                return loss;
            }
            """;
    }

    /// <summary>Names the parameters, of constant length so that no element needs a bounds check.</summary>
    private static IEnumerable<string> ParameterViews(NetworkPlan plan, string span) => plan.Layers.Select(layer =>
        $"{span}<{plan.Element}> W{layer.Number} = parameters.Slice({layer.WeightsOffset}, {layer.WeightCount}); // {layer.Inputs} x {layer.Outputs}" +
        (layer.HasBiases ? $"\n{span}<{plan.Element}> b{layer.Number} = parameters.Slice({layer.BiasesOffset}, {layer.Outputs});" : ""));

    /// <summary>The numbers of a span as variables: x1, x2.</summary>
    private static IEnumerable<string> Variables(string type, string span, int count) =>
        Enumerable.Range(0, count).Select(index => $"{type}{span}{index + 1} = {span}[{index}];").Prepend($"{span} = {span}.Slice(0, {count});");

    /// <summary>Named targets, of a row or of a label: a row on the stack would make the compiler guard all arguments of the method against it.</summary>
    private static CodeText TargetsOrLabel(NetworkPlan plan) => $$"""
        {{plan.Element}} {{string.Join(", ", Enumerable.Range(1, plan.Model.OutputSize).Select(output => $"y{output}"))}};
        if (label < 0)
        {
            {{Variables("", "y", plan.Model.OutputSize)}}
        }
        else
        {
            {{Enumerable.Range(0, plan.Model.OutputSize).Select(output => $"y{output + 1} = label == {output} ? 1 : 0;")}}
        }
        """;

    /// <summary>What the class calls: a version of the one method for each.</summary>
    private static CodeText ForwardCalls(NetworkPlan plan) => $$"""
        /// <summary>The outputs of one sample.</summary>
        public static void ForwardSample(ReadOnlySpan<{{plan.Element}}> x, ReadOnlySpan<{{plan.Element}}> parameters, Span<{{plan.Element}}> output) =>
            Forward<ToOutputs>(x, parameters, output);

        /// <summary>The class of one sample, decided by the logits: softmax and sigmoid keep their order.</summary>
        public static int Classify(ReadOnlySpan<{{plan.Element}}> x, ReadOnlySpan<{{plan.Element}}> parameters)
        {
            Span<{{plan.Element}}> logits = stackalloc {{plan.Element}}[{{plan.Model.OutputSize}}];
            Forward<ToLogits>(x, parameters, logits);
            {{(plan.Model.OutputSize == 1 ? "return logits[0] >= 0 ? 1 : 0;" : $"return Largest.IndexOf(ref logits[0], {plan.Model.OutputSize});")}}
        }
        """;
}
