namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>NETGEN025 and NETGEN026: a batch has whole rows, and as many in each argument.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN025")]
[Trait(ReferencePageTests.Rule, "NETGEN026")]
public sealed class BatchTests
{
    [Theory]
    [InlineData("net.ForwardBatch({|NETGEN025:new float[7]|}, span);", "TestNet takes rows of 3 inputs; this array has 7")]
    [InlineData("net.ForwardBatch(numbers, {|NETGEN025:new float[5]|});", "TestNet takes rows of 2 outputs; this array has 5")]
    [InlineData("net.BackwardBatch({|NETGEN025:new float[0]|}, numbers, span);", "TestNet takes at least one row of 3 inputs; this array has 0")]
    [InlineData("net.BackwardBatch(numbers, {|NETGEN025:Array.Empty<float>()|}, span);", "TestNet takes at least one row of 2 targets; this array has 0")]
    [InlineData("net.BackwardBatch(numbers, targets, span, {|NETGEN025:new float[5]|});", "TestNet takes rows of 3 input gradients; this array has 5")]
    [InlineData("net.BackwardFromOutputBatch(numbers, {|NETGEN025:new float[3]|}, span, output);", "TestNet takes rows of 2 output gradients; this array has 3")]
    [InlineData("net.ForwardBatch(new float[6], {|NETGEN026:new float[6]|});", "TestNet takes 4 outputs for 2 samples; this array has 6")]
    [InlineData("net.ForwardBatch(outputs: {|NETGEN026:new float[6]|}, inputs: new float[3]);", "TestNet takes 2 outputs for 1 sample; this array has 6")]
    [InlineData("net.ComputeLoss(new float[6], {|NETGEN026:new float[2]|});", "TestNet takes 4 targets for 2 samples; this array has 2")]
    [InlineData("net.ComputeLoss(new float[6], {|NETGEN026:new int[3]|});", "TestNet takes 2 labels for 2 samples; this array has 3")]
    [InlineData("net.ComputeLoss({|NETGEN025:new float[0]|}, numbers);", "TestNet takes at least one row of 3 inputs; this array has 0")]
    [InlineData("net.BackwardBatch(new float[6], {|NETGEN026:new float[2]|}, span);", "TestNet takes 4 targets for 2 samples; this array has 2")]
    [InlineData("net.BackwardBatch(new float[6], {|NETGEN026:new int[3]|}, span);", "TestNet takes 2 labels for 2 samples; this array has 3")]
    [InlineData("net.BackwardBatch(numbers, new int[3], span, {|NETGEN026:new float[6]|});", "TestNet takes 9 input gradients for 3 samples; this array has 6")]
    [InlineData("net.BackwardBatch(new float[6], targets, span, sampleWeights: {|NETGEN026:[1, 2, 3]|});", "TestNet takes 2 sample weights for 2 samples; this collection has 3")]
    [InlineData("net.BackwardBatch(new float[6], {|NETGEN026:new float[checked(n * 3)]|}, span);", "TestNet takes 4 targets for 2 samples; this array has a multiple of 3")]
    [InlineData("net.BackwardBatch(new float[n * 3], {|NETGEN026:new float[n * 3]|}, span);", "TestNet takes 2 targets for every 3 inputs; this array has 3 for every 3")]
    [InlineData("var inputs = new float[n * TestNet.InputSize]; net.BackwardBatch(inputs, {|NETGEN026:new int[n * 2]|}, span);", "TestNet takes 1 label for every 3 inputs; this array has 2 for every 3")]
    [InlineData("net.BackwardBatch(numbers, {|NETGEN026:numbers|}, span);", "TestNet takes 2 targets for every 3 inputs; this array has 1 for every 1")]
    [InlineData("net.BackwardBatch(numbers, {|NETGEN026:new float[numbers.Length]|}, span);", "TestNet takes 2 targets for every 3 inputs; this array has 1 for every 1")]
    public Task Wrong(string statements, string message) => CallVerifier.Statements(statements, message);

    [Theory]
    [InlineData("net.ForwardBatch(new float[6], new float[4]);")]
    [InlineData("net.ForwardBatch(new float[0], new float[0]); net.ForwardBatch(default, default);")]
    [InlineData("net.ForwardBatch(numbers, new float[4]); net.ForwardBatch(new float[6], span);")]
    [InlineData("net.ForwardBatch(new float[n * 3], new float[n * 2]); net.ForwardBatch(new float[n], new float[n]);")]
    [InlineData("net.ForwardBatch(new float[n * 3], new float[n * 3]);")]
    [InlineData("net.ForwardBatch(new float[n * 4], new float[n * 5]); net.ForwardBatch(new float[6], new float[n * 4]);")]
    [InlineData("net.BackwardBatch(new float[n * 3], new float[n * 2], span); net.BackwardBatch(new float[n * 6], new int[n * 2], span);")]
    [InlineData("net.BackwardBatch(new float[6], new int[2], span); net.BackwardBatch(numbers, new float[2], span, new float[3]);")]
    [InlineData("int m = numbers.Length; m++; net.BackwardBatch(new float[m * 3], new float[m++ * 3], span);")]
    [InlineData("int m = n * 3; net.BackwardBatch(new float[m], new float[m / 3 * 2], span);")]
    [InlineData("net.BackwardBatch(numbers, new float[numbers.Length / TestNet.InputSize * TestNet.OutputSize], span);")]
    [InlineData("net.BackwardBatch(new float[6], new int[2], span, sampleWeights: [1, 2]); net.BackwardBatch(numbers, targets, span, output, weights);")]
    [InlineData("net.BackwardFromOutputBatch(new float[6], new float[4], span, new float[6]);")]
    public Task Right(string statements) => CallVerifier.Statements(statements);
}
