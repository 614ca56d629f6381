using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes the generated files of a network: the members of the user's class, their overloads and value types, the kernels that they call, and the
/// weights of a model file where there is one; each with its suffix, one of <see cref="HintNames"/>.
/// </summary>
internal static class NetworkEmitter
{
    public static IEnumerable<(string Part, string Text)> Emit(NetworkPlan plan, CancellationToken cancellation)
    {
        yield return File(HintNames.Class, withLayout: true, () => Part(plan.Model.Type, ClassEmitter.Text(plan)));
        yield return File(HintNames.Overloads, withLayout: false, () => Part(plan.Model.Type, OverloadsEmitter.Text(plan)));
        if (plan.Model.Weights is { } weights)
            yield return File(HintNames.Weights, withLayout: false, () => WeightsEmitter.Text(plan, weights));
        yield return File(HintNames.Kernels, withLayout: true, () => KernelsEmitter.Text(plan), hasReferences: false);

        (string Part, string Text) File(string part, bool withLayout, Func<CodeText> body, bool hasReferences = true)
        {
            cancellation.ThrowIfCancellationRequested();
            return (part, $"{SummaryEmitter.Text(plan, withLayout, hasReferences)}\n{body()}\n");
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
