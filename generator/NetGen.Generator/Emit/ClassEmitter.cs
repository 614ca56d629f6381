using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes the part of the user's class that a reader looks for: its shape, parameters and constructors, and the calls into the kernels.</summary>
internal static class ClassEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <summary>");
        string origin = plan.Model.Weights is { } weights ? $", with the weights of {XmlText.Escape(weights.Source)}" : "";
        writer.Line($"/// The network {FormulaText.Architecture(plan).Replace("->", "-&gt;")}, {(plan.Model.IsFrozen ? "frozen" : "loss " + plan.Loss.Name)}{origin}.");
        writer.Line("/// </summary>");
        writer.Line("/// <remarks>");
        foreach (LayerPlan layer in plan.Layers)
            writer.Line($"/// <para>{XmlText.Escape(FormulaText.SumFormula(layer))}; {XmlText.Escape(FormulaText.ActivationText(layer))}</para>");
        if (!plan.Model.IsFrozen)
            writer.Line($"/// <para>L = {XmlText.Escape(plan.Loss.Value)}{(plan.Model.L2 > 0 ? " + " + FormulaText.L2Term(plan) : "")}</para>");
        writer.Line("/// </remarks>");
        ExampleEmitter.Write(writer, plan);
        writer.Line(GeneratorMark.Attribute);
        if (plan.Model.DeniesClsCompliance)
            writer.Line("[global::System.CLSCompliant(false)]");
        string declaration = Declaration(plan);
        if (plan.Model.IsFrozen)
        {
            using (writer.Block(declaration))
                WriteFrozen(writer, plan);
            return;
        }

        using (writer.Block($"{declaration} : {string.Join(", ", NetworkContract.Interfaces(plan))}"))
        {
            WriteShape(writer, plan);
            WriteDescription(writer, plan, $"{{ get; }} = {DescriptionText.New(plan)};");
            writer.Line();
            ParameterMembersEmitter.Write(writer, plan);
            writer.Line();
            ForwardMembersEmitter.Write(writer, plan);
            writer.Line();
            BackwardMembersEmitter.Write(writer, plan);
            writer.Line();
            TrainStepMembersEmitter.Write(writer, plan);
        }
    }

    /// <summary>What every part of the class begins with.</summary>
    public static string Declaration(NetworkPlan plan) => $"partial {plan.Model.Type.Declaration.Keyword} {plan.Model.Type.Declaration.Name}";

    /// <summary>A static class: nothing to construct, and nothing that changes the parameters.</summary>
    private static void WriteFrozen(CodeWriter writer, NetworkPlan plan)
    {
        WriteShape(writer, plan);
        WriteDescription(writer, plan, $"=> {GeneratedTypes.QualifiedWeights(plan)}.Description;");
        writer.Line();
        writer.Line("/// <summary>All parameters, flat: W1, b1, W2, b2, ...</summary>");
        writer.Line($"public static global::System.ReadOnlySpan<{plan.Element}> Parameters => {ParameterMemory.Span(plan)};");
        writer.Line();
        ForwardMembersEmitter.Write(writer, plan);
    }

    private static void WriteShape(CodeWriter writer, NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        WriteConstant(writer, "The number of inputs of one sample.", "InputSize", model.InputSize);
        WriteConstant(writer, "The number of outputs of one sample.", "OutputSize", model.OutputSize);
        WriteConstant(writer, "The number of layers with weights.", "LayerCount", model.LayerCount);
        WriteConstant(writer, "The number of parameters: all weights and biases.", "ParameterCount", plan.ParameterCount);
    }

    private static void WriteDescription(CodeWriter writer, NetworkPlan plan, string body)
    {
        writer.Line("/// <summary>The architecture, the layout of the parameters and what they cost.</summary>");
        writer.Line("public static global::NetGen.NetworkDescription Description " + body);
    }

    private static void WriteConstant(CodeWriter writer, string summary, string name, int value)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public const int {name} = {value};");
        writer.Line();
    }
}
