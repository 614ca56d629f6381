namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN005: no layer has more neurons than can be generated.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN005")]
public sealed class LayerTooLargeTests
{
    [Theory]
    [InlineData("[Network(3, {|NETGEN005:65537|}, 2)] partial class Net;", "A layer of Net has 65537 neurons; the limit is 65536")]
    [InlineData("[Network({|NETGEN005:1 << 20|}, 2)] partial class Net;", "A layer of Net has 1048576 neurons; the limit is 65536")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 65536, 2)] partial class Net;")]
    [InlineData("[Network(65536, 1)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
