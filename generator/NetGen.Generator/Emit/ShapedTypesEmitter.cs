using System.Globalization;
using NetGen.Generator.Planning;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes value types of the exact size of one sample's inputs and outputs, and the forward pass over them: the sizes are then
/// checked by the type system, and a caller needs neither arrays nor stackalloc. Outputs say their size in a type that all
/// networks share, so that another network with as many inputs takes them as they are.
/// </summary>
internal static class ShapedTypesEmitter
{
    private const string Shapes = "global::NetGen.Shapes.";

    /// <summary>Whoever writes a first program sees the simple methods first.</summary>
    private const string OnlyForChains = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Advanced)]";

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        WriteType(writer, plan, "Input", "inputs", "InputSize", plan.Model.InputSize, "");
        writer.Line();
        WriteType(writer, plan, "Output", "outputs", "OutputSize", plan.Model.OutputSize, " : " + VectorType(plan, plan.Model.OutputSize));
        writer.Line();
        writer.Line("/// <summary>Computes the outputs of one sample; the sizes are part of the types, so there is nothing to check.</summary>");
        writer.Line("/// <param name=\"input\">The inputs.</param>");
        writer.Line("/// <param name=\"output\">The outputs.</param>");
        WriteForward(writer, plan, $"{MemberModifiers.Method(plan, "Forward", ParameterKind.InputValue, ParameterKind.OutputValue)} void Forward(in Input input, out Output output)", constraint: null, "input");
        writer.Line();
        writer.Line("/// <summary>Computes the outputs of one sample from the outputs of another network; a chain whose sizes disagree does not compile.</summary>");
        WriteVectorDocumentation(writer, plan);
        writer.Line("/// <param name=\"output\">The outputs; may be the same variable as <paramref name=\"input\"/>.</param>");
        writer.Line(OnlyForChains);
        WriteForward(writer, plan, $"{MemberModifiers.Method(plan, "Forward", ParameterKind.VectorValue, ParameterKind.OutputValue)} void Forward<TVector>(in TVector input, out Output output)", Constraint(plan), Vector(plan));

        if (!plan.Loss.OfLogits)
            return;
        string classify = $"{GeneratedTypes.QualifiedKernels(plan)}.Classify(";
        string memory = $", {ParameterMemory.Span(plan)});";
        writer.Line();
        writer.Line("/// <summary>The class of one sample; see <see cref=\"Classify(global::System.ReadOnlySpan{" + plan.Element + "})\"/>.</summary>");
        writer.Line("/// <param name=\"input\">The inputs.</param>");
        writer.Line("/// <returns>The class.</returns>");
        writer.Line($"{MemberModifiers.Method(plan, "Classify", ParameterKind.InputValue)} int Classify(in Input input) => {classify}input{memory}");
        writer.Line();
        writer.Line("/// <summary>The class of one sample, from the outputs of another network; see <see cref=\"Classify(global::System.ReadOnlySpan{" + plan.Element + "})\"/>.</summary>");
        WriteVectorDocumentation(writer, plan);
        writer.Line("/// <returns>The class.</returns>");
        writer.Line(OnlyForChains);
        writer.Line($"{MemberModifiers.Method(plan, "Classify", ParameterKind.VectorValue)} int Classify<TVector>(in TVector input)");
        using (writer.Indented())
        {
            writer.Line(Constraint(plan));
            writer.Line($"=> {classify}{Vector(plan)}{memory}");
        }
    }

    private static void WriteType(CodeWriter writer, NetworkPlan plan, string name, string what, string size, int count, string interfaces)
    {
        writer.Line($"/// <summary>The {what} of one sample as a value: {count} numbers, indexed like an array and convertible to a span.</summary>");
        writer.Line($"[global::System.Runtime.CompilerServices.InlineArray({size})]");
        using (writer.Block($"public struct {name}{interfaces}"))
            writer.Line($"private {plan.Element} _first;");
    }

    private static void WriteVectorDocumentation(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line($"/// <typeparam name=\"TVector\">The Output of a network with {Text(plan.Model.InputSize)} outputs, or a struct of as many numbers of your own.</typeparam>");
        writer.Line("/// <param name=\"input\">The inputs.</param>");
    }

    /// <summary>The output is not cleared first: it may be the memory that the inputs are read from, and all of it is written.</summary>
    private static void WriteForward(CodeWriter writer, NetworkPlan plan, string signature, string? constraint, string input)
    {
        writer.Line(signature);
        if (constraint is not null)
        {
            using (writer.Indented())
                writer.Line(constraint);
        }

        using (writer.Block(""))
        {
            writer.Line("global::System.Runtime.CompilerServices.Unsafe.SkipInit(out output);");
            writer.Line($"{GeneratedTypes.QualifiedKernels(plan)}.ForwardSample({input}, {ParameterMemory.Span(plan)}, output);");
        }
    }

    private static string Constraint(NetworkPlan plan) => $"where TVector : unmanaged, {VectorType(plan, plan.Model.InputSize)}";

    private static string Vector(NetworkPlan plan) =>
        $"global::NetGen.Runtime.ShapedValue.AsSpan<{plan.Element}, TVector>(Description, nameof(input), in input, InputSize)";

    /// <summary>A row of that many numbers; the size is written with a type for each digit.</summary>
    private static string VectorType(NetworkPlan plan, int count) =>
        $"{Shapes}IVector<{plan.Element}, {Shapes}Size<{string.Join(", ", Text(count).Select(digit => $"{Shapes}D{digit}"))}>>";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
