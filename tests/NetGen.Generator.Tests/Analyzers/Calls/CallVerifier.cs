using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>Judges statements that call networks of known shapes.</summary>
internal static class CallVerifier
{
    /// <summary>TestNet takes 3 inputs, gives 2 outputs and has 26 parameters; Second continues it; Wide does not fit.</summary>
    public const string Networks =
        """
        [Network(3, 4, 2, Loss = SoftmaxCE)] public partial class TestNet;
        [Network(2, 1)] public partial class Second;
        [Network(4, 1, Precision = Precision.Double)] public partial class Wide;

        """;

    // The networks are the same for every program, so they are generated, and found to compile, once.
    private static readonly Lazy<GenerationResult> s_networks = new(() =>
    {
        GenerationResult generation = NetworkCompiler.Generate(Networks);
        Assert.Equal(3, generation.Networks.Length);
        Assert.Empty(Errors(generation.Output.GetDiagnostics()));
        return generation;
    });

    /// <summary>Fails unless the call analyzer reports exactly what is marked in the statements.</summary>
    /// <param name="statements">The body of a method with parameters net, second, wide, n, numbers, targets, weights, span and output.</param>
    /// <param name="messages">The messages in the order of the marks.</param>
    /// <returns>The comparison.</returns>
    public static Task Statements(string statements, params string[] messages) => Program(
        $$"""
        internal static class Program
        {
            internal static void Run(TestNet net, Second second, Wide wide, int n, float[] numbers, float[] targets, float[] weights, Span<float> span, Span<float> output)
            {
                {{statements}}
            }
        }
        """,
        messages);

    /// <summary>Fails unless the call analyzer reports exactly what is marked in a program beside the networks.</summary>
    /// <param name="program">Types.</param>
    /// <param name="messages">The messages in the order of the marks.</param>
    /// <returns>The comparison.</returns>
    public static async Task Program(string program, params string[] messages)
    {
        Markup markup = Markup.Parse(Networks + program);
        GenerationResult generation = NetworkCompiler.Regenerate(markup.Source, s_networks.Value);

        // A program that does not compile has no operations to judge, and any silence would be right.
        SyntaxTree written = generation.Output.SyntaxTrees.First();
        Assert.Equal(markup.Source, (await written.GetTextAsync()).ToString());
        Assert.Empty(Errors(generation.Output.GetSemanticModel(written).GetDiagnostics()));
        await AnalyzerVerifier.Verify(new NetworkCallAnalyzer(), generation, markup, messages);
    }

    private static IEnumerable<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
