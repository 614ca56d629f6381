using NetGen.CodeFixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>NETGEN001 and NETGEN002: the class and the types around it become partial.</summary>
public sealed class MakePartialTests
{
    [Theory]
    [InlineData("[Network(3, 4)] class Net;", "[Network(3, 4)] partial class Net;", "Make Net partial")]
    [InlineData("[Network(3, 4)] public sealed class Net { }", "[Network(3, 4)] public sealed partial class Net { }", "Make Net partial")]
    [InlineData("[Network(3, 4)]\n// The net.\nclass Net;", "[Network(3, 4)]\n// The net.\npartial class Net;", "Make Net partial")]
    [InlineData("class Outer { [Network(3, 4)] partial class Net; }", "partial class Outer { [Network(3, 4)] partial class Net; }", "Make Outer partial")]
    [InlineData("readonly ref struct Outer\n{\n    [Network(3, 4)]\n    partial class Net;\n}\n", "readonly ref partial struct Outer\n{\n    [Network(3, 4)]\n    partial class Net;\n}\n", "Make Outer partial")]
    public Task One(string before, string after, string title) => CodeFixVerifier.Verify(new MakePartialCodeFixProvider(), before, after, title);

    [Fact]
    public Task OneWithItsContainers() => CodeFixVerifier.VerifyAll(
        new MakePartialCodeFixProvider(),
        "class A { interface B { partial record C { [Network(3, 4)] class Net; } } }",
        "partial class A { partial interface B { partial record C { [Network(3, 4)] partial class Net; } } }");

    [Fact]
    public Task All() => CodeFixVerifier.VerifyAll(
        new MakePartialCodeFixProvider(),
        "[Network(3, 4)] class One; [Network(3, 4)] class Two; class Other { class Three; [Network(1, 2)] class Four; }",
        "[Network(3, 4)] partial class One; [Network(3, 4)] partial class Two; partial class Other { class Three; [Network(1, 2)] partial class Four; }");
}
