namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN015: a network is an ordinary class.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN015")]
public sealed class UnsupportedTypeTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2)] static partial class {|NETGEN015:Net|};", "Net is static and has no Weights; a network is written into an ordinary class")]
    [InlineData("[Network(3, 4, 2)] partial class {|NETGEN015:Net|}<T>;", "Net is generic; a network is written into an ordinary class")]
    [InlineData("[Network(3, 4, 2)] file partial class {|NETGEN015:Net|};", "Net is local to its file; a network is written into an ordinary class")]
    [InlineData("[Network(3, 4, 2)] partial record {|NETGEN015:Net|};", "Net is a record, whose copies would share their parameters; a network is written into an ordinary class")]
    [InlineData("[Network(3, 4, 2)] partial struct {|NETGEN015:Net|};", "Net is a struct, whose copies would share their parameters; a network is written into an ordinary class")]
    [InlineData("[Network(3, 0)] partial record struct {|NETGEN015:Net|};", "Net is a struct, whose copies would share their parameters; a network is written into an ordinary class")]
    [InlineData("[Network(3, 4, 2)] partial interface {|NETGEN015:Net|};", "Net is an interface; a network is written into an ordinary class")]
    [InlineData("partial class Outer<T> { [Network(3, 4, 2)] partial class {|NETGEN015:Net|}; }", "Net is inside Outer, which is generic; a network is written into an ordinary class")]
    [InlineData("file partial class Outer { [Network(3, 4, 2)] partial class {|NETGEN015:Net|}; }", "Net is inside Outer, which is local to its file; a network is written into an ordinary class")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2)] public sealed partial class Net;")]
    [InlineData("[Network(3, 4, 2)] abstract partial class Net;")]
    [InlineData("class Base; [Network(3, 4, 2)] partial class Net : Base, IDisposable { public void Dispose() { } }")]
    [InlineData("static partial class Outer { [Network(3, 4, 2)] partial class Net; }")]
    [InlineData("partial struct Outer { [Network(3, 4, 2)] partial class Net; }")]
    [InlineData("partial record Outer { [Network(3, 4, 2)] partial class Net; }")]
    [InlineData("partial interface IOuter { [Network(3, 4, 2)] partial class Net; }")]
    [InlineData("static class Net<T>; record Other; struct Third; file class Fourth;")]
    [InlineData("partial record struct Outer(int X) { [Network(3, 4, 2)] partial class Net; }")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
