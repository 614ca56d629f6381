namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN004: every layer has at least one neuron.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN004")]
public sealed class SizeBelowOneTests
{
    [Theory]
    [InlineData("[Network(3, {|NETGEN004:0|}, 2)] partial class Net;", "A layer of Net has 0 neurons; it needs at least 1")]
    [InlineData("[Network(3, 4, {|NETGEN004:-1|})] partial class Net;", "A layer of Net has -1 neurons; it needs at least 1")]
    [InlineData("[Network({|NETGEN004:3 - 3|}, 4)] partial class Net;", "A layer of Net has 0 neurons; it needs at least 1")]
    [InlineData("[Network(new[] { 3, {|NETGEN004:-2|} })] partial class Net;", "A layer of Net has -2 neurons; it needs at least 1")]
    [InlineData("[Network([3, {|NETGEN004:-2|}])] partial class Net;", "A layer of Net has -2 neurons; it needs at least 1")]
    [InlineData("[Network(3, {|NETGEN004:Count|})] partial class Net { private const int Count = 0; }", "A layer of Net has 0 neurons; it needs at least 1")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(1, 1, 1)] partial class Net;")]
    [InlineData("[Network(3 - 2, 4)] partial class Net;")]
    [InlineData("[Network(new[] { 3, 2 })] partial class Net;")]
    [InlineData("[Network([3, 2])] partial class Net;")]
    [InlineData("[Network(3, Count)] partial class Net { private const int Count = 1; }")]
    [InlineData("[Network(int.MaxValue / int.MaxValue, 4)] partial class Net;")]
    [InlineData("[Network(-(-3), 4)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);

    [Fact]
    public Task WrongInSeveralPlaces() => DeclarationVerifier.Verify("[Network({|NETGEN004:0|}, 1, {|NETGEN004:-1|})] partial class Net;");
}
