namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN003: a network has at least inputs and outputs.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN003")]
public sealed class TooFewSizesTests
{
    [Theory]
    [InlineData("[{|NETGEN003:Network|}] partial class Net;", "Net needs at least two sizes, inputs and outputs; it has 0")]
    [InlineData("[{|NETGEN003:Network()|}] partial class Net;", "Net needs at least two sizes, inputs and outputs; it has 0")]
    [InlineData("[{|NETGEN003:Network(3)|}] partial class Net;", "Net needs at least two sizes, inputs and outputs; it has 1")]
    [InlineData("[{|NETGEN003:Network(Loss = SoftmaxCE)|}] partial class Net;", "Net needs at least two sizes, inputs and outputs; it has 0")]
    [InlineData("[{|NETGEN003:Network(new int[] { 3 })|}] partial class Net;", "Net needs at least two sizes, inputs and outputs; it has 1")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4)] partial class Net;")]
    [InlineData("[Network(sizes: new[] { 3, 4 })] partial class Net;")]
    [InlineData("[Network([3, 4])] partial class Net;")]
    [InlineData("[Network(1, 1)] partial class Net;")]
    [InlineData("[Network(3, 4, Loss = SoftmaxCE)] partial class Net;")]
    [InlineData("[Network(new int[] { 3, 4, 2 })] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
