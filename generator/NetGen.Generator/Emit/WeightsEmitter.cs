using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the class that holds the weights of a model file: as numbers that a reader sees, or as the resource that they travel
/// in. It is a class of its own because a static field of the user's class may already need them.
/// </summary>
internal static class WeightsEmitter
{
    public static CodeText Text(NetworkPlan plan, NetworkWeights weights) => $$"""
        namespace {{GeneratedTypes.Namespace}}
        {
            using global::System;
            using global::NetGen.Runtime;

            /// <summary>The parameters of {{plan.Model.Type.Name}}, from {{XmlText.Escape(weights.Source)}}.</summary>
            {{GeneratorMark.Attribute}}
            internal static class {{GeneratedTypes.Weights(plan)}}
            {
                {{(plan.Model.IsFrozen ? Memory(plan) : null)}}
                /// <summary>Writes the {{plan.ParameterCount}} parameters into a network's memory.</summary>
                {{(weights.Resource is { } resource ? Resource(plan, weights, resource) : Values(plan, weights))}}
                {{WeightsScalingText.Methods(plan, weights)}}
            }
        }
        """;

    /// <summary>What a network with instances has in each of them.</summary>
    private static CodeText Memory(NetworkPlan plan) => $$"""
        /// <summary>The architecture, the layout of the parameters and what they cost.</summary>
        public static readonly global::NetGen.NetworkDescription Description = {{DescriptionText.New(plan)}};

        /// <summary>One block aligned to 64 bytes, filled at the first use; kernels may read, never write, a little past its end.</summary>
        public static readonly AlignedMemory<{{plan.Element}}> Memory = Create();

        private static AlignedMemory<{{plan.Element}}> Create()
        {
            var memory = new AlignedMemory<{{plan.Element}}>({{plan.ParameterCount}}, padding: {{plan.ParameterPadding}});
            CopyTo(memory.Span);
            return memory;
        }
        {{WeightsScalingText.Fields(plan)}}

        """;

    private static CodeText Resource(NetworkPlan plan, NetworkWeights weights, string name) => $$"""
        public static void CopyTo(Span<{{plan.Element}}> parameters) =>
            ParameterResource.Read(typeof({{GeneratedTypes.Weights(plan)}}).Assembly, {{SymbolDisplay.FormatLiteral(name, quote: true)}}, isDouble: {{(weights.IsDouble ? "true" : "false")}}, parameters);
        """;

    private static CodeText Values(NetworkPlan plan, NetworkWeights weights) => $$"""
        public static void CopyTo(Span<{{plan.Element}}> parameters) => Values.CopyTo(parameters);

        /// <summary>Each matrix in rows, one for each input, as the flat parameters have them.</summary>
        private static ReadOnlySpan<{{plan.Element}}> Values =>
        [
            {{plan.Layers.Select(layer => Matrix(plan, layer, weights))}}
        ];
        """;

    /// <summary>As on paper: a row for each input, a column for each neuron.</summary>
    private static CodeText Matrix(NetworkPlan plan, LayerPlan layer, NetworkWeights weights)
    {
        var rows = weights.Rows
            .Where(row => row.Layer == layer.Number)
            .Select(row => (Name: Name(row), Literals: row.Numbers.Select(number => Literals.Parameter(number, weights.IsDouble, plan.ElementType) + ",").ToArray()))
            .ToArray();
        int name = rows.Max(row => row.Name.Length), literal = rows.Max(row => row.Literals.Max(text => text.Length));
        return $"""
            // W{layer.Number}: {layer.Inputs} x {layer.Outputs}{(layer.HasBiases ? $", then b{layer.Number}" : "")}
            {rows.Select(row => $"/* {row.Name.PadRight(name)} */ {string.Join(" ", row.Literals.Select(text => text.PadLeft(literal)))}")}
            """;
    }

    private static string Name(ParameterRow row) =>
        row.Input == 0 ? "b" + row.Layer
        : row.Layer == 1 ? "x" + row.Input
        : $"{FormulaText.InputName(row.Layer)}_{row.Input}";
}
