using NetGen.Generator.Planning;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Emit;

/// <summary>Writes the public backward methods: they check the spans, call the kernels and add the L2 penalty.</summary>
internal static class BackwardMembersEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var parts = new List<Action<CodeWriter>>();
        foreach ((bool batch, bool weighted) in new[] { (false, false), (true, false), (true, true) })
        {
            foreach (bool labels in plan.Model.Loss == Loss.SoftmaxCE ? new[] { false, true } : [false])
            {
                foreach (bool inputGradients in new[] { false, true })
                    parts.Add(part => WriteLossMethod(part, plan, new(batch, weighted, labels, inputGradients)));
            }
        }

        parts.Add(part => WriteFromOutput(part, plan, batch: false));
        parts.Add(part => WriteFromOutput(part, plan, batch: true));
        parts.Add(part => WriteComputeGradients(part, plan));
        writer.Separated([.. parts]);
    }

    /// <summary>One of the backward methods.</summary>
    /// <param name="Batch">Many samples, or one.</param>
    /// <param name="Weighted">Whether each sample has a weight.</param>
    /// <param name="Labels">Whether targets are classes.</param>
    /// <param name="WithInputGradients">Whether it computes the gradient by the inputs.</param>
    private sealed record LossMethod(bool Batch, bool Weighted, bool Labels, bool WithInputGradients);

    private static void WriteLossMethod(CodeWriter writer, NetworkPlan plan, LossMethod method)
    {
        (bool batch, bool weighted, bool labels, bool withInputGradients) = method;
        string reads = $"global::System.ReadOnlySpan<{plan.Element}>";
        string writes = $"global::System.Span<{plan.Element}>";
        string inputs = batch ? "inputs" : "input";
        string targets = (labels, batch) switch { (true, true) => "labels", (true, false) => "label", (false, true) => "targets", _ => "target" };
        string targetType = (labels, batch) switch { (true, true) => "global::System.ReadOnlySpan<int>", (true, false) => "int", _ => reads };

        writer.Line(weighted ? "/// <summary>Computes the mean of the weighted losses of a batch, 1/samples sum weight * loss, and its gradient by the parameters.</summary>"
            : batch ? "/// <summary>Computes the mean loss of a batch, and its gradient by the parameters.</summary>"
            : "/// <summary>Computes the loss of one sample, and its gradient by the parameters.</summary>");
        WriteInputDocumentation(writer, plan, batch);
        writer.Line(labels
            ? $"/// <param name=\"{targets}\">{(batch ? "The class of each sample" : "The class of the sample")}, 0 to {plan.Model.OutputSize - 1}.</param>"
            : $"/// <param name=\"{targets}\">{Rows(batch, plan.Model.OutputSize)}.</param>");
        if (weighted)
            writer.Line("/// <param name=\"sampleWeights\">The weight of each sample.</param>");
        WriteGradientDocumentation(writer, plan, batch, withInputGradients);
        writer.Line($"/// <returns>The {(batch ? "mean " : "")}loss{(plan.Model.L2 > 0 ? ", L2 penalty included" : "")}.</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length, or one to be written overlaps one to be read.</exception>");
        if (labels)
            writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A label is not a class.</exception>");

        string inputGradients = withInputGradients ? $", {writes} inputGradients" : "";
        string name = $"Backward{(batch ? "Batch" : "")}{(weighted ? "Weighted" : "")}";
        ParameterKind[] parameters =
        [
            ParameterKind.Reads,
            (labels, batch) switch { (true, true) => ParameterKind.Labels, (true, false) => ParameterKind.Integer, _ => ParameterKind.Reads },
            .. weighted ? new[] { ParameterKind.Reads } : [],
            ParameterKind.Writes,
            .. withInputGradients ? new[] { ParameterKind.Writes } : [],
        ];
        using (writer.Block($"{ClassEmitter.Public(plan, name, parameters)} {plan.Element} {name}({reads} {inputs}, {targetType} {targets}{(weighted ? $", {reads} sampleWeights" : "")}, {writes} gradients{inputGradients})"))
        {
            WriteSamples(writer, batch);
            if (!labels)
                ForwardMembersEmitter.WriteBatchLengthCheck(writer, targets, "OutputSize");
            else if (batch)
                ForwardMembersEmitter.WriteBatchLengthCheck(writer, targets, "");
            if (labels)
                writer.Line($"global::NetGen.Runtime.Guard.Labels(Description, nameof({targets}), {(batch ? targets : $"[{targets}]")}, OutputSize);");
            if (weighted)
                ForwardMembersEmitter.WriteBatchLengthCheck(writer, "sampleWeights", "");
            WriteGradientChecks(writer, withInputGradients);

            string arguments = labels
                ? $"targets: default, labels: {(batch ? targets : $"[{targets}]")}"
                : $"targets: {targets}, labels: default";
            writer.Line($"return ComputeGradients({inputs}, samples, {arguments}, {(weighted ? "sampleWeights" : "default")}, gradients, {(withInputGradients ? "inputGradients" : "default")});");
        }
    }

    private static void WriteFromOutput(CodeWriter writer, NetworkPlan plan, bool batch)
    {
        string reads = $"global::System.ReadOnlySpan<{plan.Element}>";
        string writes = $"global::System.Span<{plan.Element}>";
        string inputs = batch ? "inputs" : "input";
        writer.Line("/// <summary>");
        writer.Line("/// The vector-Jacobian product: back-propagates the gradient of a loss of your own by the outputs. The L2 penalty is not part of it.");
        if (batch)
            writer.Line("/// Parameter gradients are summed over the samples: the factor 1/samples of a mean belongs to <paramref name=\"outputGradients\"/>.");
        writer.Line("/// </summary>");
        WriteInputDocumentation(writer, plan, batch);
        writer.Line($"/// <param name=\"outputGradients\">{Rows(batch, plan.Model.OutputSize)}: d loss / d output, after the output activation.</param>");
        WriteGradientDocumentation(writer, plan, batch, withInputGradients: true);
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length, or one to be written overlaps one to be read.</exception>");
        string name = batch ? "BackwardFromOutputBatch" : "BackwardFromOutput";
        using (writer.Block($"{ClassEmitter.Public(plan, name, ParameterKind.Reads, ParameterKind.Reads, ParameterKind.Writes, ParameterKind.Writes)} void {name}({reads} {inputs}, {reads} outputGradients, {writes} gradients, {writes} inputGradients)"))
        {
            WriteSamples(writer, batch);
            ForwardMembersEmitter.WriteBatchLengthCheck(writer, "outputGradients", "OutputSize");
            WriteGradientChecks(writer, withInputGradients: true);
            writer.Line($"global::NetGen.Runtime.Guard.NoOverlap<{plan.Element}>(Description, {inputs}, outputGradients, {ParameterMembersEmitter.Memory}.Span, gradients, inputGradients);");
            writer.Line($"{KernelClassEmitter.QualifiedName(plan)}.Backward({Team(plan)}{inputs}, samples, outputGradients, labels: default, sampleWeights: default, fromOutputs: true, scale: 1, {ParameterMembersEmitter.Memory}.Span, gradients, inputGradients);");
        }
    }

    private static void WriteComputeGradients(CodeWriter writer, NetworkPlan plan)
    {
        string reads = $"global::System.ReadOnlySpan<{plan.Element}>";
        string writes = $"global::System.Span<{plan.Element}>";
        string count = plan.Loss.IsMeanOverOutputs ? "((double)samples * OutputSize)" : "samples";
        writer.Line("/// <summary>The mean loss and its gradients, of checked arguments; labels where targets is empty, every weight 1 where sampleWeights is.</summary>");
        using (writer.Block($"private {plan.Element} ComputeGradients({reads} inputs, int samples, {reads} targets, global::System.ReadOnlySpan<int> labels, {reads} sampleWeights, {writes} gradients, {writes} inputGradients)"))
        {
            writer.Line($"global::NetGen.Runtime.Guard.NoOverlap<{plan.Element}>(Description, inputs, targets, {ParameterMembersEmitter.Memory}.Span, gradients, inputGradients);");
            writer.Line($"global::NetGen.Runtime.Guard.NoOverlap<{plan.Element}>(Description, sampleWeights, gradients, inputGradients);");
            writer.Line($"global::NetGen.Runtime.Guard.NoOverlap<{plan.Element}>(Description, labels, gradients, inputGradients);");
            writer.Line($"double loss = {KernelClassEmitter.QualifiedName(plan)}.Backward({Team(plan)}inputs, samples, targets, labels, sampleWeights, fromOutputs: false, scale: ({plan.Element})(1 / (double){count}), {ParameterMembersEmitter.Memory}.Span, gradients, inputGradients) / {count};");
            WritePenalty(writer, plan);
            writer.Line($"return ({plan.Element})loss;");
        }
    }

    /// <summary>Adds the L2 penalty to the loss, and its gradient to the gradients.</summary>
    public static void WritePenalty(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.Model.L2 == 0)
            return;
        writer.Line();
        writer.Line($"// L += l2 sum W^2, dW += 2 l2 W, with l2 = {Literals.Double(plan.Model.L2).TrimEnd('d')}; biases are not regularised");
        foreach (LayerPlan layer in plan.Layers)
            writer.Line($"loss += global::NetGen.Runtime.WeightPenalty.Add<{plan.Element}>({Literals.Double(plan.Model.L2)}, Weights{layer.Number}, gradients.Slice({layer.WeightsOffset}, {layer.WeightCount}));");
        writer.Line();
    }

    /// <summary>The argument of kernels that a team may share; networks written out in full are too small to gain from it.</summary>
    private static string Team(NetworkPlan plan) => plan.IsUnrolled ? "" : "Team, ";

    private static void WriteSamples(CodeWriter writer, bool batch)
    {
        if (batch)
        {
            writer.Line("int samples = global::NetGen.Runtime.Guard.SomeSamples(Description, nameof(inputs), inputs.Length, InputSize);");
            return;
        }

        ForwardMembersEmitter.WriteLengthCheck(writer, "input", "InputSize");
        writer.Line("const int samples = 1;");
    }

    private static void WriteGradientChecks(CodeWriter writer, bool withInputGradients)
    {
        ForwardMembersEmitter.WriteLengthCheck(writer, "gradients", "ParameterCount");
        if (withInputGradients)
            ForwardMembersEmitter.WriteBatchLengthCheck(writer, "inputGradients", "InputSize");
    }

    private static void WriteInputDocumentation(CodeWriter writer, NetworkPlan plan, bool batch) =>
        writer.Line($"/// <param name=\"{(batch ? "inputs" : "input")}\">{Rows(batch, plan.Model.InputSize)}{(batch ? "; at least one sample" : "")}.</param>");

    private static void WriteGradientDocumentation(CodeWriter writer, NetworkPlan plan, bool batch, bool withInputGradients)
    {
        writer.Line($"/// <param name=\"gradients\">{plan.ParameterCount} values in the layout of <see cref=\"Parameters\"/>, overwritten.</param>");
        if (withInputGradients)
            writer.Line($"/// <param name=\"inputGradients\">{Rows(batch, plan.Model.InputSize)}, overwritten: the gradient by the input{(batch ? "s" : "")}.</param>");
    }

    private static string Rows(bool batch, int size) => batch ? $"Row-major [samples][{size}]" : $"{size} values";
}
