namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN002: the types around a network are partial.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN002")]
public sealed class ContainerNotPartialTests
{
    [Theory]
    [InlineData("class {|NETGEN002:Outer|} { [Network(3, 4, 2)] partial class Net; }", "Outer must be partial, because it contains the network Net")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("partial class Outer { [Network(3, 4, 2)] partial class Net; }")]
    [InlineData("partial struct A { partial interface B { partial record C { [Network(3, 4, 2)] partial class Net; } } }")]
    [InlineData("class Outer { class Net; }")]
    [InlineData("class Outer { [Obsolete] partial class Net; }")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);

    [Fact]
    public Task WrongInSeveralPlaces() => DeclarationVerifier.Verify(
        "class {|NETGEN002:A|} { partial struct B { interface {|NETGEN002:C|} { [Network(3, 4, 2)] class {|NETGEN001:Net|}; } } }");
}
