using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes what a model file scales a network by, in the class that holds its weights; of a file that scales nothing, nothing is written.</summary>
internal static class WeightsScalingText
{
    /// <summary>What a frozen network scales by: a network with instances has it in each of them.</summary>
    public static CodeText Fields(NetworkPlan plan) => $$"""
        {{(plan.Model.ScalesInputs ? Field(plan, "InputScaling", plan.Model.InputSize, plan.Model.Weights?.InputScaling, "What the inputs are scaled by before the first layer: x' = (x - offset) * factor.") : null)}}
        {{(plan.Model.ScalesOutputs ? Field(plan, "OutputScaling", plan.Model.OutputSize, plan.Model.Weights?.OutputScaling, "What the outputs are scaled by behind the last layer: y = a / factor + offset.") : null)}}
        """;

    /// <summary>The methods that give a network the numbers of the file.</summary>
    public static CodeText Methods(NetworkPlan plan, NetworkWeights weights) => $$"""
        {{(weights.InputScaling is { } inputs && plan.Model.ScalesInputs ? Method(plan, "InputScaling", inputs) : null)}}
        {{(weights.OutputScaling is { } outputs && plan.Model.ScalesOutputs ? Method(plan, "OutputScaling", outputs) : null)}}
        """;

    /// <summary>The statements with which a new network starts as the file scales.</summary>
    public static IReadOnlyList<string> Statements(NetworkPlan plan)
    {
        var statements = new List<string>();
        if (plan.Model is { ScalesInputs: true, Weights.InputScaling: not null })
            statements.Add($"{MemberNames.Weights(plan)}.SetInputScaling(InputScaling);");
        if (plan.Model is { ScalesOutputs: true, Weights.OutputScaling: not null })
            statements.Add($"{MemberNames.Weights(plan)}.SetOutputScaling(OutputScaling);");
        return statements;
    }

    private static CodeText Field(NetworkPlan plan, string name, int count, ScalingNumbers? numbers, string summary) => $$"""

        /// <summary>{{summary}}</summary>
        public static readonly global::NetGen.FeatureScaling<{{plan.Element}}> {{name}} = Create{{name}}();

        private static global::NetGen.FeatureScaling<{{plan.Element}}> Create{{name}}()
        {
            var scaling = {{ScalingText.New(plan, count.ToString(CultureInfo.InvariantCulture))}};
            {{(numbers is null ? null : $"Set{name}(scaling);")}}
            return scaling;
        }
        """;

    private static CodeText Method(NetworkPlan plan, string name, ScalingNumbers numbers) => $$"""

        /// <summary>Sets what the file scales by: offsets, then factors.</summary>
        public static void Set{{name}}(global::NetGen.FeatureScaling<{{plan.Element}}> scaling) => scaling.Set(
            [{{Texts(plan, numbers, numbers.Offsets)}}],
            [{{Texts(plan, numbers, numbers.Factors)}}]);
        """;

    private static string Texts(NetworkPlan plan, ScalingNumbers numbers, EquatableArray<string> texts) =>
        string.Join(", ", texts.Select(text => Literals.Parameter(text, numbers.IsDouble, plan.ElementType)));
}
