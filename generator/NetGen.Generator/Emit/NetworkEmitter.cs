using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the generated files of a network: the members of the user's class, their overloads and value types, the kernels that they call, and the
/// weights of a model file where there is one.
/// </summary>
internal static class NetworkEmitter
{
    public static IEnumerable<GeneratedFile> Emit(NetworkPlan plan, CancellationToken cancellation)
    {
        yield return Write(HintNames.Class, withLayout: true, writer => writer.Write(Part(plan.Model.Type, ClassEmitter.Text(plan))));
        yield return Write(HintNames.Overloads, withLayout: false, writer => writer.Write(Part(plan.Model.Type, OverloadsEmitter.Text(plan))));
        if (plan.Model.Weights is { } weights)
            yield return Write(HintNames.Weights, withLayout: false, writer => writer.Write(WeightsEmitter.Text(plan, weights)));
        yield return Write(HintNames.Kernels, withLayout: true, writer => KernelsEmitter.Write(writer, plan));

        GeneratedFile Write(string part, bool withLayout, Action<CodeWriter> body)
        {
            cancellation.ThrowIfCancellationRequested();
            var writer = new CodeWriter();
            writer.Write(SummaryEmitter.Text(plan, withLayout));
            body(writer);
            return new(part, writer.ToString());
        }
    }

    /// <summary>A part of the user's class, where it is declared.</summary>
    private static CodeText Part(TypeIdentity type, CodeText members)
    {
        foreach (TypeDeclaration container in type.ContainingTypes.Reverse())
            members = Block($"partial {container.Keyword} {container.Name}", members);
        return type.Namespace.Length > 0 ? Block($"namespace {type.Namespace}", members) : members;
    }

    private static CodeText Block(string header, CodeText content) => $$"""
        {{header}}
        {
            {{content}}
        }
        """;
}
