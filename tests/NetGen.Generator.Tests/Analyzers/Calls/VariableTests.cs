namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>The length of a local variable is known where nothing can have given it another value, in whatever way.</summary>
public sealed class VariableTests
{
    private const int ManyTerms = 3000;

    [Theory]
    [InlineData("var input = new float[4]; ((input, _), _) = ((new float[3], 1), 2); net.Forward(input, output);")]
    [InlineData("var input = new float[4]; Shrink(ref input!); net.Forward(input, output); static void Shrink(ref float[] x) => x = new float[3];")]
    [InlineData("var input = new float[4]; Shrink(out input); net.Forward(input, output); static void Shrink(out float[] x) => x = new float[3];")]
    [InlineData("var input = new float[4]; (n > 0 ? ref input : ref numbers) = new float[3]; net.Forward(input, output);")]
    [InlineData("var input = new float[4]; ref float[] other = ref n > 0 ? ref input : ref numbers; other = new float[3]; net.Forward(input, output);")]
    [InlineData("var input = new float[4]; ref float[] other = ref numbers; other = ref input; other = new float[3]; net.Forward(input, output);")]
    [InlineData("var input = new float[4]; var reference = __makeref(input); __refvalue(reference, float[]) = new float[3]; net.Forward(input, output);")]
    [InlineData("float[]? input = null; input ??= new float[3]; net.Forward(input, output);")]
    [InlineData("float[] input = new float[4], other; other = input = new float[3]; net.Forward(input, output); net.Forward(other, output);")]
    [InlineData("int size = 4; void Lessen() => size--; Lessen(); net.Forward(new float[size], output);")]
    [InlineData("int size = 4; Func<int> lessen = () => --size; _ = lessen(); net.Forward(new float[size], output);")]
    [InlineData("int size = 4; Alias(ref size) = 3; net.Forward(new float[size], output); static ref int Alias(ref int number) => ref number;")]
    [InlineData("if (int.TryParse(\"3\", out int size)) net.Forward(new float[size], output);")]
    [InlineData("var (input, _) = (new float[3], 1); net.Forward(input, output);")]
    public Task Right(string statements) => CallVerifier.Statements(statements);

    [Theory]
    [InlineData("ref struct Holder { public ref float[] Array; } static class Program { static void Run(TestNet net) { var input = new float[4]; var holder = new Holder { Array = ref input }; holder.Array = new float[3]; net.Forward(input, new float[2]); } }")]
    [InlineData("static class Program { static int Lessen(this ref int number) => --number; static void Run(TestNet net) { int size = 4; _ = size.Lessen(); net.Forward(new float[size], new float[2]); } }")]
    [InlineData("class Base { protected Base(float[] x, float[] y) { } } class Derived : Base { Derived(TestNet net, int n) : base(Make(net, n = 3), new float[n]) => net.Forward(new float[n], new float[2]); static float[] Make(TestNet net, int n) => new float[n]; }")]
    [InlineData("class Program { int this[int n] { get { n = 3; new TestNet().Forward(new float[n], new float[2]); return n; } } }")]
    public Task RightToo(string program) => CallVerifier.Program(program);

    [Theory]
    [InlineData("{ var input = new float[3]; input = new float[3]; net.Forward(input, output); } { var input = new float[4]; net.Forward({|NETGEN020:input|}, output); }", "TestNet takes 3 inputs; this array has 4")]
    [InlineData("var input = new float[4]; (float[] other, input[0]) = (input, 1); (n, input[1]) = (1, 2); net.Forward({|NETGEN020:input|}, other[..2]);", "TestNet takes 3 inputs; this array has 4")]
    [InlineData("Span<float> input = new float[4]; input.Fill(1); input.Reverse(); input[0]++; net.Forward({|NETGEN020:input|}, output);", "TestNet takes 3 inputs; this span has 4")]
    [InlineData("var input = new float[4]; foreach (float number in input) _ = number; ref float first = ref input[0]; first = 1; net.Forward({|NETGEN020:input|}, output);", "TestNet takes 3 inputs; this array has 4")]
    [InlineData("int size = 4; _ = size.CompareTo(n); _ = (size, n); _ = -size; Span<float> input = stackalloc float[size]; net.Forward({|NETGEN020:input|}, output);", "TestNet takes 3 inputs; this span has 4")]
    public Task Wrong(string statements, string message) => CallVerifier.Statements(statements, message);

    /// <summary>Operations as deep as no recursion goes are looked at like all others.</summary>
    [Fact]
    public async Task DeepInASum()
    {
        string terms = string.Concat(Enumerable.Repeat(" + n", ManyTerms));
        await CallVerifier.Statements($"int size = 4; _ = size{terms}; net.Forward({{|NETGEN020:new float[size]|}}, output);", "TestNet takes 3 inputs; this array has 4");
        await CallVerifier.Statements($"int size = 4; _ = --size{terms}; net.Forward(new float[size], output);");
    }
}
