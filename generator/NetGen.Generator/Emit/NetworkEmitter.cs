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
        yield return Write(HintNames.Class, SummaryEmitter.WriteHeader, writer => WritePart(writer, plan, ClassEmitter.Write));
        yield return Write(HintNames.Overloads, SummaryEmitter.WriteTitle, writer => WritePart(writer, plan, OverloadsEmitter.Write));
        if (plan.Model.Weights is not null)
            yield return Write(HintNames.Weights, SummaryEmitter.WriteTitle, writer => WeightsEmitter.Write(writer, plan));
        yield return Write(HintNames.Kernels, SummaryEmitter.WriteHeader, writer => KernelsEmitter.Write(writer, plan));

        GeneratedFile Write(string part, Action<CodeWriter, NetworkPlan> header, Action<CodeWriter> body)
        {
            cancellation.ThrowIfCancellationRequested();
            var writer = new CodeWriter();
            header(writer, plan);
            body(writer);
            return new(part, writer.ToString());
        }
    }

    /// <summary>A part of the user's class, where it is declared.</summary>
    private static void WritePart(CodeWriter writer, NetworkPlan plan, Action<CodeWriter, NetworkPlan> members)
    {
        TypeIdentity type = plan.Model.Type;
        var blocks = new Stack<IDisposable>();
        if (type.Namespace.Length > 0)
            blocks.Push(writer.Block("namespace " + type.Namespace));
        foreach (TypeDeclaration container in type.ContainingTypes)
            blocks.Push(writer.Block($"partial {container.Keyword} {container.Name}"));

        members(writer, plan);

        while (blocks.Count > 0)
            blocks.Pop().Dispose();
    }
}
