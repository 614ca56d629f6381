namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>NETGEN023: gradients have the size of what they are gradients by.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN023")]
public sealed class GradientLengthTests
{
    [Theory]
    [InlineData("net.Backward(numbers, 0, {|NETGEN023:new float[25]|});", "TestNet gives 26 gradients; this array has 25")]
    [InlineData("net.BackwardBatch(numbers, targets, {|NETGEN023:new float[Second.ParameterCount]|});", "TestNet gives 26 gradients; this array has 3")]
    [InlineData("net.BackwardBatch(numbers, targets, {|NETGEN023:new float[checked(n * 3)]|}, sampleWeights: weights);", "TestNet gives 26 gradients; this array has a multiple of 3")]
    [InlineData("net.Backward(numbers, 0, span, {|NETGEN023:new float[2]|});", "TestNet gives 3 input gradients; this array has 2")]
    [InlineData("net.BackwardFromOutput(numbers, targets, {|NETGEN023:new float[27]|}, new float[3]);", "TestNet gives 26 gradients; this array has 27")]
    [InlineData("net.BackwardFromOutputBatch(numbers, targets, {|NETGEN023:new float[27]|}, span);", "TestNet gives 26 gradients; this array has 27")]
    public Task Wrong(string statements, string message) => CallVerifier.Statements(statements, message);

    [Theory]
    [InlineData("net.Backward(numbers, 0, new float[26]);")]
    [InlineData("net.BackwardBatch(numbers, targets, new float[TestNet.ParameterCount]);")]
    [InlineData("net.BackwardBatch(numbers, targets, new float[n * 13], sampleWeights: weights);")]
    [InlineData("net.Backward(numbers, 0, span, new float[3]);")]
    [InlineData("net.BackwardFromOutput(numbers, targets, new float[26], new float[3]);")]
    [InlineData("net.BackwardFromOutputBatch(numbers, targets, new float[net.Parameters.Length], new float[9]);")]
    public Task Right(string statements) => CallVerifier.Statements(statements);
}
