namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN001: the part with the attribute is partial.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN001")]
public sealed class NotPartialTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2)] class {|NETGEN001:Net|};", "Net must be partial: the generator writes its members into another part of the class")]
    [InlineData("[Network(3, 4, 2)] public sealed class {|NETGEN001:@class|} { }", "class must be partial: the generator writes its members into another part of the class")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2)] partial class Net;")]
    [InlineData("[Network(3, 4, 2)] partial class Net { } partial class Net { int Own => 1; }")]
    [InlineData("class NotPartial { class Net; }")]
    [InlineData("[Obsolete] class Net;")]
    [InlineData("internal sealed partial class Net; [Network(3, 4)] internal sealed partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
