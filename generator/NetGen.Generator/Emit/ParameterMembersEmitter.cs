using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Emit;

/// <summary>Writes the parameters: their memory, their views and the constructors that fill them.</summary>
internal static class ParameterMembersEmitter
{
    private const string Workspaces = "_netGenWorkspaces";

    private const string SeedDocumentation =
        "/// <param name=\"seed\">The same seed gives the same parameters on every machine and in every version: uniform numbers of xoshiro256**, seeded by SplitMix64.</param>";

    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>One block aligned to 64 bytes; kernels may read, never write, a little past its end.</summary>");

        // Description.ParameterCount, not the constant: the description is made with the first network, whatever constructor makes that, so that no call has to.
        writer.Line($"private readonly global::NetGen.Runtime.AlignedMemory<{element}> {ParameterMemory.Field} = new(Description.ParameterCount, padding: {plan.ParameterPadding});");
        if (plan.WorkspaceElements > 0)
        {
            writer.Line();
            writer.Line("/// <summary>The memory of blocks of samples, held here so that it is made with the network and no later call allocates.</summary>");
            writer.Line($"private readonly global::NetGen.Runtime.WorkspacePool<{element}> {Workspaces} = {GeneratedTypes.QualifiedKernels(plan)}.Workspaces;");
        }

        WriteConstructors(writer, plan);
        writer.Line();
        writer.Line("/// <summary>All parameters, flat: W1, b1, W2, b2, ...; a view, so writing to it changes the network.</summary>");
        writer.Line("/// <remarks>Not to be written while another thread computes with the network: write to another one and publish that, see <see cref=\"global::NetGen.NetworkSlot{TNetwork}\"/>.</remarks>");
        writer.Line($"{MemberModifiers.Property(plan, "Parameters")} global::System.Span<{element}> Parameters => {ParameterMemory.Field}.Span;");
        foreach (LayerPlan layer in plan.Layers)
        {
            writer.Line();
            writer.Line($"/// <summary>The weights of layer {layer.Number}, row-major [{layer.Inputs}][{layer.Outputs}]: a view of <see cref=\"Parameters\"/>.</summary>");
            writer.Line($"{MemberModifiers.Property(plan, "Weights" + layer.Number)} global::System.Span<{element}> Weights{layer.Number} => {ParameterMemory.Field}.Span.Slice({layer.WeightsOffset}, {layer.WeightCount});");
            if (!layer.HasBiases)
                continue;
            writer.Line();
            writer.Line($"/// <summary>The {layer.Outputs} biases of layer {layer.Number}: a view of <see cref=\"Parameters\"/>.</summary>");
            writer.Line($"{MemberModifiers.Property(plan, "Biases" + layer.Number)} global::System.Span<{element}> Biases{layer.Number} => {ParameterMemory.Field}.Span.Slice({layer.BiasesOffset}, {layer.Outputs});");
        }

        writer.Line();
        writer.Line("/// <summary>Draws new weights: He's uniform distribution for layers of the ReLU family, Glorot's for others; biases become 0.</summary>");
        writer.Line("/// <remarks>Not to be called while another thread computes with the network.</remarks>");
        writer.Line(SeedDocumentation);
        writer.Line($"{MemberModifiers.Method(plan, "Initialize", ParameterKind.Integer)} void Initialize(int seed) => global::NetGen.Runtime.ParameterInitialization.Fill(Description, {ParameterMemory.Field}.Span, seed);");
        writer.Line();
        writer.Line("/// <summary>The threads that share the work of batches; null, as at first, computes them on the calling thread. The results are the same bits.</summary>");
        writer.Line("/// <remarks>Not to be set while another thread computes with the network.</remarks>");
        writer.Line($"{MemberModifiers.Property(plan, "Team")} global::NetGen.ThreadTeam? Team {{ get; set; }}");
    }

    private static void WriteConstructors(CodeWriter writer, NetworkPlan plan)
    {
        UserConstructors written = plan.Model.UserConstructors;
        if (written.CallsAnother)
            return;

        string name = plan.Model.Type.Declaration.Name;
        if (!written.Parameterless)
        {
            writer.Line();
            if (plan.Model.Weights is { } weights)
            {
                writer.Line($"/// <summary>A network with the weights of {XmlText.Escape(weights.Source)}, as they were when this was compiled.</summary>");
                writer.Line($"public {name}() => {GeneratedTypes.QualifiedWeights(plan)}.CopyTo({ParameterMemory.Field}.Span);");
            }
            else
            {
                writer.Line("/// <summary>A network with the initial weights of seed 0.</summary>");
                writer.Line($"public {name}() => Initialize(seed: 0);");
            }
        }

        if (!written.Seed)
        {
            writer.Line();
            writer.Line("/// <summary>A network with initial weights; see <see cref=\"Initialize\"/>.</summary>");
            writer.Line(SeedDocumentation);
            writer.Line($"public {name}(int seed) => Initialize(seed);");
        }

        if (!written.Parameters)
        {
            writer.Line();
            writer.Line("/// <summary>A network with a copy of given parameters.</summary>");
            writer.Line($"/// <param name=\"parameters\">{plan.ParameterCount} values in the layout of <see cref=\"Parameters\"/>.</param>");
            writer.Line("/// <exception cref=\"global::System.ArgumentException\">There are more or fewer of them.</exception>");
            using (writer.Block($"public {name}(global::System.ReadOnlySpan<{plan.Element}> parameters)"))
            {
                writer.Line("global::NetGen.Runtime.Guard.Length(Description, nameof(parameters), parameters.Length, ParameterCount);");
                writer.Line($"parameters.CopyTo({ParameterMemory.Field}.Span);");
            }
        }
    }
}
