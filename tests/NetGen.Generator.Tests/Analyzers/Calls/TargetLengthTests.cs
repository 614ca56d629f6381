namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>NETGEN022: a target, or the gradient by the outputs, has the size of the output.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN022")]
public sealed class TargetLengthTests
{
    [Theory]
    [InlineData("net.Backward(numbers, {|NETGEN022:new float[3]|}, span);", "TestNet takes 2 targets; this array has 3")]
    [InlineData("second.Backward(numbers, {|NETGEN022:[0, 1]|}, span);", "Second takes 1 target; this collection has 2")]
    [InlineData("net.Backward(gradients: span, target: {|NETGEN022:new float[1]|}, input: numbers);", "TestNet takes 2 targets; this array has 1")]
    [InlineData("net.BackwardFromOutput(numbers, {|NETGEN022:new float[3]|}, span, output);", "TestNet takes 2 output gradients; this array has 3")]
    [InlineData("net.TrainStep(numbers, {|NETGEN022:new float[3]|}, 0.1f);", "TestNet takes 2 targets; this array has 3")]
    [InlineData("net.TrainStep(numbers, {|NETGEN022:new float[3]|}, NetGen.Optimizer.Adam(net));", "TestNet takes 2 targets; this array has 3")]
    public Task Wrong(string statements, string message) => CallVerifier.Statements(statements, message);

    [Theory]
    [InlineData("net.Backward(numbers, new float[2], span);")]
    [InlineData("net.Backward(numbers, 1, span);")]
    [InlineData("second.Backward(numbers, [1], span);")]
    [InlineData("net.Backward(gradients: span, target: new float[TestNet.OutputSize], input: numbers);")]
    [InlineData("net.BackwardFromOutput(numbers, new float[2], span, output); net.BackwardFromOutput(numbers, targets, span, output);")]
    [InlineData("net.TrainStep(numbers, new float[2], 0.1f);")]
    public Task Right(string statements) => CallVerifier.Statements(statements);
}
