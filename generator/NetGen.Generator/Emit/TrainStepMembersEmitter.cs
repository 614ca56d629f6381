using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes the public training step on one sample: it checks the arguments and calls the kernel.</summary>
internal static class TrainStepMembersEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var parts = new List<Action<CodeWriter>> { part => WriteMethod(part, plan, labels: false) };
        if (plan.Model.Loss == Loss.SoftmaxCE)
            parts.Add(part => WriteMethod(part, plan, labels: true));
        parts.Add(part => WriteStep(part, plan));
        writer.Separated([.. parts]);
    }

    private static void WriteMethod(CodeWriter writer, NetworkPlan plan, bool labels)
    {
        string reads = $"global::System.ReadOnlySpan<{plan.Element}>";
        string target = labels ? "label" : "target";
        writer.Line("/// <summary>");
        writer.Line("/// One step of gradient descent on one sample, in place, without a buffer for gradients:");
        foreach (LayerPlan layer in plan.Layers)
            writer.Line($"/// W{layer.Number} -= learningRate dL/dW{layer.Number}{(layer.BiasesOffset >= 0 ? $", b{layer.Number} -= learningRate dL/db{layer.Number}" : "")}{(layer.IsOutput ? "." : ";")}");
        writer.Line("/// The parameters are, bit for bit, those of <c>Backward</c> and a step of <see cref=\"global::NetGen.Sgd{T}\"/> without momentum and decay.");
        writer.Line("/// </summary>");
        writer.Line($"/// <param name=\"input\">{plan.Model.InputSize} values.</param>");
        writer.Line(labels
            ? $"/// <param name=\"label\">The class of the sample, 0 to {plan.Model.OutputSize - 1}.</param>"
            : $"/// <param name=\"target\">{plan.Model.OutputSize} values.</param>");
        writer.Line("/// <param name=\"learningRate\">The learning rate, 0 or more.</param>");
        writer.Line($"/// <returns>The loss before the step{(plan.Model.L2 > 0 ? ", L2 penalty included" : "")}.</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length, or overlaps the parameters.</exception>");
        writer.Line($"/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The learning rate is negative, infinite or not a number{(labels ? ", or the label is not a class" : "")}.</exception>");
        using (writer.Block($"public {plan.Element} TrainStep({reads} input, {(labels ? "int" : reads)} {target}, {plan.Element} learningRate)"))
        {
            ForwardMembersEmitter.WriteLengthCheck(writer, "input", "InputSize");
            if (labels)
                writer.Line("global::NetGen.Runtime.Guard.Labels(Description, nameof(label), [label], OutputSize);");
            else
                ForwardMembersEmitter.WriteLengthCheck(writer, "target", "OutputSize");
            writer.Line($"return StepInPlace(input, {(labels ? "default, [label]" : "target, default")}, learningRate);");
        }
    }

    private static void WriteStep(CodeWriter writer, NetworkPlan plan)
    {
        string reads = $"global::System.ReadOnlySpan<{plan.Element}>";
        string memory = ParameterMembersEmitter.Memory + ".Span";
        string count = plan.Loss.IsMeanOverOutputs ? "OutputSize" : "1";
        writer.Line("/// <summary>A step on a sample of checked lengths; the label where target is empty.</summary>");
        using (writer.Block($"private {plan.Element} StepInPlace({reads} input, {reads} target, global::System.ReadOnlySpan<int> label, {plan.Element} learningRate)"))
        {
            writer.Line($"global::NetGen.Runtime.Guard.LearningRate<{plan.Element}>(Description, learningRate);");
            writer.Line($"global::NetGen.Runtime.Guard.NoOverlap<{plan.Element}>(Description, nameof(input), input, {memory});");
            writer.Line($"global::NetGen.Runtime.Guard.NoOverlap<{plan.Element}>(Description, nameof(target), target, {memory});");
            if (plan.Model.L2 > 0)
            {
                writer.Line();
                writer.Line($"// l2 sum W^2, with l2 = {Literals.Double(plan.Model.L2).TrimEnd('d')}; biases are not regularised");
                foreach (LayerPlan layer in plan.Layers)
                    writer.Line($"double penalty{layer.Number} = global::NetGen.Runtime.WeightPenalty.Of<{plan.Element}>({Literals.Double(plan.Model.L2)}, Weights{layer.Number});");
                writer.Line();
            }

            string loss = $"{KernelClassEmitter.QualifiedName(plan)}.TrainStep(input, target, label, learningRate, scale: ({plan.Element})(1 / (double){count}), {memory})" + (count == "1" ? "" : $" / {count}");
            string penalties = plan.Model.L2 > 0 ? string.Concat(plan.Layers.Select(layer => $" + penalty{layer.Number}")) : "";
            writer.Line($"return ({plan.Element})({loss}{penalties});");
        }
    }
}
