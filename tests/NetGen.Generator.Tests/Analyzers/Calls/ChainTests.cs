namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>What one network gives and another takes must have one size, whatever the length of the span between them.</summary>
public sealed class ChainTests
{
    [Theory]
    [InlineData("net.Forward(numbers, span); net.Forward({|NETGEN020:span|}, output);", "TestNet takes 3 inputs; this span has 2")]
    [InlineData("second.Forward(targets, output); net.Forward(numbers, span); { if (n > 0) second.Forward({|NETGEN020:output|}, [0]); }", "Second takes 2 inputs; this span has 1")]
    [InlineData("var hidden = new float[n]; net.Forward(numbers, hidden); net.Classify({|NETGEN020:hidden|});", "TestNet takes 3 inputs; this array has 2")]
    [InlineData("float loss = net.Backward(numbers, 0, span); second.Forward({|NETGEN020:span|}, [0]); _ = loss;", "Second takes 2 inputs; this span has 26")]
    public Task Wrong(string statements, string message) => CallVerifier.Statements(statements, message);

    [Theory]
    [InlineData("net.Forward(numbers, span); second.Forward(span, output);")]
    [InlineData("net.Backward(numbers, 0, span, output); second.Forward(output, [0]);")]
    [InlineData("net.BackwardFromOutput(numbers, targets, span, output); second.Forward(span, [0]);")]
    [InlineData("if (n > 0) net.Forward(numbers, span); else net.Forward(span, output);")]
    [InlineData("if (n > 0) { net.Forward(numbers, span); return; } net.Forward(span, output);")]
    [InlineData("net.Forward(numbers, span); span = new float[3]; net.Forward(span, output);")]
    [InlineData("net.Forward(numbers, span[..2]); net.Forward(span, output);")]
    [InlineData("if (n > 0) goto Skip; net.Forward(numbers, span); Skip: net.Forward(span, output);")]
    [InlineData("try { net.Forward(numbers, span); } catch (ArgumentException) { } net.Forward(span, output);")]
    [InlineData("net.ForwardBatch(numbers, span); net.Forward(span, output);")]
    [InlineData("void Later(Span<float> span) => net.Forward(span, new float[2]); net.Forward(numbers, span); Later(span[..1]);")]
    [InlineData("Action<float[]> run = x => net.Forward(numbers, x); var y = new float[n]; run(y); net.Forward(y, output);")]
    public Task Right(string statements) => CallVerifier.Statements(statements);
}
