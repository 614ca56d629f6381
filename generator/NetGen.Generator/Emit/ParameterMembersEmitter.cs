using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.MemberNames;
using static NetGen.Generator.Rules.ParameterKind;

namespace NetGen.Generator.Emit;

/// <summary>Writes the parameters: their memory, their views and the constructors that fill them.</summary>
internal static class ParameterMembersEmitter
{
    private const string SeedDocumentation =
        "/// <param name=\"seed\">The same seed gives the same parameters on every machine and in every version: uniform numbers of xoshiro256**, seeded by SplitMix64.</param>";

    public static CodeText Text(NetworkPlan plan)
    {
        string name = plan.Model.Type.Declaration.Name;
        UserConstructors written = plan.Model.UserConstructors;

        // Description.ParameterCount, not the constant: the description is made with the first network, whatever constructor makes that, so that no call has to.
        return $$"""
            /// <summary>One block aligned to 64 bytes; kernels may read, never write, a little past its end.</summary>
            private readonly global::NetGen.Runtime.AlignedMemory<{{plan.Element}}> {{ParameterField}} = new(Description.ParameterCount, padding: {{plan.ParameterPadding}});

            {{(plan.WorkspaceElements == 0 ? null : $"""
                /// <summary>The memory of blocks of samples, held here so that it is made with the network and no later call allocates.</summary>
                private readonly global::NetGen.Runtime.WorkspacePool<{plan.Element}> _netGenWorkspaces = {Kernels(plan)}.Workspaces;
                """)}}

            {{(plan.Model.Scaling == Scaling.None ? null : ScalingText.Properties(plan))}}

            {{(written.CallsAnother || written.Parameterless ? null : plan.Model.Weights is { } weights ? $"""
                /// <summary>A network with the weights of {XmlText.Escape(weights.Source)}, as they were when this was compiled.</summary>
                {StartOfFile(plan, name)}
                """ : $"""
                /// <summary>A network with the initial weights of seed 0.</summary>
                public {name}() => Initialize(seed: 0);
                """)}}

            {{(written.CallsAnother || written.Seed ? null : $"""
                /// <summary>A network with initial weights; see <see cref="Initialize"/>.</summary>
                {SeedDocumentation}
                public {name}(int seed) => Initialize(seed);
                """)}}

            {{(written.CallsAnother || written.Parameters ? null : $$"""
                /// <summary>A network with a copy of given parameters.</summary>
                /// <param name="parameters">{{plan.ParameterCount}} values in the layout of <see cref="Parameters"/>.</param>
                /// <exception cref="global::System.ArgumentException">There are more or fewer of them.</exception>
                public {{name}}({{ReadOnlySpan(plan)}} parameters)
                {
                    {{Guard}}.Length(Description, nameof(parameters), parameters.Length, ParameterCount);
                    parameters.CopyTo({{Parameters(plan)}});
                }
                """)}}

            /// <summary>All parameters, flat: W1, b1, W2, b2, ...; a view, so writing to it changes the network.</summary>
            /// <remarks>Not to be written while another thread computes with the network: write to another one and publish that, see <see cref="global::NetGen.NetworkSlot{TNetwork}"/>.</remarks>
            {{MemberDeclaration.Property(plan, Span(plan), "Parameters")}} => {{Parameters(plan)}};
            {{plan.Layers.Select(layer => Views(plan, layer))}}

            /// <summary>Draws new weights: He's uniform distribution for layers of the ReLU family, Glorot's for others; biases become 0.</summary>
            /// <remarks>Not to be called while another thread computes with the network.</remarks>
            {{SeedDocumentation}}
            {{MemberDeclaration.Method(plan, "void", "Initialize", (Integer, "seed"))}} => global::NetGen.Runtime.ParameterInitialization.Fill(Description, {{Parameters(plan)}}, seed);

            /// <summary>The threads that share the work of batches; null, as at first, computes them on the calling thread. The results are the same bits.</summary>
            /// <remarks>Not to be set while another thread computes with the network.</remarks>
            {{MemberDeclaration.Property(plan, "global::NetGen.ThreadTeam?", "Team")}} { get; set; }
            """;
    }

    private static CodeText StartOfFile(NetworkPlan plan, string name)
    {
        IReadOnlyList<string> statements = WeightsScalingText.Statements(plan);
        if (statements.Count == 0)
            return $"public {name}() => {Weights(plan)}.CopyTo({Parameters(plan)});";
        return $$"""
            public {{name}}()
            {
                {{Weights(plan)}}.CopyTo({{Parameters(plan)}});
                {{statements}}
            }
            """;
    }

    private static CodeText Views(NetworkPlan plan, LayerPlan layer) => $$"""

        /// <summary>The weights of layer {{layer.Number}}, row-major [{{layer.Inputs}}][{{layer.Outputs}}]: a view of <see cref="Parameters"/>.</summary>
        {{MemberDeclaration.Property(plan, Span(plan), $"Weights{layer.Number}")}} => {{Parameters(plan)}}.Slice({{layer.WeightsOffset}}, {{layer.WeightCount}});

        {{(!layer.HasBiases ? null : $"""
            /// <summary>The {layer.Outputs} biases of layer {layer.Number}: a view of <see cref="Parameters"/>.</summary>
            {MemberDeclaration.Property(plan, Span(plan), $"Biases{layer.Number}")} => {Parameters(plan)}.Slice({layer.BiasesOffset}, {layer.Outputs});
            """)}}
        """;
}
