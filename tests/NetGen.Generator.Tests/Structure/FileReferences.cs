using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Structure;

/// <summary>Which source file of a compilation refers to which: by a name of a type or a member that the other declares, or by making its type.</summary>
internal sealed class FileReferences
{
    private readonly SortedDictionary<string, SortedSet<string>> _targets = new(StringComparer.Ordinal);

    public FileReferences(CSharpCompilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            var targets = new SortedSet<string>(StringComparer.Ordinal);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).Where(node => node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax))
            {
                if (model.GetSymbolInfo(node).Symbol is not { Kind: SymbolKind.NamedType or SymbolKind.Method or SymbolKind.Property or SymbolKind.Field } symbol || IsDocumentation(node))
                    continue;
                ISymbol declared = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol.OriginalDefinition;
                if (declared.IsImplicitlyDeclared)
                    declared = declared.ContainingType;
                targets.UnionWith(declared.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath));
            }

            targets.Remove(tree.FilePath);
            _targets.Add(tree.FilePath, targets);
        }
    }

    /// <summary>Every file that a file refers to, as pairs.</summary>
    public IEnumerable<(string From, string To)> All => _targets.SelectMany(file => file.Value.Select(target => (file.Key, target)));

    /// <summary>The circles among some files: each file of one reaches every other of it.</summary>
    /// <param name="isIncluded">Which files to look at; references to others are no part of a circle.</param>
    /// <returns>The files of each circle, sorted.</returns>
    public IReadOnlyList<string[]> Circles(Func<string, bool> isIncluded)
    {
        Dictionary<string, HashSet<string>> reached = _targets.Keys.Where(isIncluded).ToDictionary(file => file, file => Reach(file, isIncluded));
        return
        [
            .. reached.Keys
                .Where(file => reached[file].Contains(file))
                .Select(file => reached[file].Where(other => reached[other].Contains(file)).Order(StringComparer.Ordinal).ToArray())
                .DistinctBy(circle => circle[0]),
        ];
    }

    private HashSet<string> Reach(string start, Func<string, bool> isIncluded)
    {
        var reached = new HashSet<string>();
        var pending = new Stack<string>([start]);
        while (pending.Count > 0)
        {
            foreach (string target in _targets[pending.Pop()].Where(isIncluded))
            {
                if (reached.Add(target))
                    pending.Push(target);
            }
        }

        return reached;
    }

    /// <summary>A summary may send a reader anywhere.</summary>
    private static bool IsDocumentation(SyntaxNode node) => node.FirstAncestorOrSelf<DocumentationCommentTriviaSyntax>() is not null;
}
