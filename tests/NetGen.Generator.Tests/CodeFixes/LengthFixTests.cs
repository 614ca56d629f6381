using NetGen.CodeFixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>A wrong length becomes the network's constant.</summary>
public sealed class LengthFixTests
{
    private const string Networks = "namespace Sample; [Network(3, 4, 2, Loss = SoftmaxCE)] partial class Net; ";

    [Theory]
    [InlineData("net.Forward(new float[4], x);", "net.Forward(new float[Net.InputSize], x);", "Replace 4 by Net.InputSize")]
    [InlineData("net.Forward(x, new float[3]);", "net.Forward(x, new float[Net.OutputSize]);", "Replace 3 by Net.OutputSize")]
    [InlineData("net.Forward(stackalloc float[5], x);", "net.Forward(stackalloc float[Net.InputSize], x);", "Replace 5 by Net.InputSize")]
    [InlineData("net.Forward(x.AsSpan(7, 2), x);", "net.Forward(x.AsSpan(7, Net.InputSize), x);", "Replace 2 by Net.InputSize")]
    [InlineData("net.Forward(x.AsSpan().Slice(length: 4, start: 1), x);", "net.Forward(x.AsSpan().Slice(length: Net.InputSize, start: 1), x);", "Replace 4 by Net.InputSize")]
    [InlineData("var input = new float[4]; net.Forward(input, x);", "var input = new float[Net.InputSize]; net.Forward(input, x);", "Replace 4 by Net.InputSize")]
    [InlineData("net.Backward(x, new float[3], x);", "net.Backward(x, new float[Net.OutputSize], x);", "Replace 3 by Net.OutputSize")]
    [InlineData("net.Backward(x, 0, new float[9]);", "net.Backward(x, 0, new float[Net.ParameterCount]);", "Replace 9 by Net.ParameterCount")]
    [InlineData("_ = new Net(new float[9]);", "_ = new Net(new float[Net.ParameterCount]);", "Replace 9 by Net.ParameterCount")]
    [InlineData("net.ForwardBatch(new float[6], new float[6]);", "net.ForwardBatch(new float[6], new float[2 * Net.OutputSize]);", "Replace 6 by 2 * Net.OutputSize")]
    [InlineData("net.BackwardBatch(new float[6], new int[3], x);", "net.BackwardBatch(new float[6], new int[2], x);", "Replace 3 by 2")]
    public Task One(string before, string after, string title) =>
        CodeFixVerifier.Verify(new LengthCodeFixProvider(), Source(before), Source(after), title);

    [Fact]
    public Task InAnotherNamespace() => CodeFixVerifier.Verify(
        new LengthCodeFixProvider(),
        "namespace Sample { [Network(3, 4)] partial class Net; } class Program { void Run(Sample.Net net, float[] x) => net.Forward(new float[4], x); }",
        "namespace Sample { [Network(3, 4)] partial class Net; } class Program { void Run(Sample.Net net, float[] x) => net.Forward(new float[Sample.Net.InputSize], x); }",
        "Replace 4 by Net.InputSize");

    [Fact]
    public Task All() => CodeFixVerifier.VerifyAll(
        new LengthCodeFixProvider(),
        Source("net.Forward(new float[4], new float[3]); var y = new float[7]; net.Forward(y, x); net.Classify(y);"),
        Source("net.Forward(new float[Net.InputSize], new float[Net.OutputSize]); var y = new float[Net.InputSize]; net.Forward(y, x); net.Classify(y);"));

    [Theory]
    [InlineData("net.Forward([1, 2], x);")]
    [InlineData("net.Forward(new float[] { 1, 2 }, x);")]
    [InlineData("net.Forward(new float[x.Length * 2], x);")]
    public Task None(string statements) => CodeFixVerifier.VerifyNone(new LengthCodeFixProvider(), Source(statements));

    private static string Source(string statements) => $"{Networks}class Program {{ void Run(Net net, float[] x) {{ {statements} }} }}";
}
