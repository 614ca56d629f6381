namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>NETGEN021: the span for the outputs of a single sample has exactly their number.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN021")]
public sealed class OutputLengthTests
{
    [Theory]
    [InlineData("net.Forward(numbers, {|NETGEN021:new float[3]|});", "TestNet gives 2 outputs; this array has 3")]
    [InlineData("second.Forward(numbers, {|NETGEN021:stackalloc float[2]|});", "Second gives 1 output; this span has 2")]
    [InlineData("net.Forward(numbers, {|NETGEN021:span[..TestNet.InputSize]|});", "TestNet gives 2 outputs; this span has 3")]
    [InlineData("net.Forward(output: {|NETGEN021:new float[1]|}, input: [1, 2, 3]);", "TestNet gives 2 outputs; this array has 1")]
    [InlineData("Span<float> hidden = stackalloc float[TestNet.InputSize]; net.Forward([1, 2, 3], {|NETGEN021:hidden|});", "TestNet gives 2 outputs; this span has 3")]
    public Task Wrong(string statements, string message) => CallVerifier.Statements(statements, message);

    [Theory]
    [InlineData("net.Forward(numbers, new float[2]);")]
    [InlineData("second.Forward(numbers, stackalloc float[1]);")]
    [InlineData("net.Forward(numbers, span[1..3]); net.Forward(numbers, span[..n]); net.Forward(targets, weights);")]
    [InlineData("net.Forward(output: new float[TestNet.OutputSize], input: [1, 2, 3]);")]
    [InlineData("Span<float> hidden = stackalloc float[Second.InputSize]; net.Forward([1, 2, 3], hidden); second.Forward(hidden, stackalloc float[Second.OutputSize]);")]
    public Task Right(string statements) => CallVerifier.Statements(statements);
}
