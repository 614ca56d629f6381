namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN007: all parameters fit into one array.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN007")]
public sealed class TooManyParametersTests
{
    [Theory]
    [InlineData("[{|NETGEN007:Network(60000, 60000)|}] partial class Net;", "Net has more than 268434432 parameters, which is the limit")]
    [InlineData("[{|NETGEN007:Network(2, 30000, 30000, 2)|}] partial class Net;", "Net has more than 268434432 parameters, which is the limit")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(60000, 4000)] partial class Net;")]
    [InlineData("[Network(16384, 16383, Bias = false)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
