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
        string marked = Networks + program;

        // A program that does not compile has no operations to judge, and any silence would be right.
        Assert.Empty(NetworkCompiler.Generate(Markup.Parse(marked).Source).Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        await AnalyzerVerifier.Verify(new NetworkCallAnalyzer(), marked, messages);
    }
}
