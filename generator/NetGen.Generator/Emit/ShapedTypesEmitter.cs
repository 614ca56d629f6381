using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes value types of the exact size of one sample's inputs and outputs, and the forward pass over them: the sizes are then
/// checked by the type system, and a caller needs neither arrays nor stackalloc.
/// </summary>
internal static class ShapedTypesEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        WriteType(writer, plan, "Input", "inputs", "InputSize", plan.Model.InputSize);
        writer.Line();
        WriteType(writer, plan, "Output", "outputs", "OutputSize", plan.Model.OutputSize);
        writer.Line();
        writer.Line("/// <summary>Computes the outputs of one sample; the sizes are part of the types, so there is nothing to check.</summary>");
        writer.Line("/// <param name=\"input\">The inputs.</param>");
        writer.Line("/// <param name=\"output\">The outputs.</param>");
        using (writer.Block($"{ClassEmitter.Public(plan)} void Forward(in Input input, out Output output)"))
        {
            writer.Line("output = default;");
            writer.Line($"{KernelClassEmitter.QualifiedName(plan)}.Forward(input, 1, {ParameterMembersEmitter.Span(plan)}, output);");
        }

        if (!plan.Loss.OfLogits)
            return;
        writer.Line();
        writer.Line("/// <summary>The class of one sample; see <see cref=\"Classify(global::System.ReadOnlySpan{" + plan.Element + "})\"/>.</summary>");
        writer.Line("/// <param name=\"input\">The inputs.</param>");
        writer.Line("/// <returns>The class.</returns>");
        writer.Line($"{ClassEmitter.Public(plan)} int Classify(in Input input) => {KernelClassEmitter.QualifiedName(plan)}.Classify(input, {ParameterMembersEmitter.Span(plan)});");
    }

    private static void WriteType(CodeWriter writer, NetworkPlan plan, string name, string what, string size, int count)
    {
        writer.Line($"/// <summary>The {what} of one sample as a value: {count} numbers, indexed like an array and convertible to a span.</summary>");
        writer.Line($"[global::System.Runtime.CompilerServices.InlineArray({size})]");
        using (writer.Block($"public struct {name}"))
            writer.Line($"private {plan.Element} _first;");
    }
}
