using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes an example into the documentation of the class: who has nothing but an editor learns from it how to train, ask, save and load.</summary>
internal static class ExampleEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <example>");
        writer.Line("/// <code>");
        foreach (string line in plan.Model.IsFrozen ? Frozen(plan) : Trained(plan))
            writer.Line("/// " + XmlText.Escape(line));
        writer.Line("/// </code>");
        writer.Line("/// </example>");
    }

    private static IEnumerable<string> Frozen(NetworkPlan plan)
    {
        string name = plan.Model.Type.Declaration.Name;
        yield return plan.Model.ReturnsOutputs ? $"var y = {name}.Forward(x);" : $"{name}.Forward(x, y);";
    }

    private static IEnumerable<string> Trained(NetworkPlan plan)
    {
        string name = plan.Model.Type.Declaration.Name;
        string targets = plan.TakesLabels ? "labels" : "targets";
        yield return $"var network = new {name}({(plan.Model.Weights is null ? "seed: 1" : "")});";
        yield return "var optimizer = Optimizer.Adam(network, learningRate: 0.001);";
        yield return $"{plan.Element}[] gradients = new {plan.Element}[{name}.ParameterCount];";
        yield return $"{plan.Element} loss = network.BackwardBatch(inputs, {targets}, gradients); // rows of {plan.Model.InputSize}";
        yield return "optimizer.Step(gradients);";
        yield return plan.Model.ReturnsOutputs ? "var y = network.Forward(x);" : "network.Forward(x, y);";
        yield return $"network.SaveSafetensors(\"{name.TrimStart('@')}.safetensors\"); // and LoadSafetensors, SaveOnnx, LoadOnnx";
    }
}
