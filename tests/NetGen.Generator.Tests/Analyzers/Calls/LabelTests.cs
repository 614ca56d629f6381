namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>NETGEN024: a label is the number of a class.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN024")]
public sealed class LabelTests
{
    [Theory]
    [InlineData("net.Backward(numbers, {|NETGEN024:2|}, span);", "TestNet has 2 classes, 0 to 1; this label is 2")]
    [InlineData("net.Backward(numbers, {|NETGEN024:-1|}, span);", "TestNet has 2 classes, 0 to 1; this label is -1")]
    [InlineData("int label = 7; net.Backward(numbers, {|NETGEN024:label|}, span);", "TestNet has 2 classes, 0 to 1; this label is 7")]
    [InlineData("net.BackwardBatch(numbers, [0, {|NETGEN024:TestNet.OutputSize|}], span);", "TestNet has 2 classes, 0 to 1; this label is 2")]
    [InlineData("net.BackwardBatch(numbers, new int[] { {|NETGEN024:-2|}, n }, span);", "TestNet has 2 classes, 0 to 1; this label is -2")]
    [InlineData("net.BackwardBatch(numbers, labels: new[] { 0, {|NETGEN024:3|} }, span, sampleWeights: numbers);", "TestNet has 2 classes, 0 to 1; this label is 3")]
    [InlineData("net.TrainStep(numbers, {|NETGEN024:2|}, 0.1f);", "TestNet has 2 classes, 0 to 1; this label is 2")]
    [InlineData("net.TrainStep(numbers, {|NETGEN024:2|}, NetGen.Optimizer.Adam(net));", "TestNet has 2 classes, 0 to 1; this label is 2")]
    public Task Wrong(string statements, string message) => CallVerifier.Statements(statements, message);

    [Theory]
    [InlineData("net.Backward(numbers, 1, span); net.Backward(numbers, 0, span); net.Backward(numbers, n, span);")]
    [InlineData("int label = 7; label = 1; net.Backward(numbers, label, span);")]
    [InlineData("net.BackwardBatch(numbers, [0, 1, n], span); net.BackwardBatch(numbers, [.. new[] { 7 }], span);")]
    [InlineData("int[] labels = { 0, 7 }; labels[1] = 1; net.BackwardBatch(numbers, labels, span);")]
    [InlineData("net.BackwardBatch(numbers, new int[] { TestNet.OutputSize - 1 }, span);")]
    [InlineData("net.TrainStep(numbers, 1, 0.1f);")]
    public Task Right(string statements) => CallVerifier.Statements(statements);
}
