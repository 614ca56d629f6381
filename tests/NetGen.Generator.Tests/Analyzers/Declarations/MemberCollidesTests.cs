extern alias generator;

using System.Reflection;
using Microsoft.CodeAnalysis;
using AttributeReader = generator::NetGen.Generator.Model.AttributeReader;
using GeneratedMembers = generator::NetGen.Generator.Rules.GeneratedMembers;

namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN016: a member of the user's that collides with a generated one is reported where it stands, and nothing is generated.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN016")]
public sealed class MemberCollidesTests
{
    [Theory]
    [InlineData("int {|NETGEN016:InputSize|};", "InputSize")]
    [InlineData("public const int {|NETGEN016:OutputSize|} = 2;", "OutputSize")]
    [InlineData("int {|NETGEN016:LayerCount|} => 2;", "LayerCount")]
    [InlineData("int {|NETGEN016:ParameterCount|}() => 26;", "ParameterCount")]
    [InlineData("class {|NETGEN016:Description|};", "Description")]
    [InlineData("event Action? {|NETGEN016:Parameters|} { add { } remove { } }", "Parameters")]
    [InlineData("float[] {|NETGEN016:Weights1|} = [];", "Weights1")]
    [InlineData("float[] {|NETGEN016:Weights2|} = [];", "Weights2")]
    [InlineData("float[] {|NETGEN016:Biases2|} = [];", "Biases2")]
    [InlineData("int {|NETGEN016:_netGenParameters|};", "_netGenParameters")]
    [InlineData("void {|NETGEN016:Initialize|}(int number) { }", "Initialize")]
    [InlineData("void {|NETGEN016:Forward|}(ReadOnlySpan<float> from, Span<float> to) { }", "Forward")]
    [InlineData("static int {|NETGEN016:Forward|}(ReadOnlySpan<float> from, Span<float> to) => 0;", "Forward")]
    [InlineData("int {|NETGEN016:Forward|}(ReadOnlySpan<float> from) => 0;", "Forward")]
    [InlineData("float {|NETGEN016:ComputePenalty|}() => 0;", "ComputePenalty")]
    [InlineData("float {|NETGEN016:ComputeLoss|}(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c) => 0;", "ComputeLoss")]
    [InlineData("float {|NETGEN016:ComputeLoss|}(ReadOnlySpan<float> a, ReadOnlySpan<int> b, ReadOnlySpan<float> c) => 0;", "ComputeLoss")]
    [InlineData("void {|NETGEN016:Forward|}(in Input input, out Output output) => output = default;", "Forward")]
    [InlineData("void {|NETGEN016:Forward|}<T>(in T input, out Output output) => output = default;", "Forward")]
    [InlineData("int {|NETGEN016:Classify|}<TOther>(in TOther input) where TOther : struct => 0;", "Classify")]
    [InlineData("class {|NETGEN016:Input|};", "Input")]
    [InlineData("int {|NETGEN016:ForwardBatch|} => 1;", "ForwardBatch")]
    [InlineData("int {|NETGEN016:Classify|}(ReadOnlySpan<float> input) => 1;", "Classify")]
    [InlineData("float {|NETGEN016:Backward|}(ReadOnlySpan<float> a, int b, Span<float> c, Span<float> d) => 1;", "Backward")]
    [InlineData("float {|NETGEN016:BackwardBatch|}(ReadOnlySpan<float> a, ReadOnlySpan<int> b, Span<float> c, Span<float> d, ReadOnlySpan<float> e) => 1;", "BackwardBatch")]
    [InlineData("enum {|NETGEN016:BackwardFromOutputBatch|} { }", "BackwardFromOutputBatch")]
    [InlineData("int {|NETGEN016:get_Parameters|}() => 1;", "get_Parameters")]
    [InlineData("void {|NETGEN016:set_Team|}(ThreadTeam team) { }", "set_Team")]
    [InlineData("int {|NETGEN016:Team|};", "Team")]
    public async Task Wrong(string member, string name)
    {
        string marked = Source(member);
        await DeclarationVerifier.Verify(marked, $"Net already has a member {name}, which the generator writes; rename yours");
        Assert.Empty(NetworkCompiler.Generate(Markup.Parse(marked).Source).Networks);
    }

    [Theory]
    [InlineData("int Weights3 => 1; int Biases0 => 1; int WeightsX => 1; int inputSize => 1;")]
    [InlineData("void Initialize() { } void Initialize(long seed) { } void Initialize<T>(int seed) { } void Initialize(ref int seed) { }")]
    [InlineData("void Forward(ReadOnlySpan<double> input, Span<double> output) { } void Forward(Span<float> input, ReadOnlySpan<float> output) { }")]
    [InlineData("float[] Forward(float[] input) { var output = new float[OutputSize]; Forward(input, output); return output; }")]
    [InlineData("void Forward<T>(ReadOnlySpan<float> input, Span<float> output) { } void Forward<T, U>(in T input, out Output output) => output = default; int Classify<T>(T input) => 1; void ForwardBatch(ReadOnlySpan<float> inputs) { }")]
    [InlineData("public Net() { } public Net(int seed) { } public Net(ReadOnlySpan<float> parameters) { }")]
    [InlineData("int get_Sizes() => 1; void set_Team(int team) { } int get_Parameters(int index) => index; int this[int index] => index;")]
    public async Task Right(string member)
    {
        await DeclarationVerifier.Verify(Source(member));
        Assert.Single(NetworkCompiler.Generate(Source(member)).Networks);
    }

    /// <summary>What can be neither overridden nor hidden; the class is marked, as the base may be in a library.</summary>
    [Theory]
    [InlineData("abstract class Base { public abstract int InputSize { get; } } [Network(3, 2)] partial class {|NETGEN016:Net|} : Base;", "Net inherits an abstract member Base.InputSize, which the generator writes; rename it there, as the generated one cannot override it")]
    [InlineData("abstract class Base { protected abstract void Forward(ReadOnlySpan<float> x, Span<float> y); } [Network(3, 2)] partial class {|NETGEN016:Net|} : Base;", "Net inherits an abstract member Base.Forward, which the generator writes; rename it there, as the generated one cannot override it")]
    [InlineData("abstract class Base { public abstract bool Forward(ReadOnlySpan<float> x, Span<float> y); } [Network(3, 2)] partial class {|NETGEN016:Net|} : Base;", "Net inherits an abstract member Base.Forward, which the generator writes; rename it there, as the generated one cannot override it")]
    [InlineData("abstract class Base { public abstract float[] Parameters { get; } } [Network(3, 2)] partial class {|NETGEN016:Net|} : Base;", "Net inherits an abstract member Base.Parameters, which the generator writes; rename it there, as the generated one cannot override it")]
    [InlineData("abstract class Base { public abstract ThreadTeam Team { get; set; } } [Network(3, 2)] partial class {|NETGEN016:Net|} : Base;", "Net inherits an abstract member Base.Team, which the generator writes; rename it there, as the generated one cannot override it")]
    [InlineData("abstract class Base { public abstract int Classify<T>(in T x) where T : struct; } [Network(3, 2, Loss = SoftmaxCE)] partial class {|NETGEN016:Net|} : Base;", "Net inherits an abstract member Base.Classify, which the generator writes; rename it there, as the generated one cannot override it")]
    [InlineData("class Base { public required int Team { get; set; } } [Network(3, 2)] partial class {|NETGEN016:Net|} : Base;", "Net inherits a required member Base.Team, which the generator writes; rename it there, as a required member cannot be hidden")]
    public async Task WrongWhereInherited(string marked, string message)
    {
        await DeclarationVerifier.Verify(marked, message);
        Assert.Empty(NetworkCompiler.Generate(Markup.Parse(marked).Source).Networks);
    }

    [Theory]
    [InlineData("abstract class Base { public abstract void Forward(ReadOnlySpan<float> x, Span<float> y); } [Network(3, 2)] partial class Net : Base;")]
    [InlineData("abstract class Root { public abstract int InputSize { get; } } abstract class Base : Root { public override int InputSize => 3; } [Network(3, 2)] partial class Net : Base;")]
    [InlineData("abstract class Base { public abstract void Forward(ReadOnlySpan<double> x, Span<double> y); public abstract int Team(); } [Network(3, 2, Precision = Precision.Double)] abstract partial class Net : Middle; abstract class Middle : Base { public override int Team() => 1; }")]
    [InlineData("class Base { public required int Size { get; set; } public int InputSize; } [Network(3, 2)] partial class Net : Base;")]
    [InlineData("abstract class Base { protected abstract void Forward(float[] x, float[] y); protected abstract int Team<T>(); } [Network(3, 2)] abstract partial class Net : Base;")]
    public async Task RightWhereInherited(string source)
    {
        await DeclarationVerifier.Verify(source);
        Assert.Single(NetworkCompiler.Generate(source).Networks);
    }

    [Fact]
    public Task WrongBesideAScaling() => DeclarationVerifier.Verify(
        "[Network(3, 2, Scaling = Scaling.Inputs)] partial class Net { int {|NETGEN016:InputScaling|} => 1; void {|NETGEN016:ForwardScaled|}(ReadOnlySpan<float> a, Span<float> b) { } }");

    [Fact]
    public Task WrongInSeveralPlaces() => DeclarationVerifier.Verify(
        "[Network(3, 2)] partial class Net { int {|NETGEN016:InputSize|}, {|NETGEN016:OutputSize|}; } partial class Net { void {|NETGEN016:Initialize|}(int a) { } }");

    [Theory]
    [InlineData("[Network(3, 2, Bias = false)] partial class Net { int Biases1 => 1; int Classify(ReadOnlySpan<float> input) => 1; }")]
    [InlineData("[Network(3, 2)] partial class Net { float Backward(ReadOnlySpan<float> a, int b, Span<float> c) => 1; }")]
    [InlineData("[Network(3, 2, Precision = Precision.Double)] partial class Net { void Forward(ReadOnlySpan<float> a, Span<float> b) { } }")]
    [InlineData("class Net { int InputSize; } [Network(3, 2)] partial class Other : Net;")]
    [InlineData("[Network(3, 2, Scaling = Scaling.Inputs)] partial class Net { int OutputScaling => 1; }")]
    [InlineData("[Network(3, 2)] partial class Net { int InputScaling => 1; int Scaling => 2; }")]
    public Task RightWithOtherOptions(string source) => DeclarationVerifier.Verify(source);

    /// <summary>The list that the rule reads is what the generator writes: no member more, none less.</summary>
    [Theory]
    [InlineData("3, 4, 2")]
    [InlineData("3, 4, 2, Unroll = Unroll.Never, L2 = 0.1")]
    [InlineData("3, 4, 5, 2, Loss = SoftmaxCE, Bias = false, Unroll = Unroll.Never")]
    [InlineData("3, 1, Loss = SigmoidBCE, Precision = Precision.Double, Unroll = Unroll.Never")]
    [InlineData("3, 4, 2, Scaling = Scaling.Inputs | Scaling.Outputs")]
    [InlineData("3, 4, 2, Loss = SoftmaxCE, Scaling = Scaling.Inputs, Unroll = Unroll.Never")]
    public void AreThoseOfTheGeneratedClass(string arguments)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile($"[Network({arguments})] partial class Net;");
        const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        MemberInfo[] written = [.. networks.NetworkTypes.Single().GetMembers(All)
            .Where(member => member is not ConstructorInfo && !member.Name.Contains('.') && !member.Name.Contains('<') && !member.Name.StartsWith("get_", StringComparison.Ordinal) && !member.Name.StartsWith("set_", StringComparison.Ordinal))];

        INamedTypeSymbol type = networks.Generation.Output.GetTypeByMetadataName("Net")!;
        GeneratedMembers members = GeneratedMembers.Of(AttributeReader.Read(type.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == nameof(NetworkAttribute)))!, type.IsStatic);

        Assert.All(written, member => Assert.True(members.HasName(member.Name), member.Name));
        Assert.Equal(
            written.OfType<MethodInfo>().Select(method => method.Name).Order(StringComparer.Ordinal),
            type.GetMembers().OfType<IMethodSymbol>().Where(members.IsGenerated).Select(method => method.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            written.Where(member => member is not MethodInfo && member.Name != "_netGenWorkspaces").Select(member => member.Name).Order(StringComparer.Ordinal),
            members.Names.Where(name => name != "_netGenWorkspaces" && !type.GetMembers(name).OfType<IMethodSymbol>().Any()).Order(StringComparer.Ordinal));
    }

    private static string Source(string member) => $"[Network(3, 4, 2, Loss = SoftmaxCE)] public partial class Net {{ {member} }}";
}
