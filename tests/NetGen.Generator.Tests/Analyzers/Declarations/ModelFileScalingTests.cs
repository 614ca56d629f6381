namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN048: a network scales what its model file scales.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN048")]
public sealed class ModelFileScalingTests
{
    [Theory]
    [InlineData("[Network(2, 3, 2, Activation = Tanh, Weights = {|NETGEN048:\"clocked.onnx\"|})] partial class Net;", "clocked.onnx scales its inputs and Net nothing; set Scaling = Scaling.Inputs (the scaling costs 0.5)")]
    [InlineData("[Network({|NETGEN048:\"clocked.onnx\"|}, Scaling = Scaling.None)] static partial class Net;", "clocked.onnx scales its inputs and Net nothing; set Scaling = Scaling.Inputs (the scaling costs 0.5)")]
    [InlineData("[Network({|NETGEN048:\"scaled.onnx\"|}, Scaling = Scaling.Inputs)] partial class Net;", "scaled.onnx scales its inputs and outputs and Net its inputs; set Scaling = Scaling.Inputs | Scaling.Outputs")]
    [InlineData("[Network(2, 3, 2, Activation = Tanh, Weights = {|NETGEN048:\"own.safetensors\"|})] partial class Net;", "own.safetensors scales its inputs and Net nothing; set Scaling = Scaling.Inputs")]
    [InlineData("[Network(2, 3, 2, Activation = Tanh, Weights = {|NETGEN048:\"own.safetensors\"|}, Scaling = Scaling.Outputs)] partial class Net;", "own.safetensors scales its inputs and Net its outputs; set Scaling = Scaling.Inputs | Scaling.Outputs")]
    [InlineData("[Network(2, 3, 2, Activation = Tanh, Weights = {|NETGEN048:\"plain.safetensors\"|}, Scaling = Scaling.Inputs)] static partial class Net;", "plain.safetensors scales nothing and Net its inputs; set Scaling = Scaling.None")]
    public Task Wrong(string marked, params string[] messages) => ModelFileVerifier.Verify(marked, messages);

    [Theory]
    [InlineData("[Network(\"clocked.onnx\")] partial class Net { public static bool Scales(Net net) => net.InputScaling.IsIdentity; }")]
    [InlineData("[Network(\"clocked.onnx\", Loss = SoftmaxCE)] static partial class Net;")]
    [InlineData("[Network(\"clocked.onnx\", Scaling = Scaling.Inputs | Scaling.Outputs, Precision = Precision.Double)] partial class Net;")]
    [InlineData("[Network(2, 3, 2, Activation = Tanh, Weights = \"clocked.onnx\", Scaling = Scaling.Inputs)] static partial class Net;")]
    [InlineData("[Network(\"scaled.onnx\")] partial class Net { public static int InputScalings => 1; }")]
    [InlineData("[Network(\"scaled.onnx\", Scaling = Scaling.Inputs | Scaling.Outputs)] static partial class Net;")]
    [InlineData("[Network(\"own.safetensors\")] partial class Net { public static bool Scales(Net net) => net.InputScaling.IsIdentity; }")]
    [InlineData("[Network(\"plain.safetensors\")] partial class Net;")]
    [InlineData("[Network(\"policy.onnx\", Scaling = Scaling.Inputs)] static partial class Net;")]
    public Task Right(string source) => ModelFileVerifier.Verify(source);

    /// <summary>Whether a file brings stages is not known while the class is read.</summary>
    [Fact]
    public Task AMemberOfTheClassCollidesWhateverTheFileScales() => AnalyzerVerifier.Verify(
        new NetworkDeclarationAnalyzer(),
        Models.Project,
        "[Network(\"policy.onnx\")] partial class Net { public int {|NETGEN016:InputScaling|} => 9; void {|NETGEN016:ForwardScaled|}(System.ReadOnlySpan<float> input, System.Span<float> output) { } }",
        "Net already has a member InputScaling, which the generator writes; rename yours",
        "Net already has a member ForwardScaled, which the generator writes; rename yours");
}
