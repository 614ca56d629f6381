namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN006: no network has more layers than can be generated.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN006")]
public sealed class TooManyLayersTests
{
    [Fact]
    public Task Wrong() => DeclarationVerifier.Verify(Source("{|NETGEN006:", 258, "|}"), "Net has 257 layers with weights; the limit is 256");

    [Fact]
    public Task Right() => DeclarationVerifier.Verify(Source("", 257, ""));

    private static string Source(string start, int sizes, string end) =>
        $"[{start}Network({string.Join(", ", Enumerable.Repeat("2", sizes))}){end}] partial class Net;";
}
