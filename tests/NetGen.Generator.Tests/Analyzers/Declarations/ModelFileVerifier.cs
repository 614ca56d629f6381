namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>Judges declarations of networks in a project that lists model files.</summary>
internal static class ModelFileVerifier
{
    /// <summary>Fails unless the declaration analyzer reports exactly what is marked; what is wrong must generate nothing, and what is right must compile.</summary>
    /// <param name="marked">A source with marks.</param>
    /// <param name="messages">The messages in the order of the marks.</param>
    /// <returns>The comparison.</returns>
    public static async Task Verify(string marked, params string[] messages)
    {
        await AnalyzerVerifier.Verify(new NetworkDeclarationAnalyzer(), Models.Project, marked, messages);
        string source = Markup.Parse(marked).Source;
        if (messages.Length > 0)
            Assert.Empty(NetworkCompiler.Generate(source, Models.Project).Files);
        else
            NetworkCompiler.Compile(source, Models.Project with { Documentation = false }).Dispose();
    }
}
