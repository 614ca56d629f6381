using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes what the library's interfaces ask for beside the members that a caller sees.</summary>
internal static class NetworkContract
{
    /// <summary>The interfaces of a class: a network that generated code cannot make has none of its type.</summary>
    public static IEnumerable<string> Interfaces(NetworkPlan plan)
    {
        if (plan.TakesLabels)
            yield return $"global::NetGen.IClassifier<{plan.Element}>";
        if (plan.Model.UserConstructors.CanCreate)
            yield return OfSelf(plan);
        else if (!plan.TakesLabels)
            yield return OfInstance(plan);
    }

    /// <summary>All explicitly: whoever has the network at hand has the constants and the static description.</summary>
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var parts = new List<Action<CodeWriter>>
        {
            part => part.Line($"global::NetGen.NetworkDescription {OfInstance(plan)}.Description => Description;"),
        };
        if (plan.Model.UserConstructors.CanCreate)
        {
            foreach (string name in new[] { "InputSize", "OutputSize", "LayerCount", "ParameterCount" })
                parts.Add(part => part.Line($"static int {OfSelf(plan)}.{name} => {name};"));
            parts.Add(part => WriteCreate(part, plan));
        }

        writer.Separated([.. parts]);
    }

    /// <summary>A constructor of the user's that takes an int may mean something else by it.</summary>
    private static void WriteCreate(CodeWriter writer, NetworkPlan plan)
    {
        string name = plan.Model.Type.Declaration.Name;
        string declaration = $"static {name} {OfSelf(plan)}.Create(int seed)";
        if (!plan.Model.UserConstructors.Seed)
        {
            writer.Line($"{declaration} => new(seed);");
            return;
        }

        using (writer.Block(declaration))
        {
            writer.Line($"var network = new {name}();");
            writer.Line("network.Initialize(seed);");
            writer.Line("return network;");
        }
    }

    private static string OfInstance(NetworkPlan plan) => $"global::NetGen.INetwork<{plan.Element}>";

    private static string OfSelf(NetworkPlan plan) => $"global::NetGen.INetwork<{plan.Model.Type.Declaration.Name}, {plan.Element}>";
}
