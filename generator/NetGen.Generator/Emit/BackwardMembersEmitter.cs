using NetGen.Generator.Planning;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Emit;

/// <summary>Writes the public backward methods: they check the spans, call the kernels and add the L2 penalty.</summary>
internal static class BackwardMembersEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        writer.Separated(
            part => WriteLossMethod(part, plan, batch: false, labels: false),
            part => WriteLossMethod(part, plan, batch: true, labels: false),
            part => WriteFromOutput(part, plan, batch: false),
            part => WriteFromOutput(part, plan, batch: true),
            part => WriteComputeGradients(part, plan),
            part => WritePenaltyMethod(part, plan));
    }

    /// <summary>The methods that take labels.</summary>
    public static void WriteOverloads(CodeWriter writer, NetworkPlan plan) =>
        writer.Separated(
            part => WriteLossMethod(part, plan, batch: false, labels: true),
            part => WriteLossMethod(part, plan, batch: true, labels: true));

    private static void WritePenaltyMethod(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line(plan.Model.L2 > 0
            ? $"/// <summary>The L2 penalty, {FormulaText.L2Term(plan)} over all weights; every loss of the network includes it.</summary>"
            : "/// <summary>The L2 penalty: 0, since this network has none.</summary>");
        writer.Line("/// <returns>The penalty.</returns>");
        string penalty = plan.Model.L2 > 0
            ? string.Join(" + ", plan.Layers.Select(layer => $"global::NetGen.Runtime.WeightPenalty.Of<{plan.Element}>({Literals.Double(plan.Model.L2)}, Weights{layer.Number})"))
            : "0";
        writer.Line($"{MemberModifiers.Method(plan, "ComputePenalty")} double ComputePenalty() => {penalty};");
    }

    private static void WriteLossMethod(CodeWriter writer, NetworkPlan plan, bool batch, bool labels)
    {
        string reads = $"global::System.ReadOnlySpan<{plan.Element}>";
        string writes = $"global::System.Span<{plan.Element}>";
        string inputs = batch ? "inputs" : "input";
        string targets = (labels, batch) switch { (true, true) => "labels", (true, false) => "label", (false, true) => "targets", _ => "target" };
        string targetType = (labels, batch) switch { (true, true) => "global::System.ReadOnlySpan<int>", (true, false) => "int", _ => reads };
        string loss = plan.Model.L2 > 0 ? "loss, L2 penalty included," : "loss";

        writer.Line($"/// <summary>{(labels, batch) switch
        {
            (false, false) => $"Computes the {loss} of one sample and its gradient by the parameters.",
            (true, false) => $"Computes the {loss} of one sample of a given class and its gradient by the parameters.",
            (false, true) => $"Computes the mean {loss} of a batch and the gradient of that mean by the parameters.",
            (true, true) => $"Computes the mean {loss} of a batch of given classes and the gradient of that mean by the parameters.",
        }}</summary>");
        WriteInputDocumentation(writer, plan, batch);
        writer.Line(labels
            ? $"/// <param name=\"{targets}\">{(batch ? "The class of each sample" : "The class of the sample")}, 0 to {plan.Model.OutputSize - 1}.</param>"
            : $"/// <param name=\"{targets}\">{Rows(batch, plan.Model.OutputSize)}.</param>");
        writer.Line($"/// <param name=\"gradients\">{plan.ParameterCount} values in the layout of <see cref=\"Parameters\"/>, overwritten{(batch ? ": a mean, not a sum" : "")}.</param>");
        WriteInputGradientDocumentation(writer, plan, batch, "May be left out.");
        if (batch)
            writer.Line("/// <param name=\"sampleWeights\">The weight of each sample, for the mean of the weighted losses, 1/samples sum weight * loss. May be left out: each counts 1.</param>");
        writer.Line($"/// <returns>The {(batch ? "mean " : "")}loss.</returns>");
        WriteExceptionDocumentation(writer, "");
        if (labels)
            writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A label is not a class.</exception>");

        string name = batch ? "BackwardBatch" : "Backward";
        ParameterKind[] parameters =
        [
            ParameterKind.Reads,
            (labels, batch) switch { (true, true) => ParameterKind.Labels, (true, false) => ParameterKind.Integer, _ => ParameterKind.Reads },
            ParameterKind.Writes,
            ParameterKind.Writes,
            .. batch ? new[] { ParameterKind.Reads } : [],
        ];
        string weights = batch ? $", {reads} sampleWeights = default" : "";
        using (writer.Block($"{MemberModifiers.Method(plan, name, parameters)} {plan.Element} {name}({reads} {inputs}, {targetType} {targets}, {writes} gradients, {writes} inputGradients = default{weights})"))
        {
            WriteSamples(writer, batch);
            if (!labels)
                ArgumentChecks.WriteBatchLength(writer, targets, "OutputSize");
            else if (batch)
                ArgumentChecks.WriteBatchLength(writer, targets, "");
            if (labels)
                writer.Line($"global::NetGen.Runtime.Guard.Labels(Description, nameof({targets}), {(batch ? targets : $"[{targets}]")}, OutputSize);");
            ArgumentChecks.WriteLength(writer, "gradients", "ParameterCount");
            ArgumentChecks.WriteOptionalLength(writer, plan, "inputGradients", "samples", "InputSize");
            if (batch)
                ArgumentChecks.WriteOptionalLength(writer, plan, "sampleWeights", "samples", "1");

            string wanted = labels ? $"labels: {(batch ? targets : $"[{targets}]")}" : $"targets: {targets}";
            writer.Line($"return ComputeGradients(new({inputs}, samples, {Scale(plan)}, {wanted}{(batch ? ", sampleWeights: sampleWeights" : "")}, inputGradients: inputGradients), gradients);");
        }
    }

    private static void WriteFromOutput(CodeWriter writer, NetworkPlan plan, bool batch)
    {
        string reads = $"global::System.ReadOnlySpan<{plan.Element}>";
        string writes = $"global::System.Span<{plan.Element}>";
        string inputs = batch ? "inputs" : "input";
        writer.Line("/// <summary>");
        writer.Line(batch
            ? "/// The vector-Jacobian product of a batch, summed over the samples: the factor 1/samples of a mean belongs to <paramref name=\"outputGradients\"/>."
            : "/// The vector-Jacobian product of one sample: back-propagates the gradient of a loss of your own by the outputs.");
        writer.Line("/// The L2 penalty is not part of it.");
        writer.Line("/// </summary>");
        WriteInputDocumentation(writer, plan, batch);
        writer.Line($"/// <param name=\"outputGradients\">{Rows(batch, plan.Model.OutputSize)}: d loss / d output, after the output activation.</param>");
        writer.Line($"/// <param name=\"gradients\">{plan.ParameterCount} values in the layout of <see cref=\"Parameters\"/>, overwritten{(batch ? ": a sum, not a mean" : "")}. May be left out.</param>");
        WriteInputGradientDocumentation(writer, plan, batch, "May be left out, but not both.");
        WriteExceptionDocumentation(writer, ", or both gradients are left out");
        string name = batch ? "BackwardFromOutputBatch" : "BackwardFromOutput";
        using (writer.Block($"{MemberModifiers.Method(plan, name, ParameterKind.Reads, ParameterKind.Reads, ParameterKind.Writes, ParameterKind.Writes)} void {name}({reads} {inputs}, {reads} outputGradients, {writes} gradients = default, {writes} inputGradients = default)"))
        {
            WriteSamples(writer, batch);
            ArgumentChecks.WriteBatchLength(writer, "outputGradients", "OutputSize");
            ArgumentChecks.WriteOptionalLength(writer, plan, "gradients", "ParameterCount");
            ArgumentChecks.WriteOptionalLength(writer, plan, "inputGradients", "samples", "InputSize");
            writer.Line($"global::NetGen.Runtime.Guard.AnyGradients<{plan.Element}>(Description, gradients, inputGradients);");
            writer.Line($"global::NetGen.Runtime.TrainingBatch<{plan.Element}> batch = new({inputs}, samples, scale: 1, targets: outputGradients, fromOutputs: true, inputGradients: inputGradients);");
            writer.Line($"global::NetGen.Runtime.Guard.NoOverlap<{plan.Element}>(Description, in batch, {ParameterMemory.Field}.Span, gradients);");
            string written = "gradients";
            if (plan.IsUnrolled)
            {
                writer.Line();
                writer.Line("// Where they are left out the kernel still writes them: those of a network this small fit on the stack.");
                writer.Line($"global::System.Span<{plan.Element}> written = gradients.IsEmpty ? stackalloc {plan.Element}[{plan.ParameterCount}] : gradients;");
                written = "written";
            }

            writer.Line($"{GeneratedTypes.QualifiedKernels(plan)}.Backward({Team(plan)}in batch, {ParameterMemory.Field}.Span, {written});");
        }
    }

    private static void WriteComputeGradients(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        string count = plan.Loss.IsMeanOverOutputs ? "((double)batch.Samples * OutputSize)" : "batch.Samples";
        writer.Line("/// <summary>The mean loss of a batch of checked lengths, and its gradients.</summary>");
        using (writer.Block($"private {element} ComputeGradients(in global::NetGen.Runtime.TrainingBatch<{element}> batch, global::System.Span<{element}> gradients)"))
        {
            writer.Line($"global::NetGen.Runtime.Guard.NoOverlap<{element}>(Description, in batch, {ParameterMemory.Field}.Span, gradients);");
            writer.Line($"double loss = {GeneratedTypes.QualifiedKernels(plan)}.Backward({Team(plan)}in batch, {ParameterMemory.Field}.Span, gradients) / {count};");
            WritePenalty(writer, plan);
            writer.Line($"return ({element})loss;");
        }
    }

    /// <summary>What each error is multiplied by: the factor of the mean over samples, and over outputs where the loss is one.</summary>
    private static string Scale(NetworkPlan plan) =>
        $"scale: ({plan.Element})(1 / {(plan.Loss.IsMeanOverOutputs ? "((double)samples * OutputSize)" : "(double)samples")})";

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

        ArgumentChecks.WriteLength(writer, "input", "InputSize");
        writer.Line("const int samples = 1;");
    }

    private static void WriteInputDocumentation(CodeWriter writer, NetworkPlan plan, bool batch) =>
        writer.Line($"/// <param name=\"{(batch ? "inputs" : "input")}\">{Rows(batch, plan.Model.InputSize)}{(batch ? "; at least one sample" : "")}.</param>");

    private static void WriteInputGradientDocumentation(CodeWriter writer, NetworkPlan plan, bool batch, string end) =>
        writer.Line($"/// <param name=\"inputGradients\">{Rows(batch, plan.Model.InputSize)}, overwritten: the gradient by the input{(batch ? "s" : "")}. {end}</param>");

    private static void WriteExceptionDocumentation(CodeWriter writer, string end) =>
        writer.Line($"/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length, or one to be written overlaps one to be read{end}.</exception>");

    private static string Rows(bool batch, int size) => batch ? $"Row-major [samples][{size}]" : $"{size} values";
}
