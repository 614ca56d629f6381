namespace NetGen.Generator.Tests.Analyzers;

/// <summary>What does not fit between a network and its model file is reported at the argument that names the file.</summary>
public sealed class ModelFileRuleTests
{
    [Theory]
    [InlineData("[Network(4, 3, 2, Weights = {|NETGEN040:\"missing.onnx\"|})] partial class Net;", "Net takes its weights from 'missing.onnx', which the project does not list; add <NetGenModel Include=\"missing.onnx\" /> to an ItemGroup of the project file")]
    [InlineData("[Network({|NETGEN040:\"missing.onnx\"|})] static partial class Net;", "Net takes its weights from 'missing.onnx', which the project does not list; add <NetGenModel Include=\"missing.onnx\" /> to an ItemGroup of the project file")]
    [InlineData("[Network({|NETGEN040:\"arm.onnx\"|})] static partial class Net;", "Net takes its weights from 'arm.onnx', and the project lists 2 files of that name, left/arm.onnx, right/arm.onnx; write which one, with its folder")]
    [InlineData("[Network({|NETGEN040:\"other/arm.onnx\"|})] static partial class Net;", "Net takes its weights from 'other/arm.onnx', which the project does not list; add <NetGenModel Include=\"other/arm.onnx\" /> to an ItemGroup of the project file")]
    [InlineData("[Network({|NETGEN040:\"\"|})] static partial class Net;", "Net takes its weights from '', which the project does not list; add <NetGenModel Include=\"\" /> to an ItemGroup of the project file")]
    [InlineData("[Network(4, 3, 3, Activation = Tanh, Weights = {|NETGEN041:\"policy.onnx\"|})] partial class Net;", "'fc2.weight' in policy.onnx has the shape 2 x 3, 3 inputs and 2 outputs; layer 2 of Net needs 3 x 3, 3 inputs and 3 outputs")]
    [InlineData("[Network(4, 5, 2, Bias = false, Activation = Sigmoid, Weights = {|NETGEN041:{|NETGEN041:\"unbiased.safetensors\"|}|})] partial class Net;", "'layers.1.weight' in unbiased.safetensors has the shape 4 x 3, 4 inputs and 3 outputs; layer 1 of Net needs 4 x 5, 4 inputs and 5 outputs")]
    [InlineData("[Network(4, 3, 2, 2, Activation = Tanh, Weights = {|NETGEN042:\"policy.onnx\"|})] partial class Net;", "policy.onnx has 2 layers with weights, 4-3-2; Net has 3 layers, 4-3-2-2")]
    [InlineData("[Network(4, 2, Weights = {|NETGEN042:\"policy.onnx\"|})] partial class Net;", "policy.onnx has 2 layers with weights, 4-3-2; Net has 1 layer, 4-2")]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Bias = false, Weights = {|NETGEN043:\"policy.onnx\"|})] partial class Net;", "policy.onnx has biases, 'fc1.bias' first and Net has none; set Bias = true")]
    [InlineData("[Network(4, 3, 2, Activation = Sigmoid, Weights = {|NETGEN043:\"unbiased.safetensors\"|})] partial class Net;", "unbiased.safetensors has no biases and Net has them; set Bias = false")]
    [InlineData("[Network({|NETGEN043:\"policy.onnx\"|}, Bias = false)] partial class Net;", "policy.onnx has biases, 'fc1.bias' first and Net has none; set Bias = true")]
    [InlineData("[Network(4, 3, 2, Weights = {|NETGEN044:\"policy.onnx\"|})] partial class Net;", "policy.onnx has Tanh after 'fc1.weight'; layer 1 of Net has ReLU")]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Output = Sigmoid, Weights = {|NETGEN044:\"policy.onnx\"|})] partial class Net;", "policy.onnx has Identity after 'fc2.weight'; layer 2 of Net has Sigmoid")]
    [InlineData("[Network({|NETGEN044:\"right/arm.onnx\"|}, Loss = SigmoidBCE)] partial class Net;", "right/arm.onnx has Tanh after 'fc.weight'; layer 1 of Net has Sigmoid")]
    [InlineData("[Network({|NETGEN045:\"untold.safetensors\"|})] static partial class Net;", "untold.safetensors does not tell the activation after 'fc1.weight', and neither does Net; set Activation or Activations")]
    [InlineData("[Network({|NETGEN046:\"classifier.onnx\"|})] static partial class Net;", "classifier.onnx has LogSoftmax after 'fc.weight', which NetGen does not have, so Net cannot compute what the file says")]
    [InlineData("[Network(3, 2, Weights = {|NETGEN046:\"classifier.onnx\"|})] static partial class Net;", "classifier.onnx has LogSoftmax after 'fc.weight', which NetGen does not have, so Net cannot compute what the file says")]
    [InlineData("[Network(\"policy.onnx\", Weights = {|NETGEN047:\"untold.safetensors\"|})] partial class Net;", "Net names two model files, 'policy.onnx' and 'untold.safetensors'; remove Weights, because the first has the weights too")]
    [InlineData("[Network(\"policy.onnx\", MaxParameters = {|NETGEN017:22|})] partial class Net;", "Net has 23 parameters; MaxParameters allows 22")]
    [InlineData("[Network(\"policy.onnx\", Activations = {|NETGEN009:new[] { Tanh, Tanh }|})] partial class Net;", "Net has 1 hidden layer and Activations lists 2")]
    public async Task AreBroken(string marked, string message)
    {
        string[] messages = marked.Contains("NETGEN041:{|", StringComparison.Ordinal)
            ? [message, "'layers.2.weight' in unbiased.safetensors has the shape 3 x 2, 3 inputs and 2 outputs; layer 2 of Net needs 5 x 2, 5 inputs and 2 outputs"]
            : [message];
        await AnalyzerVerifier.Verify(new NetworkDeclarationAnalyzer(), Models.Project, marked, messages);
        Assert.Empty(NetworkCompiler.Generate(Markup.Parse(marked).Source, Models.Project).Files);
    }

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
    public async Task AreKept(string source)
    {
        Assert.Empty(await AnalyzerVerifier.Report(new NetworkDeclarationAnalyzer(), source, Models.Project));
        NetworkCompiler.Compile(source, Models.Project with { Documentation = false }).Dispose();
    }

    /// <summary>How many layers a file brings is not known while the class is read: every name that one could bring is taken.</summary>
    [Fact]
    public Task AMemberOfTheClassCollidesWhateverTheFileHas() => AnalyzerVerifier.Verify(
        new NetworkDeclarationAnalyzer(),
        Models.Project,
        "[Network(\"policy.onnx\")] partial class Net { public int {|NETGEN016:Weights9|} => 9; }",
        "Net already has a member Weights9, which the generator writes; rename yours");
}
