using NetGen.Generator.Tests.Analyzers.Declarations;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>The rules of shape hold for sizes that come from a model file, too; the rules of model files have classes of their own.</summary>
public sealed class ModelFileRuleTests
{
    [Theory]
    [InlineData("[Network(\"policy.onnx\", MaxParameters = {|NETGEN017:22|})] partial class Net;", "Net has 23 parameters; MaxParameters allows 22")]
    [InlineData("[Network(\"policy.onnx\", Activations = {|NETGEN009:new[] { Tanh, Tanh }|})] partial class Net;", "Net has 1 hidden layer and Activations lists 2")]
    public Task AreBroken(string marked, string message) => ModelFileVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Weights = \"policy.onnx\")] partial class Net;")]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Weights = \"policy.onnx\", Loss = SoftmaxCE)] static partial class Net;")]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Weights = null)] partial class Net;")]
    [InlineData("[Network(\"policy.onnx\")] static partial class Net;")]
    [InlineData("[Network(modelFile: \"policy.onnx\", Activation = Tanh)] static partial class Net;")]
    [InlineData("[Network(\"policy.onnx\", Precision = Precision.Double, Unroll = Unroll.Never)] partial class Net;")]
    [InlineData("[Network(\"untold.safetensors\", Activation = GELU, Output = Sigmoid)] static partial class Net;")]
    [InlineData("[Network(\"unbiased.safetensors\")] static partial class Net;")]
    [InlineData("[Network(\"left/arm.onnx\", Loss = SoftmaxCE)] static partial class Net;")]
    [InlineData("[Network(@\"right\\arm.onnx\")] static partial class Net;")]
    [InlineData("[Network(\"large.onnx\")] static partial class Net;")]
    [InlineData("[Network(\"models/large.onnx\")] static partial class Net { private static readonly float s_first = Parameters[0]; public static float First => s_first; public static string Weights1() => \"mine\"; }")]
    public Task AreKept(string source) => ModelFileVerifier.Verify(source);

    /// <summary>How many layers a file brings is not known while the class is read: every name that one could bring is taken.</summary>
    [Fact]
    public Task AMemberOfTheClassCollidesWhateverTheFileHas() => AnalyzerVerifier.Verify(
        new NetworkDeclarationAnalyzer(),
        Models.Project,
        "[Network(\"policy.onnx\")] partial class Net { public int {|NETGEN016:Weights9|} => 9; }",
        "Net already has a member Weights9, which the generator writes; rename yours");
}
