namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>NETGEN027: a network is made of exactly its parameters.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN027")]
public sealed class ParameterLengthTests
{
    [Theory]
    [InlineData("_ = new TestNet({|NETGEN027:new float[25]|});", "TestNet has 26 parameters; this array has 25")]
    [InlineData("TestNet copy = new({|NETGEN027:second.Parameters|}); _ = copy;", "TestNet has 26 parameters; this span has 3")]
    [InlineData("_ = new Wide(parameters: {|NETGEN027:[1, 2]|});", "Wide has 5 parameters; this collection has 2")]
    public Task Wrong(string statements, string message) => CallVerifier.Statements(statements, message);

    [Theory]
    [InlineData("_ = new TestNet(new float[26]); _ = new TestNet(25); _ = new TestNet(seed: 25); _ = new TestNet();")]
    [InlineData("TestNet copy = new(net.Parameters); _ = copy;")]
    [InlineData("_ = new Wide(parameters: [1, 2, 3, 4, 5]); _ = new Second(numbers); _ = new Second(span[..3]);")]
    public Task Right(string statements) => CallVerifier.Statements(statements);

    [Fact]
    public Task NotOfAConstructorOfTheUsers() => CallVerifier.Program(
        "[Network(2, 1)] partial class Own { public Own(ReadOnlySpan<float> parameters) { } internal static Own Make() => new(new float[7]); }");

    [Fact]
    public Task InAConstructorInitialiser() => CallVerifier.Program(
        "[Network(2, 1)] partial class Own { public Own(string name) : this({|NETGEN027:new float[7]|}) => _ = name; }",
        "Own has 3 parameters; this array has 7");
}
