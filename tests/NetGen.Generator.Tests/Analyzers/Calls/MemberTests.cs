namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>The length of a readonly field or property is known where nothing but its initialiser can give it one.</summary>
public sealed class MemberTests
{
    [Theory]
    [InlineData("private static readonly float[] s_input = new float[4]; static void Run(TestNet net) => net.Forward({|NETGEN020:s_input|}, new float[2]);", "TestNet takes 3 inputs; this array has 4")]
    [InlineData("private readonly float[] _input = [1, 2]; void Run(TestNet net) => net.Forward({|NETGEN020:_input|}, new float[2]);", "TestNet takes 3 inputs; this array has 2")]
    [InlineData("private float[] Input { get; } = new float[4]; void Run(TestNet net) => net.Forward({|NETGEN020:Input|}, new float[2]);", "TestNet takes 3 inputs; this array has 4")]
    [InlineData("private static readonly int s_size = 4; static void Run(TestNet net) => net.Forward({|NETGEN020:new float[s_size]|}, new float[2]);", "TestNet takes 3 inputs; this array has 4")]
    [InlineData("private const int Size = 4; static void Run(TestNet net) => net.Forward({|NETGEN020:new float[Size]|}, new float[2]);", "TestNet takes 3 inputs; this array has 4")]
    [InlineData("private readonly float[] _input; Program() => _input = new float[4]; void Run(TestNet net) => net.Forward({|NETGEN020:_input|}, new float[2]);", "TestNet takes 3 inputs; this array has 4")]
    [InlineData("private readonly float[] _input; private readonly int _n; Program(int n) { _n = n; this._input = [1, 2]; Run(new()); } void Run(TestNet net) => net.Forward({|NETGEN020:_input|}, new float[_n]);", "TestNet takes 3 inputs; this array has 2")]
    public Task Wrong(string members, string message) => CallVerifier.Program($"class Program {{ {members} }}", message);

    [Theory]
    [InlineData("private static readonly float[] s_input = new float[3]; static void Run(TestNet net) => net.Forward(s_input, new float[2]);")]
    [InlineData("private readonly float[] _input = new float[4]; Program() => _input = new float[3]; void Run(TestNet net) => net.Forward(_input, new float[2]);")]
    [InlineData("private float[] _input = new float[4]; void Run(TestNet net) => net.Forward(_input, new float[2]);")]
    [InlineData("private float[] Input { get; set; } = new float[4]; void Run(TestNet net) => net.Forward(Input, new float[2]);")]
    [InlineData("private float[] Input { get; init; } = new float[4]; void Run(TestNet net) => net.Forward(Input, new float[2]);")]
    [InlineData("protected virtual float[] Input { get; } = new float[4]; void Run(TestNet net) => net.Forward(Input, new float[2]);")]
    [InlineData("private readonly float[] _input = new float[4]; public int Size { init => _input = new float[value]; } void Run(TestNet net) => net.Forward(_input, new float[2]);")]
    [InlineData("private float[] Input => new float[4]; void Run(TestNet net) => net.Forward(Input, new float[2]);")]
    [InlineData("private readonly int _n; Program(int n) => _n = n; void Run(TestNet net, Program other) => net.BackwardBatch(new float[_n * 3], new float[other._n * 3], new float[26]);")]
    [InlineData("private readonly float[] _input; Program() => _input = new float[3]; void Run(TestNet net) => net.Forward(_input, new float[2]);")]
    [InlineData("private readonly float[] _input; Program(int n) => _input = new float[n]; void Run(TestNet net) => net.Forward(_input, new float[2]);")]
    [InlineData("private readonly float[] _input; Program() => _input = new float[4]; Program(int n) => _input = new float[n]; void Run(TestNet net) => net.Forward(_input, new float[2]);")]
    [InlineData("private readonly float[]? _input; Program() => _input = new float[4]; Program(int n) { _ = n; } void Run(TestNet net) => net.ForwardBatch(_input, default);")]
    [InlineData("private readonly float[]? _input; Program(bool make) { if (make) _input = new float[4]; } void Run(TestNet net) => net.ForwardBatch(_input, default);")]
    [InlineData("private readonly float[]? _input; Program(TestNet net) { Run(net); _input = new float[4]; } void Run(TestNet net) => net.ForwardBatch(_input, default);")]
    [InlineData("private readonly float[]? _input; private int Later { set => Run(new()); } Program() { Later = 1; _input = new float[4]; } void Run(TestNet net) => net.ForwardBatch(_input, default);")]
    [InlineData("private readonly float[] _input; Program() { _input = new float[4]; Shrink(out _input); } static void Shrink(out float[] input) => input = new float[3]; void Run(TestNet net) => net.Forward(_input, new float[2]);")]
    public Task Right(string members) => CallVerifier.Program($"class Program {{ {members} }}");

    [Theory]
    [InlineData("struct Program { private readonly float[] _input = new float[4]; public Program() { } void Run(TestNet net) => net.ForwardBatch(_input, default); }")]
    [InlineData("class Program(int n) { void Run(TestNet net) { n++; net.BackwardBatch(new float[n * 3], new float[Next() * 3], new float[26]); } int Next() => ++n; }")]
    [InlineData("static class Extensions { public static void Shrink(this ref Span<float> span) => span = span[1..]; static void Run(TestNet net) { Span<float> input = new float[4]; input.Shrink(); net.Forward(input, new float[2]); } }")]
    [InlineData("[Network(2, 1)] partial class Own { public void Forward(ReadOnlySpan<float> input, Span<float> output, int times) { } public void Forward(float[] input) { } void Run() { Forward(new float[7]); Forward(new float[7], new float[7], 1); } }")]
    [InlineData("class Other { public void Forward(ReadOnlySpan<float> input, Span<float> output) { } void Run() => Forward(new float[7], new float[7]); }")]
    [InlineData("class Generic<T> where T : INetwork<float> { void Run(T net) => net.Forward(new float[7], new float[7]); }")]
    [InlineData("abstract class Base { protected Base() => Run(new()); protected abstract void Run(TestNet net); } class Derived : Base { private readonly float[]? _input; Derived() => _input = new float[4]; protected override void Run(TestNet net) => net.ForwardBatch(_input, default); }")]
    public Task RightToo(string program) => CallVerifier.Program(program);

    [Fact]
    public Task WithAnInlineArray() => CallVerifier.Program(
        """
        [System.Runtime.CompilerServices.InlineArray(4)] struct Four { private float _first; }
        static class Program { static void Run(TestNet net) { Four four = default; net.Forward({|NETGEN020:four|}, new float[2]); } }
        """,
        "TestNet takes 3 inputs; this span has 4");

    [Fact]
    public Task FromADerivedClass() => CallVerifier.Program(
        "class Derived : TestNet { void Run() => Forward({|NETGEN020:new float[4]|}, new float[2]); }",
        "TestNet takes 3 inputs; this array has 4");
}
