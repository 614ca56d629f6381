using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>Something a developer does between two runs of the generator.</summary>
internal sealed class Edit
{
    /// <summary>The file before any edit.</summary>
    private const string Source =
        """
        namespace Sample;

        internal static class Elsewhere
        {
            internal static int Twice(int x) => 2 * x;
        }

        [Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
        public partial class TestNet;

        """;

    private const string SecondNetwork =
        """

        [Network(2, 2)]
        public partial class SecondNet;

        """;

    private static readonly Dictionary<string, Func<CSharpCompilation, CSharpCompilation>> s_edits = new()
    {
        // Edits that leave the network as it is.
        ["None"] = static before => before,
        ["Clone"] = static before => before.Clone(),
        ["UnrelatedFile"] = static before => Add(before, "class Unrelated;"),
        ["CommentAbove"] = static before => Replace(before, "[Network", "// A comment.\n[Network"),
        ["WhitespaceBefore"] = static before => Replace(before, "[Network", "\n\n    [Network"),
        ["BodyElsewhere"] = static before => Replace(before, "2 * x", "x + x"),

        // Edits of the network or of their number.
        ["LayerSize"] = static before => Replace(before, "3, 4, 2", "3, 5, 2"),
        ["Activation"] = static before => Replace(before, "ReLU", "Tanh"),
        ["ClassName"] = static before => Replace(before, "class TestNet", "class RenamedNet"),
        ["SecondNetwork"] = static before => Replace(before, "class TestNet;", "class TestNet;" + SecondNetwork),
        ["SecondNetworkInAnotherFile"] = static before => Add(before, "namespace Sample;" + SecondNetwork),
        ["Removed"] = static before => Replace(before, "[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]", ""),
        ["Invalid"] = static before => Replace(before, "3, 4, 2", "3, 0, 2"),
    };

    private readonly Func<CSharpCompilation, CSharpCompilation> _change;

    private Edit(Func<CSharpCompilation, CSharpCompilation> change) => _change = change;

    /// <summary>An edit by name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The edit.</returns>
    public static Edit Of(string name) => new(s_edits[name]);

    /// <summary>Runs a generator before and after the edit.</summary>
    /// <param name="generator">The generator.</param>
    /// <returns>Both runs.</returns>
    public IncrementalRun Run(IIncrementalGenerator generator)
    {
        CSharpCompilation before = NetworkCompiler.CreateCompilation([Source], CompilationSettings.Default);
        return IncrementalRun.Of(generator, before, _change(before));
    }

    private static CSharpCompilation Add(CSharpCompilation before, string source) =>
        before.AddSyntaxTrees(NetworkCompiler.Parse(source, "Added.cs", CompilationSettings.Default));

    private static CSharpCompilation Replace(CSharpCompilation before, string old, string text)
    {
        SyntaxTree tree = before.SyntaxTrees[0];
        string source = tree.ToString();
        int start = source.IndexOf(old, StringComparison.Ordinal);
        Assert.True(start >= 0, $"The edit finds no '{old}'.");

        // As an editor does: the new tree is parsed from the change, so the rest of it is shared with the old one.
        SourceText changed = tree.GetText().WithChanges(new TextChange(new TextSpan(start, old.Length), text));
        return before.ReplaceSyntaxTree(tree, tree.WithChangedText(changed));
    }
}
