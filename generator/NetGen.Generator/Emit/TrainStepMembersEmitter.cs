using NetGen.Generator.Planning;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Emit;

/// <summary>Writes the public training step on one sample: it checks the arguments and calls the kernel.</summary>
internal static class TrainStepMembersEmitter
{
    /// <summary>What a step is made with: plain gradient descent by a learning rate, or the formula of an optimiser.</summary>
    private sealed record Update(string Parameter, Func<NetworkPlan, string> Type, bool Descends);

    private static readonly Update s_descent = new("learningRate", _ => "double", Descends: true);

    private static readonly Update s_optimizer = new("optimizer", plan => $"global::NetGen.Optimizer<{plan.Element}>", Descends: false);

    public static void Write(CodeWriter writer, NetworkPlan plan) =>
        writer.Separated(
            part => WriteMethod(part, plan, labels: false, s_descent),
            part => WriteMethod(part, plan, labels: false, s_optimizer),
            part => WriteDescent(part, plan),
            part => WriteStep(part, plan));

    /// <summary>The methods that take labels.</summary>
    public static void WriteOverloads(CodeWriter writer, NetworkPlan plan) =>
        writer.Separated(
            part => WriteMethod(part, plan, labels: true, s_descent),
            part => WriteMethod(part, plan, labels: true, s_optimizer));

    private static void WriteMethod(CodeWriter writer, NetworkPlan plan, bool labels, Update update)
    {
        string reads = Reads(plan), target = labels ? "label" : "target";
        writer.Line("/// <summary>");
        if (update.Descends)
        {
            writer.Line("/// One step of gradient descent on one sample, in place, without a buffer for gradients:");
            foreach (LayerPlan layer in plan.Layers)
                writer.Line($"/// W{layer.Number} -= learningRate dL/dW{layer.Number}{(layer.HasBiases ? $", b{layer.Number} -= learningRate dL/db{layer.Number}" : "")}{(layer.IsOutput ? "." : ";")}");
            writer.Line("/// The parameters are, bit for bit, those of <c>Backward</c> and a step of <see cref=\"global::NetGen.Sgd{T}\"/> without momentum and decay.");
        }
        else
        {
            writer.Line("/// One step of an optimiser on one sample, in place, without a buffer for gradients. The parameters are, bit for bit, those of");
            writer.Line("/// <c>Backward</c> and a step of the same optimiser.");
        }

        writer.Line("/// </summary>");
        writer.Line($"/// <param name=\"input\">{plan.Model.InputSize} values.</param>");
        writer.Line(labels
            ? $"/// <param name=\"label\">The class of the sample, 0 to {plan.Model.OutputSize - 1}.</param>"
            : $"/// <param name=\"target\">{plan.Model.OutputSize} values.</param>");
        writer.Line(update.Descends
            ? $"/// <param name=\"learningRate\">The learning rate, 0 or more; as in the optimisers, it is rounded to {plan.Element} once.</param>"
            : "/// <param name=\"optimizer\">An optimiser that was made for this network.</param>");
        writer.Line($"/// <returns>The loss before the step{(plan.Model.L2 > 0 ? ", L2 penalty included" : "")}.</returns>");
        if (!update.Descends)
            writer.Line("/// <exception cref=\"global::System.ArgumentNullException\">The optimiser is null.</exception>");
        writer.Line($"/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length, or overlaps the parameters{(update.Descends ? "" : "; the optimiser was made for another network")}.</exception>");
        if (update.Descends || labels)
            writer.Line($"/// <exception cref=\"global::System.ArgumentOutOfRangeException\">{string.Join(", or ", OutOfRange())}.</exception>");
        using (writer.Block($"{MemberModifiers.Method(plan, "TrainStep", ParameterKind.Reads, labels ? ParameterKind.Integer : ParameterKind.Reads, update.Descends ? ParameterKind.Double : ParameterKind.Optimizer)} {plan.Element} TrainStep({reads} input, {(labels ? "int" : reads)} {target}, {update.Type(plan)} {update.Parameter})"))
        {
            ArgumentChecks.WriteLength(writer, "input", "InputSize");
            if (labels)
                writer.Line("global::NetGen.Runtime.Guard.Labels(Description, nameof(label), [label], OutputSize);");
            else
                ArgumentChecks.WriteLength(writer, "target", "OutputSize");
            writer.Line($"return StepInPlace(input, {(labels ? "default, [label]" : "target, default")}, {update.Parameter});");
        }

        IEnumerable<string> OutOfRange()
        {
            if (labels)
                yield return "The label is not a class";
            if (update.Descends)
                yield return $"{(labels ? "the" : "The")} learning rate is negative, not a number, or infinite as a {plan.Element}";
        }
    }

    private static void WriteDescent(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <summary>A step of gradient descent on a sample of checked lengths; the label where target is empty.</summary>");
        using (WriteStepInPlace(writer, plan, s_descent))
        {
            writer.Line($"global::NetGen.Runtime.Guard.LearningRate<{plan.Element}>(Description, learningRate);");
            WriteOverlapCheck(writer, plan);
            WriteLoss(writer, plan, plan.IsUnrolled
                ? $"{GeneratedTypes.QualifiedKernels(plan)}.TrainStep(input, target, label, {Scale(plan)}, ({plan.Element})learningRate, {ParameterMemory.Field}.Span)"
                : $"global::NetGen.Runtime.TrainStep.Descend<{GeneratedTypes.QualifiedKernels(plan)}, {plan.Element}>({Sample(plan)}, learningRate, ref {ParameterMemory.Field}.Reference)");
        }
    }

    private static void WriteStep(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <summary>A step of an optimiser on a sample of checked lengths; the label where target is empty.</summary>");
        using (WriteStepInPlace(writer, plan, s_optimizer))
        {
            writer.Line($"global::NetGen.Runtime.Guard.Optimizer<{plan.Element}>(this, optimizer);");
            WriteOverlapCheck(writer, plan);
            if (!plan.IsUnrolled)
            {
                WriteLoss(writer, plan, $"global::NetGen.Runtime.TrainStep.Step<{GeneratedTypes.QualifiedKernels(plan)}, {plan.Element}>(optimizer, {Sample(plan)}, {ParameterMemory.Field}.Span)");
                return;
            }

            writer.Line();
            writer.Line("// The gradients of a network this small fit on the stack, which is 0.");
            writer.Line($"global::System.Span<{plan.Element}> gradients = stackalloc {plan.Element}[{plan.ParameterCount}];");
            writer.Line($"double loss = {GeneratedTypes.QualifiedKernels(plan)}.Gradients(input, target, label, {Scale(plan)}, {ParameterMemory.Field}.Span, gradients){Quotient(plan)};");
            BackwardMembersEmitter.WritePenalty(writer, plan);
            writer.Line($"global::NetGen.Runtime.TrainStep.StepOver<{plan.Element}>(optimizer, gradients, {ParameterMemory.Field}.Span);");
            writer.Line($"return ({plan.Element})loss;");
        }
    }

    private static IDisposable WriteStepInPlace(CodeWriter writer, NetworkPlan plan, Update update) =>
        writer.Block($"private {plan.Element} StepInPlace({Reads(plan)} input, {Reads(plan)} target, global::System.ReadOnlySpan<int> label, {update.Type(plan)} {update.Parameter})");

    private static string Reads(NetworkPlan plan) => $"global::System.ReadOnlySpan<{plan.Element}>";

    /// <summary>The sample as a batch of one.</summary>
    private static string Sample(NetworkPlan plan) => $"new(input, samples: 1, {Scale(plan)}, targets: target, labels: label)";

    private static void WriteOverlapCheck(CodeWriter writer, NetworkPlan plan) =>
        writer.Line($"global::NetGen.Runtime.Guard.NoOverlap<{plan.Element}>(Description, input, target, {ParameterMemory.Field}.Span);");

    /// <summary>Returns the loss of a step, and the penalty of the weights before it.</summary>
    private static void WriteLoss(CodeWriter writer, NetworkPlan plan, string step)
    {
        if (plan.Model.L2 > 0)
        {
            writer.Line();
            writer.Line($"// l2 sum W^2, with l2 = {Literals.Double(plan.Model.L2).TrimEnd('d')}; biases are not regularised");
            foreach (LayerPlan layer in plan.Layers)
                writer.Line($"double penalty{layer.Number} = global::NetGen.Runtime.WeightPenalty.Of<{plan.Element}>({Literals.Double(plan.Model.L2)}, Weights{layer.Number});");
            writer.Line();
        }

        string penalties = plan.Model.L2 > 0 ? string.Concat(plan.Layers.Select(layer => $" + penalty{layer.Number}")) : "";
        writer.Line($"return ({plan.Element})({step}{Quotient(plan)}{penalties});");
    }

    /// <summary>The mean of a sample's losses, where it is one.</summary>
    private static string Quotient(NetworkPlan plan) => plan.Loss.IsMeanOverOutputs ? " / OutputSize" : "";

    private static string Scale(NetworkPlan plan) => $"scale: {(plan.Loss.IsMeanOverOutputs ? $"({plan.Element})(1 / (double)OutputSize)" : "1")}";
}
