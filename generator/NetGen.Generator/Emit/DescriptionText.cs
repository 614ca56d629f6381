using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>The expression that describes a network at run time.</summary>
internal static class DescriptionText
{
    public static string New(NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        var cost = NetworkCost.Of(plan);
        return $$"""
            new(new global::NetGen.Runtime.NetworkDescriptionData
            {
                GeneratorVersion = "{{GeneratorMark.Version}}",
                Name = "{{model.Type.Name}}",
                Sizes = [{{string.Join(", ", model.Sizes)}}],
                Activations = [{{string.Join(", ", model.Activations.Select(activation => "global::NetGen.Activation." + activation.Name))}}],{{Parameters(model)}}
                Loss = global::NetGen.Loss.{{model.Loss}},
                Precision = global::NetGen.Precision.{{model.Precision}},
                L2 = {{Literals.Double(model.L2)}},
                HasBias = {{(model.HasBias ? "true" : "false")}},
                Cost = new()
                {
                    ParameterCount = {{plan.ParameterCount}},
                    ParameterBytes = {{cost.ParameterBytes}},
                    ForwardMultiplyAdds = {{cost.ForwardMultiplyAdds}},
                    BackwardMultiplyAdds = {{cost.BackwardMultiplyAdds}},
                    StackBytes = {{cost.StackBytes}},
                },
            })
            """;
    }

    /// <summary>The parameters of the activations, where one is not the default.</summary>
    private static string Parameters(NetworkModel model) => model.Activations.All(activation => activation.HasDefault)
        ? ""
        : $"\n    ActivationParameters = [{string.Join(", ", model.Activations.Select(activation => Literals.Double(activation.Parameter ?? double.NaN)))}],";
}
