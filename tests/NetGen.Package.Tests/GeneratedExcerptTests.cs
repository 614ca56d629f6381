using Xunit.Sdk;

namespace NetGen.Package.Tests;

/// <summary>The check of the README's excerpt must be able to fail.</summary>
public sealed class GeneratedExcerptTests
{
    private const string Generated = "a\n    b\n    c\nd\ne\n";

    [Theory]
    [InlineData("a\nb\n")]
    [InlineData("b\nc\n...\ne\n")]
    [InlineData("...\nc\n...\n")]
    public void Runs_of_lines_in_order_are_true(string excerpt) => GeneratedExcerpt.RequireTrue(excerpt, Generated);

    [Theory]
    [InlineData("a\nc\n")]
    [InlineData("d\n...\na\n")]
    [InlineData("b\n...\nb\n")]
    [InlineData("x\n")]
    public void Other_lines_are_not(string excerpt)
        => Assert.Throws<TrueException>(() => GeneratedExcerpt.RequireTrue(excerpt, Generated));
}
