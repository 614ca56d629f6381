using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Analyzers;

namespace NetGen.Generator.Tests.Hostile;

/// <summary>What cannot become a network is for the compiler and the analyzer to report: the generator stays silent.</summary>
public sealed class MalformedAttributeTests
{
    [Theory]
    [InlineData("")]
    [InlineData("()")]
    [InlineData("(3)")]
    [InlineData("(null)")]
    [InlineData("(null!)")]
    [InlineData("(sizes: null)")]
    [InlineData("(default(int[]))")]
    [InlineData("(new int[0])")]
    [InlineData("(new int[] { 3 })")]
    [InlineData("(new int[] { 3, 0 })")]
    [InlineData("(new int[] { 3, \"4\", 2 })")]
    [InlineData("(new int[2] { 3 })")]
    [InlineData("(\"3\", 4)")]
    [InlineData("(3, \"4\", 2)")]
    [InlineData("(3.5, 2)")]
    [InlineData("(3L, 2L)")]
    [InlineData("(3, null, 2)")]
    [InlineData("(3, Missing, 2)")]
    [InlineData("(3, Count, 2)")]
    [InlineData("(3, 1 / 0, 2)")]
    [InlineData("(3, , 2)")]
    public Task WithSizesThatAreNotNumbers(string arguments) => AssertSilent(arguments);

    [Theory]
    [InlineData("(3, 0, 2)")]
    [InlineData("(0, 2)")]
    [InlineData("(3, 0)")]
    [InlineData("(3, -1, 2)")]
    [InlineData("(int.MinValue, 2)")]
    public Task WithSizesBelowOne(string arguments) => AssertSilent(arguments);

    [Theory]
    [InlineData("(int.MaxValue, int.MaxValue)")]
    [InlineData("(100000, 100000, 2)")]
    [InlineData("(2, 30000, 30000, 30000, 2)")]
    public Task WithMoreParametersThanAnArrayHolds(string arguments) => AssertSilent(arguments);

    [Theory]
    [InlineData("(3, 4, 2, Activation = (Activation)99)")]
    [InlineData("(3, 4, 2, Activation = (Activation)(-1))")]
    [InlineData("(3, 4, 2, Output = (Activation)99)")]
    [InlineData("(3, 4, 2, Loss = (Loss)99)")]
    [InlineData("(3, 4, 2, Loss = (Loss)(-1))")]
    [InlineData("(3, 4, 2, Precision = (Precision)99)")]
    [InlineData("(3, 4, 2, Unroll = (Unroll)99)")]
    [InlineData("(3, 4, 2, Activations = new Activation[] { (Activation)99 })")]
    public Task WithValuesOutsideTheirEnum(string arguments) => AssertSilent(arguments);

    [Theory]
    [InlineData("(3, 4, 2, Activation = \"ReLU\")")]
    [InlineData("(3, 4, 2, Activation = Missing)")]
    [InlineData("(3, 4, 2, Activation = null)")]
    [InlineData("(3, 4, 2, Activation = )")]
    [InlineData("(3, 4, 2, Loss = \"MSE\")")]
    [InlineData("(3, 4, 2, L2 = \"0.1\")")]
    [InlineData("(3, 4, 2, L2 = null)")]
    [InlineData("(3, 4, 2, Bias = 1)")]
    [InlineData("(3, 4, 2, Activations = ReLU)")]
    [InlineData("(3, 4, 2, Activations = new int[] { 1 })")]
    [InlineData("(3, 4, 2, Activations = new Activation[] { null })")]
    [InlineData("(3, 4, 2, Weights = 1)")]
    [InlineData("(3, 4, 2, Weights = Missing)")]
    [InlineData("(3, 4, 2, Weights = \"\")")]
    [InlineData("(3, 4, 2, Weights = \"missing.onnx\")")]
    [InlineData("(\"\")")]
    [InlineData("((string)null!)")]
    [InlineData("(\"missing.onnx\")")]
    [InlineData("(\"missing.onnx\", Weights = \"missing.onnx\")")]
    [InlineData("(\"missing.onnx\", 3, 4)")]
    public Task WithOptionsOfTheWrongType(string arguments) => AssertSilent(arguments);

    /// <summary>The compiler reports these and yet hands them on as values of the right enum: no code, or code, but no exception.</summary>
    [Theory]
    [InlineData("(3, 4, 2, Activation = 1)")]
    [InlineData("(3, 4, 2, Activation = SoftmaxCE)")]
    [InlineData("(3, 4, 2, Loss = ReLU)")]
    public void WithAMemberOfAnotherEnum(string arguments)
    {
        GenerationResult result = NetworkCompiler.Generate(Source(arguments));
        Assert.Empty(result.Diagnostics);
        Assert.Contains(result.Output.GetDiagnostics(), diagnostic => diagnostic.Id is "CS0029" or "CS0266");
    }

    /// <summary>The compiler reports the missing conversion and converts all the same; the network it then means is generated, so that no error follows from the first.</summary>
    [Theory]
    [InlineData("(3, 4, 2, Activation = 1)")]
    [InlineData("(3, 4, 2, Activation = SoftmaxCE)")]
    [InlineData("(3, 4, 2, Loss = ReLU)")]
    public void WithAConstantThatNeedsACast(string arguments)
    {
        GenerationResult result = NetworkCompiler.Generate(Source(arguments));
        Assert.Equal("Sample.Net.g.cs", Assert.Single(result.Networks).HintName);
        Assert.Empty(result.Diagnostics);
    }

    [Theory]
    [InlineData("(3, 4, 2, Activations = new Activation[] { ReLU, Tanh })")]
    [InlineData("(3, 4, 2, Activations = new Activation[0])")]
    [InlineData("(3, 4, 2, Activation = Softmax)")]
    [InlineData("(3, 4, 2, Activations = new[] { Softmax })")]
    [InlineData("(3, 4, 2, L2 = double.NaN)")]
    [InlineData("(3, 4, 2, L2 = double.PositiveInfinity)")]
    [InlineData("(3, 4, 2, L2 = -0.1)")]
    public Task WithOptionsThatMeanNothing(string arguments) => AssertSilent(arguments);

    [Theory]
    [InlineData("[Network(3, 4, 2)] class Net;")]
    [InlineData("class Outer { [Network(3, 4, 2)] partial class Net; }")]
    [InlineData("partial class A { class B { partial class C { [Network(3, 4, 2)] partial class Net; } } }")]
    [InlineData("[Network(3, 4, 2)] partial struct Net;")]
    [InlineData("[Network(3, 4, 2)] partial interface Net;")]
    [InlineData("[Network(3, 4, 2)] enum Net { }")]
    [InlineData("[Network(3, 4, 2)] delegate void Net();")]
    [InlineData("class Outer { [Network(3, 4, 2)] void Net() { } }")]
    [InlineData("[assembly: Network(3, 4, 2)]")]
    [InlineData("[Network(3, 4, 2)]")]
    [InlineData("[Network(3, 4, 2)] partial class")]
    [InlineData("[Network(3, 4, 2)] partial class ;")]
    [InlineData("[Network(3, 4, 2)] static partial class Net;")]
    [InlineData("[Network(3, 4, 2)] partial class Net<T>;")]
    [InlineData("[Network(3, 4, 2)] partial record Net;")]
    [InlineData("partial class Outer<T> { [Network(3, 4, 2)] partial class Net; }")]
    public Task OnWhatCannotBeANetwork(string source) => AssertAddsNothing(source);

    [Fact]
    public void OfAnotherNamespace() => AssertEmpty(
        "class NetworkAttribute(params int[] sizes) : Attribute { public int[] Sizes => sizes; } [global::NetworkAttribute(3, 4, 2)] partial class Net;");

    /// <summary>Without this one, the tests above would pass under a generator that never generates.</summary>
    [Fact]
    public void IsTheOnlyReasonForSilence()
    {
        GenerationResult result = NetworkCompiler.Generate(Source("(3, 4, 2, Activations = new[] { Tanh }, L2 = 0.1, Bias = true, Unroll = Unroll.Never)"));
        Assert.Single(result.Networks);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public void DoesNotHinderItsNeighbour()
    {
        GenerationResult result = NetworkCompiler.Generate("[Network(3, 0)] partial class Malformed; [Network(3, 2)] partial class Fine;");
        Assert.Equal("Fine.g.cs", Assert.Single(result.Networks).HintName);
    }

    private static Task AssertSilent(string arguments) => AssertAddsNothing(Source(arguments));

    private static string Source(string arguments) =>
        $"namespace Sample; [Network{arguments}] public partial class Net {{ private static int Count => 4; }}";

    // Silence is right only because another speaks: the compiler, or the analyzer.
    private static async Task AssertAddsNothing(string source)
    {
        AssertEmpty(source);
        bool isReported = NetworkCompiler.CreateCompilation([source], CompilationSettings.Default).GetDiagnostics()
            .Concat(await AnalyzerVerifier.Report(new NetworkDeclarationAnalyzer(), source))
            .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(isReported, "Neither the compiler nor the analyzer says what is wrong.");
    }

    // What the generator throws is thrown on by Generate.
    private static void AssertEmpty(string source)
    {
        GenerationResult result = NetworkCompiler.Generate(source);
        Assert.Empty(result.Networks);
        Assert.Empty(result.Diagnostics);
    }
}
