using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes an example into the documentation of the class: who has nothing but an editor learns from it how to train, ask, save and load.</summary>
internal static class ExampleEmitter
{
    public static CodeText Text(NetworkPlan plan)
    {
        string name = plan.Model.Type.Declaration.Name, network = plan.Model.IsFrozen ? name : "network";
        string forward = plan.Model.ReturnsOutputs ? $"var y = {network}.Forward(x);" : $"{network}.Forward(x, y);";
        string code = plan.Model.IsFrozen ? forward : $"""
            var network = new {name}({(plan.Model.Weights is null ? "seed: 1" : "")});
            var optimizer = Optimizer.Adam(network, learningRate: 0.001);
            {plan.Element}[] gradients = new {plan.Element}[{name}.ParameterCount];
            {plan.Element} loss = network.BackwardBatch(inputs, {(plan.TakesLabels ? "labels" : "targets")}, gradients); // rows of {plan.Model.InputSize}
            optimizer.Step(gradients);
            {forward}
            network.SaveSafetensors("{name.TrimStart('@')}.safetensors"); // and LoadSafetensors, SaveOnnx, LoadOnnx
            """;
        return $"""
            /// <example>
            /// <code>
            /// {XmlText.Escape(code).Replace("\n", "\n/// ")}
            /// </code>
            /// </example>
            """;
    }
}
