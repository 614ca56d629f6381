using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>What the files of one compilation show of fields and properties: each file for itself, because its model knows no other.</summary>
internal sealed class FileValues(NetworkShapes shapes)
{
    private readonly ConstructorNames _names = new();
    private readonly ConcurrentDictionary<SyntaxTree, MemberValues> _files = new();

    /// <summary>Reads what a member of a file shows.</summary>
    public ExtentReader Reader(MemberVariables variables, SemanticModel model, CancellationToken cancellation) =>
        new(shapes, variables, _files.GetOrAdd(model.SyntaxTree, _ => new MemberValues(shapes, _names)), model, cancellation);
}
