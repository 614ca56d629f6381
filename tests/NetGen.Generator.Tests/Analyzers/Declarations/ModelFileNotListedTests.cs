namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN040: a model file is listed in the project, and its name says which one.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN040")]
public sealed class ModelFileNotListedTests
{
    [Theory]
    [InlineData("[Network(4, 3, 2, Weights = {|NETGEN040:\"missing.onnx\"|})] partial class Net;", "Net takes its weights from 'missing.onnx', which the project does not list; add <NetGenModel Include=\"missing.onnx\" /> to an ItemGroup of the project file")]
    [InlineData("[Network({|NETGEN040:\"missing.onnx\"|})] static partial class Net;", "Net takes its weights from 'missing.onnx', which the project does not list; add <NetGenModel Include=\"missing.onnx\" /> to an ItemGroup of the project file")]
    [InlineData("[Network({|NETGEN040:\"arm.onnx\"|})] static partial class Net;", "Net takes its weights from 'arm.onnx', and the project lists 2 files of that name, left/arm.onnx, right/arm.onnx; write which one, with its folder")]
    [InlineData("[Network({|NETGEN040:\"other/arm.onnx\"|})] static partial class Net;", "Net takes its weights from 'other/arm.onnx', which the project does not list; add <NetGenModel Include=\"other/arm.onnx\" /> to an ItemGroup of the project file")]
    [InlineData("[Network({|NETGEN040:\"obots/hand.onnx\"|})] static partial class Net;", "Net takes its weights from 'obots/hand.onnx', which the project does not list; add <NetGenModel Include=\"obots/hand.onnx\" /> to an ItemGroup of the project file")]
    [InlineData("[Network({|NETGEN040:\"\"|})] static partial class Net;", "Net takes its weights from '', which the project does not list; add <NetGenModel Include=\"\" /> to an ItemGroup of the project file")]
    public Task Wrong(string marked, params string[] messages) => ModelFileVerifier.Verify(marked, messages);

    [Theory]
    [InlineData("[Network(\"policy.onnx\")] static partial class Net;")]
    [InlineData("[Network(\"left/arm.onnx\", Loss = SoftmaxCE)] static partial class Net;")]
    [InlineData("[Network(@\"right\\arm.onnx\")] static partial class Net;")]
    [InlineData("[Network(\"hand.onnx\")] static partial class Net;")]
    [InlineData("[Network(\"robots/hand.onnx\")] static partial class Net;")]
    [InlineData("[Network(\"../shared/robots/hand.onnx\")] static partial class Net;")]
    [InlineData("[Network(\"large.onnx\")] static partial class Net;")]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Weights = null)] partial class Net;")]
    public Task Right(string source) => ModelFileVerifier.Verify(source);
}
