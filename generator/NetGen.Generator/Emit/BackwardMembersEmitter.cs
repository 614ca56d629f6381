using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.MemberNames;
using static NetGen.Generator.Rules.ParameterKind;

namespace NetGen.Generator.Emit;

/// <summary>Writes the public backward methods: they check the spans, call the kernels and add the L2 penalty.</summary>
internal static class BackwardMembersEmitter
{
    private const string SampleWeights =
        "/// <param name=\"sampleWeights\">The weight of each sample, for the mean of the weighted losses, 1/samples sum weight * loss. May be left out: each counts 1.</param>";

    private const string NoClass = "/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A label is not a class.</exception>";

    public static CodeText Text(NetworkPlan plan) => $$"""
        {{Backward(plan, batch: false, labels: false)}}

        {{Backward(plan, batch: true, labels: false)}}

        {{BackwardFromOutput(plan, batch: false)}}

        {{BackwardFromOutput(plan, batch: true)}}

        {{CreatePass(plan)}}

        {{ComputeLoss(plan, labels: false)}}

        /// <summary>The mean loss of a batch of checked lengths, and its gradients where the batch wants more than the loss.</summary>
        private {{plan.Element}} ComputeGradients(in global::NetGen.Runtime.TrainingBatch<{{plan.Element}}> batch, {{Span(plan)}} gradients)
        {
            {{Guard}}.NoOverlap<{{plan.Element}}>(Description, in batch, {{Parameters(plan)}}, gradients);
            double loss = {{MemberNames.Backward(plan, "gradients")}} / {{(plan.Loss.IsMeanOverOutputs ? "((double)batch.Samples * OutputSize)" : "batch.Samples")}};
            {{LossText.AddPenalty(plan, ofBatch: true)}}
            return ({{plan.Element}})loss;
        }

        /// <summary>The L2 penalty{{(plan.Model.L2 > 0 ? $", {FormulaText.L2Term(plan)} over all weights; every loss of the network includes it" : ": 0, since this network has none")}}.</summary>
        /// <returns>The penalty.</returns>
        {{MemberDeclaration.Method(plan, "double", "ComputePenalty")}} => {{LossText.Penalty(plan)}};
        """;

    /// <summary>The forward half of <c>BackwardBatch</c>.</summary>
    public static CodeText ComputeLoss(NetworkPlan plan, bool labels)
    {
        string wanted = labels ? "labels" : "targets";
        return $$"""
            /// <summary>Computes the mean loss of a batch{{(labels ? " of given classes" : "")}}{{(plan.Model.L2 > 0 ? ", L2 penalty included" : "")}}, without gradients: the bits that <c>BackwardBatch</c> returns.</summary>
            /// <param name="inputs">{{Rows(batch: true, plan.Model.InputSize)}}; at least one sample.</param>
            /// <param name="{{wanted}}">{{Wanted(plan, batch: true, labels)}}.</param>
            {{SampleWeights}}
            /// <returns>The mean loss.</returns>
            /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>
            {{(labels ? NoClass : null)}}
            {{MemberDeclaration.Method(plan, plan.Element, "ComputeLoss", (Reads, "inputs"), (labels ? Labels : Reads, wanted), (Reads, "sampleWeights = default"))}}
            {
                {{CountSamples(batch: true)}}
                {{CheckWanted(wanted, labels)}}
                {{Guard}}.OptionalLength<{{plan.Element}}>(Description, nameof(sampleWeights), sampleWeights, samples, 1);
                return ComputeGradients(new(inputs, samples, scale: {{Scale(plan)}}, {{wanted}}: {{wanted}}, sampleWeights: sampleWeights, part: global::NetGen.Runtime.PassPart.Loss), gradients: default);
            }
            """;
    }

    public static CodeText Backward(NetworkPlan plan, bool batch, bool labels)
    {
        string plural = batch ? "s" : "", wanted = (labels ? "label" : "target") + plural, classes = batch ? wanted : $"[{wanted}]";
        string loss = $"{(batch ? "mean " : "")}loss{(plan.Model.L2 > 0 ? ", L2 penalty included," : "")}";
        string samples = (batch ? "a batch" : "one sample") + (!labels ? "" : batch ? " of given classes" : " of a given class");
        string declaration = batch
            ? MemberDeclaration.Method(plan, plan.Element, "BackwardBatch", (Reads, "inputs"), (labels ? Labels : Reads, wanted), (Writes, "gradients"), (Writes, "inputGradients = default"), (Reads, "sampleWeights = default"))
            : MemberDeclaration.Method(plan, plan.Element, "Backward", (Reads, "input"), (labels ? Integer : Reads, wanted), (Writes, "gradients"), (Writes, "inputGradients = default"));
        return $$"""
            /// <summary>Computes the {{loss}} of {{samples}} and {{(batch ? "the gradient of that mean" : "its gradient")}} by the parameters.</summary>
            /// <param name="input{{plural}}">{{Rows(batch, plan.Model.InputSize)}}{{(batch ? "; at least one sample" : "")}}.</param>
            /// <param name="{{wanted}}">{{Wanted(plan, batch, labels)}}.</param>
            /// <param name="gradients">{{plan.ParameterCount}} values in the layout of <see cref="Parameters"/>, overwritten{{(batch ? ": a mean, not a sum" : "")}}.</param>
            /// <param name="inputGradients">{{Rows(batch, plan.Model.InputSize)}}, overwritten: the gradient by the input{{plural}}. May be left out.</param>
            {{(batch ? SampleWeights : null)}}
            /// <returns>The {{(batch ? "mean " : "")}}loss.</returns>
            /// <exception cref="global::System.ArgumentException">A span has the wrong length, or one to be written overlaps one to be read.</exception>
            {{(labels ? NoClass : null)}}
            {{declaration}}
            {
                {{CountSamples(batch)}}
                {{(labels && !batch ? $"{Guard}.Labels(Description, nameof({wanted}), {classes}, OutputSize);" : CheckWanted(wanted, labels))}}
                {{Guard}}.Length(Description, nameof(gradients), gradients.Length, ParameterCount);
                {{Guard}}.OptionalLength<{{plan.Element}}>(Description, nameof(inputGradients), inputGradients, samples, InputSize);
                {{(batch ? $"{Guard}.OptionalLength<{plan.Element}>(Description, nameof(sampleWeights), sampleWeights, samples, 1);" : null)}}
                return ComputeGradients(new(input{{plural}}, samples, scale: {{Scale(plan)}}, {{(labels ? $"labels: {classes}" : $"targets: {wanted}")}}{{(batch ? ", sampleWeights: sampleWeights" : "")}}, inputGradients: inputGradients), gradients);
            }
            """;
    }

    private static CodeText BackwardFromOutput(NetworkPlan plan, bool batch) => $$"""
        /// <summary>
        /// The vector-Jacobian product of {{(batch
            ? "a batch, summed over the samples: the factor 1/samples of a mean belongs to <paramref name=\"outputGradients\"/>"
            : "one sample: back-propagates the gradient of a loss of your own by the outputs")}}.
        /// The L2 penalty is not part of it.
        /// </summary>
        /// <param name="input{{(batch ? "s" : "")}}">{{Rows(batch, plan.Model.InputSize)}}{{(batch ? "; at least one sample" : "")}}.</param>
        /// <param name="outputGradients">{{Rows(batch, plan.Model.OutputSize)}}: d loss / d output, after the output activation.</param>
        /// <param name="gradients">{{plan.ParameterCount}} values in the layout of <see cref="Parameters"/>, overwritten{{(batch ? ": a sum, not a mean" : "")}}. May be left out.</param>
        /// <param name="inputGradients">{{Rows(batch, plan.Model.InputSize)}}, overwritten: the gradient by the input{{(batch ? "s" : "")}}. May be left out, but not both.</param>
        /// <exception cref="global::System.ArgumentException">A span has the wrong length, or one to be written overlaps one to be read, or both gradients are left out.</exception>
        {{MemberDeclaration.Method(plan, "void", batch ? "BackwardFromOutputBatch" : "BackwardFromOutput", (Reads, batch ? "inputs" : "input"), (Reads, "outputGradients"), (Writes, "gradients = default"), (Writes, "inputGradients = default"))}}
        {
            {{CountSamples(batch)}}
            {{Guard}}.BatchLength(Description, nameof(outputGradients), outputGradients.Length, samples, OutputSize);
            {{Guard}}.OptionalLength<{{plan.Element}}>(Description, nameof(gradients), gradients, ParameterCount);
            {{Guard}}.OptionalLength<{{plan.Element}}>(Description, nameof(inputGradients), inputGradients, samples, InputSize);
            {{Guard}}.AnyGradients<{{plan.Element}}>(Description, gradients, inputGradients);
            global::NetGen.Runtime.TrainingBatch<{{plan.Element}}> batch = new(input{{(batch ? "s" : "")}}, samples, scale: 1, targets: outputGradients, fromOutputs: true, inputGradients: inputGradients);
            {{Guard}}.NoOverlap<{{plan.Element}}>(Description, in batch, {{Parameters(plan)}}, gradients);
            {{(plan.IsUnrolled ? $"""

                // Where they are left out the kernel still writes them: those of a network this small fit on the stack.
                {Span(plan)} written = gradients.IsEmpty ? stackalloc {plan.Element}[{plan.ParameterCount}] : gradients;
                """ : null)}}
            {{MemberNames.Backward(plan, plan.IsUnrolled ? "written" : "gradients")}};
        }
        """;

    private static CodeText CreatePass(NetworkPlan plan) => $$"""
        /// <summary>Makes a forward pass that is kept for its backward pass: for a loss of your own, without computing the outputs twice.</summary>
        /// <param name="maxSamples">The most samples of a pass, 1 or more; memory for them is allocated here, and none later.</param>
        /// <returns>The pass; any number of them may be alive at once.</returns>
        /// <exception cref="global::System.ArgumentOutOfRangeException">The number is less than 1, or so large that no array holds what is kept.</exception>
        {{MemberDeclaration.Method(plan, PassType(plan), "CreatePass", (Integer, "maxSamples"))}} =>
            new global::NetGen.Runtime.{{KeptPass(plan)}}(this, maxSamples);
        """;

    private static string PassType(NetworkPlan plan) => $"global::NetGen.NetworkPass<{plan.Element}>";

    /// <summary>What is kept is what a batch keeps: rows, or a sample in each lane; nothing where layers live in registers.</summary>
    private static string KeptPass(NetworkPlan plan) =>
        plan.Passes.BackwardLanes is not null ? $"KeptLanePass<{KernelArguments(plan)}>"
        : plan.IsUnrolled ? $"RecomputedPass<{plan.Element}>"
        : $"KeptRowPass<{KernelArguments(plan)}>";

    /// <summary>What stands for a mean.</summary>
    private static string Scale(NetworkPlan plan) => $"({plan.Element})(1 / {(plan.Loss.IsMeanOverOutputs ? "((double)samples * OutputSize)" : "(double)samples")})";

    private static string CheckWanted(string wanted, bool labels) =>
        $"{Guard}.BatchLength(Description, nameof({wanted}), {wanted}.Length, samples, {(labels ? "1" : "OutputSize")});" +
        (labels ? $"\n{Guard}.Labels(Description, nameof({wanted}), {wanted}, OutputSize);" : "");

    private static string Wanted(NetworkPlan plan, bool batch, bool labels) =>
        labels ? $"The class of {(batch ? "each" : "the")} sample, 0 to {plan.Model.OutputSize - 1}" : Rows(batch, plan.Model.OutputSize);

    private static string CountSamples(bool batch) => batch ? $"int samples = {Guard}.SomeSamples(Description, nameof(inputs), inputs.Length, InputSize);" : $"""
        {Guard}.Length(Description, nameof(input), input.Length, InputSize);
        const int samples = 1;
        """;

    private static string Rows(bool batch, int size) => batch ? $"Row-major [samples][{size}]" : $"{size} values";
}
