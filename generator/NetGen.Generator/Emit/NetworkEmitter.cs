using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>Writes the generated file: the members of the user's class, then the weights that it starts from, then the kernels that they call.</summary>
internal static class NetworkEmitter
{
    public static string Emit(NetworkPlan plan, CancellationToken cancellation)
    {
        var writer = new CodeWriter();
        SummaryEmitter.WriteHeader(writer, plan);
        cancellation.ThrowIfCancellationRequested();
        WriteClass(writer, plan);
        writer.Line();
        if (plan.Model.Weights is not null)
        {
            cancellation.ThrowIfCancellationRequested();
            WeightsEmitter.Write(writer, plan);
            writer.Line();
        }

        cancellation.ThrowIfCancellationRequested();
        KernelClassEmitter.Write(writer, plan);
        return writer.ToString();
    }

    private static void WriteClass(CodeWriter writer, NetworkPlan plan)
    {
        TypeIdentity type = plan.Model.Type;
        var blocks = new Stack<IDisposable>();
        if (type.Namespace.Length > 0)
            blocks.Push(writer.Block("namespace " + type.Namespace));
        foreach (TypeDeclaration container in type.ContainingTypes)
            blocks.Push(writer.Block($"partial {container.Keyword} {container.Name}"));

        ClassEmitter.Write(writer, plan);

        while (blocks.Count > 0)
            blocks.Pop().Dispose();
    }
}
