using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>The expression that describes a network at run time.</summary>
internal static class DescriptionText
{
    public static CodeText New(NetworkPlan plan)
    {
        NetworkModel model = plan.Model;
        var cost = NetworkCost.Of(plan);
        return $$"""
            new(new global::NetGen.Runtime.NetworkDescriptionData
            {
                GeneratorVersion = "{{GeneratorMark.Version}}",
                Name = "{{model.Type.Name}}",
                Sizes = [{{string.Join(", ", model.Sizes)}}],
                Activations = [{{string.Join(", ", model.Activations.Select(activation => "global::NetGen.Activation." + activation.Name))}}],
                {{(model.Activations.All(activation => activation.HasDefault) ? null : $"ActivationParameters = [{string.Join(", ", model.Activations.Select(activation => Literals.Double(activation.Parameter ?? double.NaN)))}],")}}
                Loss = global::NetGen.Loss.{{model.Loss.ToString()}},
                Precision = global::NetGen.Precision.{{model.Precision.ToString()}},
                {{(model.Scaling == Scaling.None ? null : $"Scaling = {ScalingText.Value(model.Scaling)},")}}
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
}
