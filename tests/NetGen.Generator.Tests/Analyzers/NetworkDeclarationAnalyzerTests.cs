using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>Each broken rule of a declaration is reported once, at what is wrong.</summary>
public sealed class NetworkDeclarationAnalyzerTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2)] class {|NETGEN001:Net|};", "Net must be partial: the generator writes its members into another part of the class")]
    [InlineData("[Network(3, 4, 2)] public sealed class {|NETGEN001:@class|} { }", "class must be partial: the generator writes its members into another part of the class")]
    [InlineData("class {|NETGEN002:Outer|} { [Network(3, 4, 2)] partial class Net; }", "Outer must be partial, because it contains the network Net")]
    public Task WhenATypeIsNotPartial(string marked, string message) => Verify(marked, message);

    [Fact]
    public Task WhenSeveralTypesAreNotPartial() => Verify(
        "class {|NETGEN002:A|} { partial struct B { interface {|NETGEN002:C|} { [Network(3, 4, 2)] class {|NETGEN001:Net|}; } } }");

    [Theory]
    [InlineData("[{|NETGEN003:Network|}] partial class Net;", "Net needs at least two sizes, inputs and outputs; it has 0")]
    [InlineData("[{|NETGEN003:Network()|}] partial class Net;", "Net needs at least two sizes, inputs and outputs; it has 0")]
    [InlineData("[{|NETGEN003:Network(3)|}] partial class Net;", "Net needs at least two sizes, inputs and outputs; it has 1")]
    [InlineData("[{|NETGEN003:Network(Loss = SoftmaxCE)|}] partial class Net;", "Net needs at least two sizes, inputs and outputs; it has 0")]
    [InlineData("[{|NETGEN003:Network(new int[] { 3 })|}] partial class Net;", "Net needs at least two sizes, inputs and outputs; it has 1")]
    public Task WhenThereAreTooFewSizes(string marked, string message) => Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, {|NETGEN004:0|}, 2)] partial class Net;", "A layer of Net has 0 neurons; it needs at least 1")]
    [InlineData("[Network(3, 4, {|NETGEN004:-1|})] partial class Net;", "A layer of Net has -1 neurons; it needs at least 1")]
    [InlineData("[Network({|NETGEN004:3 - 3|}, 4)] partial class Net;", "A layer of Net has 0 neurons; it needs at least 1")]
    [InlineData("[Network(new[] { 3, {|NETGEN004:-2|} })] partial class Net;", "A layer of Net has -2 neurons; it needs at least 1")]
    [InlineData("[Network([3, {|NETGEN004:-2|}])] partial class Net;", "A layer of Net has -2 neurons; it needs at least 1")]
    [InlineData("[Network(3, {|NETGEN004:Count|})] partial class Net { private const int Count = 0; }", "A layer of Net has 0 neurons; it needs at least 1")]
    public Task WhenASizeIsBelowOne(string marked, string message) => Verify(marked, message);

    [Fact]
    public Task WhenSeveralSizesAreBelowOne() => Verify("[Network({|NETGEN004:0|}, 1, {|NETGEN004:-1|})] partial class Net;");

    [Theory]
    [InlineData("[Network(3, {|NETGEN005:65537|}, 2)] partial class Net;", "A layer of Net has 65537 neurons; the limit is 65536")]
    [InlineData("[{|NETGEN007:Network(60000, 60000)|}] partial class Net;", "Net has more than 268434432 parameters, which is the limit")]
    [InlineData("[Network(3, 4, 2, Activation = {|NETGEN010:Softmax|})] partial class Net;", "Net uses Softmax in a hidden layer; it is available as Output only")]
    [InlineData("[Network(3, 4, 2, Activation = {|NETGEN013:(Activation)99|})] partial class Net;", "Net uses the value 99, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Output = {|NETGEN013:(Activation)99|})] partial class Net;", "Net uses the value 99, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Loss = {|NETGEN013:(Loss)(-1)|})] partial class Net;", "Net uses the value -1, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Precision = {|NETGEN013:(Precision)2|})] partial class Net;", "Net uses the value 2, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Unroll = {|NETGEN013:(Unroll)3|})] partial class Net;", "Net uses the value 3, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Activations = new[] { {|NETGEN013:(Activation)99|} })] partial class Net;", "Net uses the value 99, which is no defined member")]
    [InlineData("[Network(3, 4, 2, Activations = {|NETGEN009:new[] { ReLU, Tanh }|})] partial class Net;", "Net has 1 hidden layer and Activations lists 2")]
    [InlineData("[Network(3, 4, 5, 2, Activations = new[] { ReLU, {|NETGEN010:Softmax|} })] partial class Net;", "Net uses Softmax in a hidden layer; it is available as Output only")]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE, Output = {|NETGEN011:Sigmoid|})] partial class Net;", "Net sets Output to Sigmoid, but SoftmaxCE is computed together with Softmax; remove Output or choose another loss")]
    [InlineData("[Network(3, 4, 1, Loss = {|NETGEN012:SoftmaxCE|})] partial class Net;", "Net has one output, whose softmax is always 1; use SigmoidBCE for two classes or give each class an output")]
    [InlineData("[Network(3, 4, 2, L2 = {|NETGEN014:double.NaN|})] partial class Net;", "Net sets L2 to NaN; it must be finite and not negative")]
    [InlineData("[Network(3, 4, 2, L2 = {|NETGEN014:-0.5|})] partial class Net;", "Net sets L2 to -0.5; it must be finite and not negative")]
    public Task WhenAnOptionBreaksARule(string marked, string message) => Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2)] static partial class {|NETGEN015:Net|};", "Net is static and has no Weights; a network is written into an ordinary class")]
    [InlineData("[Network(3, 4, 2)] partial class {|NETGEN015:Net|}<T>;", "Net is generic; a network is written into an ordinary class")]
    [InlineData("[Network(3, 4, 2)] file partial class {|NETGEN015:Net|};", "Net is local to its file; a network is written into an ordinary class")]
    [InlineData("[Network(3, 4, 2)] partial record {|NETGEN015:Net|};", "Net is a record, whose copies would share their parameters; a network is written into an ordinary class")]
    [InlineData("[Network(3, 4, 2)] partial struct {|NETGEN015:Net|};", "Net is a struct, whose copies would share their parameters; a network is written into an ordinary class")]
    [InlineData("[Network(3, 0)] partial record struct {|NETGEN015:Net|};", "Net is a struct, whose copies would share their parameters; a network is written into an ordinary class")]
    [InlineData("[Network(3, 4, 2)] partial interface {|NETGEN015:Net|};", "Net is an interface; a network is written into an ordinary class")]
    [InlineData("partial class Outer<T> { [Network(3, 4, 2)] partial class {|NETGEN015:Net|}; }", "Net is inside Outer, which is generic; a network is written into an ordinary class")]
    [InlineData("file partial class Outer { [Network(3, 4, 2)] partial class {|NETGEN015:Net|}; }", "Net is inside Outer, which is local to its file; a network is written into an ordinary class")]
    public Task WhenTheClassCannotBeCompleted(string marked, string message) => Verify(marked, message);

    [Fact]
    public Task WhenThereAreTooManyLayers() => Verify(
        $"[{{|NETGEN006:Network({string.Join(", ", Enumerable.Repeat("2", 258))})|}}] partial class Net;",
        "Net has 257 layers with weights; the limit is 256");

    [Fact]
    public Task WhenActivationAndActivationsAreBothSet() => Verify(
        "[Network(3, 4, 2, Activation = {|NETGEN008:Tanh|}, Activations = new[] { ReLU })] partial class Net;",
        "Net sets both Activation and Activations; keep one of them");

    [Theory]
    [InlineData("[Network(3, 4, 2, MaxParameters = {|NETGEN017:25|})] partial class Net;", "Net has 26 parameters; MaxParameters allows 25")]
    [InlineData("[Network(3, 4, 2, MaxParameters = {|NETGEN017:0|})] partial class Net;", "Net has 26 parameters; MaxParameters allows 0")]
    [InlineData("[Network(3, 4, 2, Bias = false, MaxParameters = {|NETGEN017:-1|})] partial class Net;", "Net has 20 parameters; MaxParameters allows -1")]
    [InlineData("[Network(3, 4, 2, MaxBytes = {|NETGEN018:103|})] partial class Net;", "The parameters of Net take 104 bytes; MaxBytes allows 103")]
    [InlineData("[Network(3, 4, 2, Precision = Precision.Double, MaxBytes = {|NETGEN018:200|})] partial class Net;", "The parameters of Net take 208 bytes; MaxBytes allows 200")]
    [InlineData("[Network(60000, 4000, MaxBytes = {|NETGEN018:512 * 1024|})] partial class Net;", "The parameters of Net take 960016000 bytes; MaxBytes allows 524288")]
    public Task WhenABudgetIsExceeded(string marked, string message) => Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2)] [Network(3, 4)] partial class Net;")]
    [InlineData("[Network(3, 0)] partial class Net; [Network(0, 4)] partial class Net;")]
    [InlineData("[Network(3, 4, 2)] enum Net { A }")]
    public Task NotWhatTheCompilerReportsBetter(string source) => Verify(source);

    [Theory]
    [InlineData("[Network(3, 4, 2)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)] public partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activations = null)] partial class Net;")]
    [InlineData("partial struct Outer { [Network(1, 1, Loss = SigmoidBCE, Output = Sigmoid)] partial class Net; }")]
    [InlineData("[Network(3, 4, 5, 2, Activations = new[] { ReLU, Tanh }, L2 = 0.1, Bias = false)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, MaxParameters = 26, MaxBytes = 104)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, MaxParameters = long.MaxValue, MaxBytes = 1 << 20)] partial class Net;")]
    [InlineData("class NotPartial { class Net; }")]
    [InlineData("class NetworkAttribute(params int[] sizes) : Attribute { int[] S => sizes; } [global::NetworkAttribute(0)] class Net;")]
    public Task NotWhenAllIsWell(string source) => Verify(source);

    [Theory]
    [InlineData("[Network(3, Missing, 2)] partial class Net;")]
    [InlineData("[Network(\"3\", 4)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activation = \"ReLU\")] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Nothing = 1)] partial class Net;")]
    public Task NotWhereTheCompilerReports(string source) => Verify(source);

    [Fact]
    public async Task AsErrorsWithAHelpPage()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.Report(new NetworkDeclarationAnalyzer(), "[Network(3, 0)] partial class Net;"));

        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.EndsWith("#netgen004", diagnostic.Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    private static Task Verify(string marked, params string[] messages) =>
        AnalyzerVerifier.Verify(new NetworkDeclarationAnalyzer(), marked, messages);
}
