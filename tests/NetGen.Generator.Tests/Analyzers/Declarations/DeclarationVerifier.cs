namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>Judges declarations of networks.</summary>
internal static class DeclarationVerifier
{
    /// <summary>Fails unless the declaration analyzer reports exactly what is marked.</summary>
    /// <param name="marked">A source with marks.</param>
    /// <param name="messages">The messages in the order of the marks.</param>
    /// <returns>The comparison.</returns>
    public static Task Verify(string marked, params string[] messages) =>
        AnalyzerVerifier.Verify(new NetworkDeclarationAnalyzer(), marked, messages);
}
