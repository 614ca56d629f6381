using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes what the library's interfaces ask for beside the members that a caller sees.</summary>
internal static class NetworkContract
{
    private static readonly string[] s_sizes = ["InputSize", "OutputSize", "LayerCount", "ParameterCount"];

    /// <summary>The interfaces of a class: a network that generated code cannot make has none of its type.</summary>
    public static string Interfaces(NetworkPlan plan) => OwnInterfaces(plan) + (plan.Model.Scaling == Scaling.None ? "" : $", {Scaled(plan)}");

    private static string OwnInterfaces(NetworkPlan plan) => (Classifier(plan), plan.Model.UserConstructors.CanCreate) switch
    {
        ({ } classifier, true) => $"{classifier}, {OfSelf(plan)}",
        ({ } classifier, false) => classifier,
        (null, true) => OfSelf(plan),
        (null, false) => OfInstance(plan),
    };

    /// <summary>Several sigmoid outputs are no classes of which a sample has one.</summary>
    private static string? Classifier(NetworkPlan plan) =>
        plan.TakesLabels ? $"global::NetGen.ILabelClassifier<{plan.Element}>"
        : plan.Loss.OfLogits && plan.Model.OutputSize == 1 ? $"global::NetGen.IClassifier<{plan.Element}>"
        : null;

    /// <summary>All explicitly: whoever has the network at hand has the constants and the static description.</summary>
    public static CodeText Text(NetworkPlan plan) => $$"""
        global::NetGen.NetworkDescription {{OfInstance(plan)}}.Description => Description;

        {{(plan.Model.Scaling == Scaling.None ? null : OfScaling(plan))}}

        {{(plan.Model.UserConstructors.CanCreate ? OfType(plan, OfSelf(plan), plan.Model.Type.Declaration.Name) : null)}}
        """;

    /// <summary>What is static. A constructor of the user's that takes an int may mean something else by it than a seed.</summary>
    private static CodeText OfType(NetworkPlan plan, string contract, string name) => $$"""
        {{s_sizes.Select(size => $"static int {contract}.{size} => {size};\n")}}
        static {{name}} {{contract}}.Create(int seed){{(!plan.Model.UserConstructors.Seed ? " => new(seed);" : $$"""

            {
                var network = new {{name}}();
                network.Initialize(seed);
                return network;
            }
            """)}}
        """;

    private static string Scaled(NetworkPlan plan) => $"global::NetGen.IScaledNetwork<{plan.Element}>";

    private static CodeText OfScaling(NetworkPlan plan) => $$"""
        global::NetGen.FeatureScaling<{{plan.Element}}>? {{Scaled(plan)}}.InputScaling => {{MemberNames.InputScaling(plan) ?? "null"}};

        global::NetGen.FeatureScaling<{{plan.Element}}>? {{Scaled(plan)}}.OutputScaling => {{MemberNames.OutputScaling(plan) ?? "null"}};
        """;

    private static string OfInstance(NetworkPlan plan) => $"global::NetGen.INetwork<{plan.Element}>";

    private static string OfSelf(NetworkPlan plan) => $"global::NetGen.INetwork<{plan.Model.Type.Declaration.Name}, {plan.Element}>";
}
