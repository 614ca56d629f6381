using NetGen.Generator.Planning;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Emit;

/// <summary>Writes the public forward methods: they check the spans and call the kernels.</summary>
internal static class ForwardMembersEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        string parameters = ParameterMemory.Span(plan);
        string kernels = GeneratedTypes.QualifiedKernels(plan);
        string input = $"global::System.ReadOnlySpan<{plan.Element}>";
        string output = $"global::System.Span<{plan.Element}>";

        writer.Line("/// <summary>Computes the outputs of one sample.</summary>");
        writer.Line($"/// <param name=\"input\">{plan.Model.InputSize} values.</param>");
        writer.Line($"/// <param name=\"output\">{plan.Model.OutputSize} values, overwritten; may overlap <paramref name=\"input\"/>.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length, or the output overlaps the parameters.</exception>");
        using (writer.Block($"{MemberModifiers.Method(plan, "Forward", ParameterKind.Reads, ParameterKind.Writes)} void Forward({input} input, {output} output)"))
        {
            ArgumentChecks.WriteLength(writer, "input", "InputSize");
            ArgumentChecks.WriteLength(writer, "output", "OutputSize");
            WriteOverlapChecks(writer, plan, "output", parameters);
            writer.Line($"{kernels}.ForwardSample(input, {parameters}, output);");
        }

        writer.Line();
        WriteReturning(writer, plan, parameters, kernels);
        writer.Line("/// <summary>Computes the outputs of a batch; the number of samples is inputs.Length / InputSize.</summary>");
        writer.Line($"/// <param name=\"inputs\">Row-major [samples][{plan.Model.InputSize}].</param>");
        writer.Line($"/// <param name=\"outputs\">Row-major [samples][{plan.Model.OutputSize}], overwritten.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length, or the outputs overlap the inputs or the parameters.</exception>");
        using (writer.Block($"{MemberModifiers.Method(plan, "ForwardBatch", ParameterKind.Reads, ParameterKind.Writes)} void ForwardBatch({input} inputs, {output} outputs)"))
        {
            writer.Line("int samples = global::NetGen.Runtime.Guard.Samples(Description, nameof(inputs), inputs.Length, InputSize);");
            ArgumentChecks.WriteBatchLength(writer, "outputs", "OutputSize");
            WriteOverlapChecks(writer, plan, "outputs", "inputs", parameters);
            writer.Line(plan.Model.IsFrozen
                ? $"{kernels}.Forward(inputs, samples, {parameters}, outputs);"
                : $"global::NetGen.Runtime.BatchForward.Run<{kernels}, {plan.Element}>(Team, inputs, samples, {parameters}, outputs);");
        }

        if (!plan.Loss.OfLogits)
            return;

        writer.Line();
        bool single = plan.Model.OutputSize == 1;
        writer.Line(single
            ? "/// <summary>The class of one sample: 1 where the output is at least 1/2, else 0.</summary>"
            : "/// <summary>The index of the largest output of one sample; the first of equals.</summary>");
        writer.Line($"/// <param name=\"input\">{plan.Model.InputSize} values.</param>");
        writer.Line($"/// <returns>A class, 0 to {(single ? 1 : plan.Model.OutputSize - 1)}.</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The span has the wrong length.</exception>");
        writer.Line(single
            ? "/// <remarks>Where the output is NaN, as of inputs that are NaN, the class is 0.</remarks>"
            : "/// <remarks>The sums before the activation are compared, and a NaN with nothing: where they are NaN, as of inputs that are NaN, the class is 0.</remarks>");
        using (writer.Block($"{MemberModifiers.Method(plan, "Classify", ParameterKind.Reads)} int Classify({input} input)"))
        {
            ArgumentChecks.WriteLength(writer, "input", "InputSize");
            writer.Line($"return {kernels}.Classify(input, {parameters});");
        }
    }

    /// <summary>Where the outputs are few enough to be returned by value.</summary>
    private static void WriteReturning(CodeWriter writer, NetworkPlan plan, string parameters, string kernels)
    {
        if (!plan.Model.ReturnsOutputs)
            return;
        writer.Line("/// <summary>Computes the outputs of one sample and returns them, on the stack: <c>var y = network.Forward(x);</c>.</summary>");
        writer.Line($"/// <param name=\"input\">{plan.Model.InputSize} values.</param>");
        writer.Line($"/// <returns>{plan.Model.OutputSize} values, indexed like an array and convertible to a span.</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The span has the wrong length.</exception>");
        using (writer.Block($"{MemberModifiers.Method(plan, "Forward", ParameterKind.Reads)} Output Forward(global::System.ReadOnlySpan<{plan.Element}> input)"))
        {
            ArgumentChecks.WriteLength(writer, "input", "InputSize");
            writer.Line("global::System.Runtime.CompilerServices.Unsafe.SkipInit(out Output output);");
            writer.Line($"{kernels}.ForwardSample(input, {parameters}, output);");
            writer.Line("return output;");
        }

        writer.Line();
    }

    private static void WriteOverlapChecks(CodeWriter writer, NetworkPlan plan, string output, params string[] inputs)
    {
        foreach (string input in inputs)
            writer.Line($"global::NetGen.Runtime.Guard.NoOverlap<{plan.Element}>(Description, nameof({output}), {output}, {input});");
    }
}
