using NetGen.Generator.Formulas;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes the part of the user's class: its shape, parameters and constructors, and the calls into the kernels.</summary>
internal static class ClassEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        string interfaceName = plan.Model.Loss == Loss.SoftmaxCE ? "IClassifier" : "INetwork";
        writer.Line("/// <summary>");
        writer.Line($"/// The network {SummaryEmitter.Architecture(plan).Replace("->", "-&gt;")}, loss {plan.Loss.Name}.");
        writer.Line("/// </summary>");
        writer.Line("/// <remarks>");
        foreach (LayerPlan layer in plan.Layers)
            writer.Line($"/// <para>{Xml(SummaryEmitter.SumFormula(layer))}; {Xml(SummaryEmitter.ActivationText(layer))}</para>");
        writer.Line($"/// <para>L = {Xml(plan.Loss.Value)}{(plan.Model.L2 > 0 ? " + " + SummaryEmitter.L2Term(plan) : "")}</para>");
        writer.Line("/// </remarks>");
        writer.Line(GeneratedCode);
        using (writer.Block($"partial {plan.Model.Type.Declaration.Keyword} {plan.Model.Type.Declaration.Name} : global::NetGen.{interfaceName}<{plan.Element}>"))
        {
            WriteShape(writer, plan);
            writer.Line();
            ParameterMembersEmitter.Write(writer, plan);
            writer.Line();
            ForwardMembersEmitter.Write(writer, plan);
            writer.Line();
            BackwardMembersEmitter.Write(writer, plan);
            writer.Line();
            TrainStepMembersEmitter.Write(writer, plan);
            writer.Line();
            ShapedTypesEmitter.Write(writer, plan);
            writer.Line();
            WriteInterface(writer, plan);
        }
    }

    /// <summary>Marks the class as generated; the version is the generator's.</summary>
    public static string GeneratedCode { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"NetGen.Generator\", \"{typeof(ClassEmitter).Assembly.GetName().Version}\")]";

    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static void WriteShape(CodeWriter writer, NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        WriteConstant(writer, "The number of inputs of one sample.", "InputSize", model.InputSize);
        WriteConstant(writer, "The number of outputs of one sample.", "OutputSize", model.OutputSize);
        WriteConstant(writer, "The number of layers with weights.", "LayerCount", model.LayerCount);
        WriteConstant(writer, "The number of parameters: all weights and biases.", "ParameterCount", plan.ParameterCount);
        writer.Line("/// <summary>The architecture and the layout of the parameters.</summary>");
        writer.Line("public static global::NetGen.NetworkDescription Description { get; } = new(");
        using (writer.Indented())
        {
            writer.Line($"\"{model.Type.Name}\",");
            writer.Line($"[{string.Join(", ", model.Sizes)}],");
            writer.Line($"[{string.Join(", ", model.Activations.Select(activation => "global::NetGen.Activation." + activation))}],");
            writer.Line($"global::NetGen.Loss.{model.Loss},");
            writer.Line($"l2: {Literals.Double(model.L2)},");
            writer.Line($"hasBias: {(model.HasBias ? "true" : "false")});");
        }
    }

    private static void WriteConstant(CodeWriter writer, string summary, string name, int value)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public const int {name} = {value};");
        writer.Line();
    }

    /// <summary>The constants hide the interface's static properties of the same names.</summary>
    private static void WriteInterface(CodeWriter writer, NetworkPlan plan)
    {
        string[] names = ["InputSize", "OutputSize", "LayerCount", "ParameterCount"];
        writer.Separated([.. names.Select(name => (Action<CodeWriter>)(part =>
            part.Line($"static int global::NetGen.INetwork<{plan.Element}>.{name} => {name};")))]);
    }
}
