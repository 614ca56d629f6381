using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes the part of the user's class that a reader looks for: its shape, parameters and constructors, and the calls into the kernels.</summary>
internal static class ClassEmitter
{
    public static CodeText Text(NetworkPlan plan) => $$"""
        /// <summary>
        /// The network {{XmlText.Escape(FormulaText.Architecture(plan))}}, {{(plan.Model.IsFrozen ? "frozen" : $"loss {plan.Loss.Name}")}}{{(plan.Model.Weights is { } weights ? $", with the weights of {XmlText.Escape(weights.Source)}" : "")}}.
        /// </summary>
        /// <remarks>
        {{plan.Layers.Select(layer => $"/// <para>{XmlText.Escape($"{FormulaText.SumFormula(layer)}; {FormulaText.ActivationText(layer)}")}</para>")}}
        {{(plan.Model.IsFrozen ? null : $"/// <para>L = {XmlText.Escape(LossText.Formula(plan))}</para>")}}
        /// </remarks>
        {{ExampleEmitter.Text(plan)}}
        {{GeneratorMark.Attribute}}
        {{(plan.Model.DeniesClsCompliance ? "[global::System.CLSCompliant(false)]" : null)}}
        {{Declaration(plan)}}{{(plan.Model.IsFrozen ? "" : $" : {NetworkContract.Interfaces(plan)}")}}
        {
            /// <summary>The number of inputs of one sample.</summary>
            public const int InputSize = {{plan.Model.InputSize}};

            /// <summary>The number of outputs of one sample.</summary>
            public const int OutputSize = {{plan.Model.OutputSize}};

            /// <summary>The number of layers with weights.</summary>
            public const int LayerCount = {{plan.Model.LayerCount}};

            /// <summary>The number of parameters: all weights and biases.</summary>
            public const int ParameterCount = {{plan.ParameterCount}};

            /// <summary>The architecture, the layout of the parameters and what they cost.</summary>
            public static global::NetGen.NetworkDescription Description {{(plan.Model.IsFrozen ? Frozen(plan) : Trained(plan))}}
        }
        """;

    /// <summary>What every part of the class begins with.</summary>
    public static string Declaration(NetworkPlan plan) => $"partial {plan.Model.Type.Declaration.Keyword} {plan.Model.Type.Declaration.Name}";

    /// <summary>A static class: nothing to construct, and nothing that changes the parameters.</summary>
    private static CodeText Frozen(NetworkPlan plan) => $$"""
        => {{MemberNames.Weights(plan)}}.Description;

        /// <summary>All parameters, flat: W1, b1, W2, b2, ...</summary>
        public static {{MemberNames.ReadOnlySpan(plan)}} Parameters => {{MemberNames.Parameters(plan)}};

        {{ForwardMembersEmitter.Text(plan)}}
        """;

    private static CodeText Trained(NetworkPlan plan) => $$"""
        { get; } = {{DescriptionText.New(plan)}};

        {{ParameterMembersEmitter.Text(plan)}}

        {{ForwardMembersEmitter.Text(plan)}}

        {{BackwardMembersEmitter.Text(plan)}}

        {{TrainStepMembersEmitter.Text(plan)}}
        """;
}
