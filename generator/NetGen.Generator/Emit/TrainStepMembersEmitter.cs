using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.MemberNames;
using static NetGen.Generator.Rules.ParameterKind;

namespace NetGen.Generator.Emit;

/// <summary>Writes the public training step on one sample, by gradient descent or by the formula of an optimiser: it checks the arguments and calls the kernel.</summary>
internal static class TrainStepMembersEmitter
{
    public static CodeText Text(NetworkPlan plan) => $$"""
        {{TrainStep(plan, labels: false, descends: true)}}

        {{TrainStep(plan, labels: false, descends: false)}}

        {{StepInPlace(plan, descends: true)}}

        {{StepInPlace(plan, descends: false)}}
        """;

    public static CodeText TrainStep(NetworkPlan plan, bool labels, bool descends) => $$"""
        /// <summary>
        {{(descends ? DescentSummary(plan) : """
            /// One step of an optimiser on one sample, in place, without a buffer for gradients. The parameters are, bit for bit, those of
            /// <c>Backward</c> and a step of the same optimiser.
            """)}}
        /// </summary>
        /// <param name="input">{{plan.Model.InputSize}} values.</param>
        /// <param name="{{(labels ? $"label\">The class of the sample, 0 to {plan.Model.OutputSize - 1}" : $"target\">{plan.Model.OutputSize} values")}}.</param>
        /// <param name="{{(descends ? $"learningRate\">The learning rate, 0 or more; as in the optimisers, it is rounded to {plan.Element} once" : "optimizer\">An optimiser that was made for this network")}}.</param>
        /// <returns>The loss before the step{{(plan.Model.L2 > 0 ? ", L2 penalty included" : "")}}.</returns>
        {{(descends ? null : "/// <exception cref=\"global::System.ArgumentNullException\">The optimiser is null.</exception>")}}
        /// <exception cref="global::System.ArgumentException">A span has the wrong length, or overlaps the parameters{{(descends ? "" : "; the optimiser was made for another network")}}.</exception>
        {{(descends || labels ? $"/// <exception cref=\"global::System.ArgumentOutOfRangeException\">{OutOfRange(plan, labels, descends)}.</exception>" : null)}}
        {{MemberDeclaration.Method(plan, plan.Element, "TrainStep", (Reads, "input"), labels ? (Integer, "label") : (Reads, "target"), descends ? (Rules.ParameterKind.Double, "learningRate") : (Optimizer, "optimizer"))}}
        {
            {{Guard}}.Length(Description, nameof(input), input.Length, InputSize);
            {{Guard}}.{{(labels ? "Labels(Description, nameof(label), [label], OutputSize)" : "Length(Description, nameof(target), target.Length, OutputSize)")}};
            return StepInPlace(input, {{(labels ? "default, label" : "target, label: -1")}}, {{(descends ? "learningRate" : "optimizer")}});
        }
        """;

    private static string DescentSummary(NetworkPlan plan) => $$"""
        /// One step of gradient descent on one sample, in place, without a buffer for gradients:
        {{string.Join(";\n", plan.Layers.Select(layer => $"/// W{layer.Number} -= learningRate dL/dW{layer.Number}{(layer.HasBiases ? $", b{layer.Number} -= learningRate dL/db{layer.Number}" : "")}"))}}.
        /// The parameters are, bit for bit, those of <c>Backward</c> and a step of <see cref="global::NetGen.Sgd{T}"/> without momentum and decay.
        """;

    private static string OutOfRange(NetworkPlan plan, bool labels, bool descends) =>
        (labels ? "The label is not a class" : "") + (descends ? $"{(labels ? ", or the" : "The")} learning rate is negative, not a number, or infinite as a {plan.Element}" : "");

    private static CodeText StepInPlace(NetworkPlan plan, bool descends) => $$"""
        /// <summary>A step of {{(descends ? "gradient descent" : "an optimiser")}} on a sample of checked lengths; the label where it is not negative.</summary>
        private {{plan.Element}} StepInPlace({{ReadOnlySpan(plan)}} input, {{ReadOnlySpan(plan)}} target, int label, {{(descends ? "double learningRate" : $"global::NetGen.Optimizer<{plan.Element}> optimizer")}})
        {
            {{Guard}}.{{(descends ? $"LearningRate<{plan.Element}>(Description, learningRate)" : $"Optimizer<{plan.Element}>(this, optimizer)")}};
            {{Guard}}.NoOverlap<{{plan.Element}}>(Description, input, target, {{Parameters(plan)}});
            {{(plan.Model.Scaling == Scaling.None ? null : ScalingText.ScaleSample(plan))}}
            {{(plan.IsUnrolled && !descends ? StepOverGradients(plan) : LossText.ReturnOfStep(plan, Step(plan, descends) + Quotient(plan)))}}
        }
        """;

    private static string Step(NetworkPlan plan, bool descends)
    {
        if (plan.IsUnrolled)
            return Backward(plan, "ToStep", $"({plan.Element})learningRate", "default");
        string sample = $"new(input, target, label, {Scale(plan)})";
        return "global::NetGen.Runtime.TrainStep." + (descends
            ? $"Descend<{KernelArguments(plan)}>({sample}, learningRate, ref {ParameterField}.Reference)"
            : $"Step<{KernelArguments(plan)}>(optimizer, {sample}, {Parameters(plan)})");
    }

    /// <summary>The loss of the sample in double precision, whose mean is taken and to which penalties are added.</summary>
    private static string Backward(NetworkPlan plan, string pass, string learningRate, string gradients) =>
        $"(double){Kernels(plan)}.Backward<global::NetGen.Runtime.{pass}>(input, target, label, fromOutputs: false, {Scale(plan)}, learningRate: {learningRate}, {Parameters(plan)}, gradients: {gradients}, inputGradient: default)";

    private static CodeText StepOverGradients(NetworkPlan plan) => $$"""

        // The gradients of a network this small fit on the stack, which is 0.
        {{Span(plan)}} gradients = stackalloc {{plan.Element}}[{{plan.ParameterCount}}];
        double loss = {{Backward(plan, "ToGradients", "0", "gradients")}}{{Quotient(plan)}};
        {{LossText.AddPenalty(plan, ofBatch: false)}}
        global::NetGen.Runtime.TrainStep.StepOver<{{plan.Element}}>(optimizer, gradients, {{Parameters(plan)}});
        return ({{plan.Element}})loss;
        """;

    /// <summary>The mean of a sample's losses, where it is one.</summary>
    private static string Quotient(NetworkPlan plan) => plan.Loss.IsMeanOverOutputs ? " / OutputSize" : "";

    private static string Scale(NetworkPlan plan) => plan.Loss.IsMeanOverOutputs ? $"scale: ({plan.Element})(1 / (double)OutputSize)" : "scale: 1";
}
