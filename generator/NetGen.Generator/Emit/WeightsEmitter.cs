using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the class that holds the weights of a model file: as numbers that a reader sees, or as the resource that they travel
/// in. It is a class of its own because a static field of the user's class may already need them.
/// </summary>
internal static class WeightsEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        NetworkWeights weights = plan.Model.Weights!;
        using (writer.Block("namespace " + GeneratedTypes.Namespace))
        {
            writer.Line("using global::System;");
            writer.Line("using global::NetGen.Runtime;");
            writer.Line();
            writer.Line($"/// <summary>The parameters of {plan.Model.Type.Name}, from {XmlText.Escape(weights.Source)}.</summary>");
            writer.Line(GeneratorMark.Attribute);
            using (writer.Block($"internal static class {GeneratedTypes.Weights(plan)}"))
            {
                if (plan.Model.IsFrozen)
                    WriteMemory(writer, plan);
                writer.Line($"/// <summary>Writes the {plan.ParameterCount} parameters into a network's memory.</summary>");
                if (weights.Resource is { } resource)
                {
                    writer.Line($"public static void CopyTo(Span<{plan.Element}> parameters) =>");
                    using (writer.Indented())
                        writer.Line($"ParameterResource.Read(typeof({GeneratedTypes.Weights(plan)}).Assembly, {Text(resource)}, isDouble: {(weights.IsDouble ? "true" : "false")}, parameters);");
                }
                else
                {
                    writer.Line($"public static void CopyTo(Span<{plan.Element}> parameters) => Values.CopyTo(parameters);");
                    writer.Line();
                    WriteValues(writer, plan, weights);
                }
            }
        }
    }

    /// <summary>What a network with instances has in each of them.</summary>
    private static void WriteMemory(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <summary>The architecture, the layout of the parameters and what they cost.</summary>");
        writer.Line($"public static readonly global::NetGen.NetworkDescription Description = {DescriptionText.New(plan)};");
        writer.Line();
        writer.Line("/// <summary>One block aligned to 64 bytes, filled at the first use; kernels may read, never write, a little past its end.</summary>");
        writer.Line($"public static readonly AlignedMemory<{plan.Element}> Memory = Create();");
        writer.Line();
        using (writer.Block($"private static AlignedMemory<{plan.Element}> Create()"))
        {
            writer.Line($"var memory = new AlignedMemory<{plan.Element}>({plan.ParameterCount}, padding: {plan.ParameterPadding});");
            writer.Line("CopyTo(memory.Span);");
            writer.Line("return memory;");
        }

        writer.Line();
    }

    /// <summary>Each matrix as on paper: a row for each input, a column for each neuron.</summary>
    private static void WriteValues(CodeWriter writer, NetworkPlan plan, NetworkWeights weights)
    {
        writer.Line("/// <summary>Each matrix in rows, one for each input, as the flat parameters have them.</summary>");
        writer.Line($"private static ReadOnlySpan<{plan.Element}> Values =>");
        writer.Line("[");
        using (writer.Indented())
        {
            foreach (LayerPlan layer in plan.Layers)
            {
                ParameterRow[] rows = [.. weights.Rows.Where(row => row.Layer == layer.Number)];
                string[][] literals = [.. rows.Select(row => row.Numbers.Select(number => Literals.Parameter(number, weights.IsDouble, plan.ElementType)).ToArray())];
                string[] names = [.. rows.Select(row => RowName(row))];
                int name = names.Max(text => text.Length);
                int literal = literals.Max(row => row.Max(text => text.Length));

                writer.Line($"// W{layer.Number}: {layer.Inputs} x {layer.Outputs}{(layer.HasBiases ? $", then b{layer.Number}" : "")}");
                for (int row = 0; row < rows.Length; row++)
                    writer.Line($"/* {names[row].PadRight(name)} */ {string.Join(" ", literals[row].Select(text => (text + ",").PadLeft(literal + 1)))}");
            }
        }

        writer.Line("];");
    }

    private static string RowName(ParameterRow row) =>
        row.Input == 0 ? "b" + row.Layer
        : row.Layer == 1 ? "x" + row.Input
        : $"{FormulaText.InputName(row.Layer)}_{row.Input}";

    private static string Text(string value) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);
}
