namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN019: no member has the name of its class.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN019")]
public sealed class NamedLikeMemberTests
{
    [Theory]
    [InlineData("[Network(3, 2)] partial class {|NETGEN019:Forward|};", "Forward")]
    [InlineData("[Network(3, 2)] partial class {|NETGEN019:Description|};", "Description")]
    [InlineData("[Network(3, 2)] partial class {|NETGEN019:Weights1|};", "Weights1")]
    [InlineData("[Network(3, 2)] partial class {|NETGEN019:Output|};", "Output")]
    public async Task Wrong(string marked, string name)
    {
        await DeclarationVerifier.Verify(marked, $"{name} is also the name of a member that the generator writes, and C# allows no member the name of its class; rename the class");
        Assert.Empty(NetworkCompiler.Generate(Markup.Parse(marked).Source).Files);
    }

    [Theory]
    [InlineData("[Network(3, 2)] partial class ForwardNet;")]
    [InlineData("[Network(3, 2)] partial class Weights2;")]
    [InlineData("[Network(3, 2)] partial class Classify;")]
    [InlineData("[Network(3, 2, Bias = false)] partial class Biases1;")]
    [InlineData("class Forward; partial class Description { [Network(3, 2)] partial class Net; }")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
