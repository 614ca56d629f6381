using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests;

/// <summary>The parameters of activations go out and come back, in both formats; a file with another is refused with both numbers.</summary>
public sealed partial class ActivationParameterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Network(2, 3, 4, 1, Activations = new[] { LeakyReLU, Tanh }, ActivationParameter = 0.2, Output = HardSigmoid, OutputParameter = 0.3)]
    private sealed partial class LeakyNet;

    [Network(2, 3, 4, 1, Activations = new[] { LeakyReLU, Tanh }, Output = HardSigmoid, OutputParameter = 0.3)]
    private sealed partial class DefaultNet;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void They_come_back()
    {
        var network = new LeakyNet(seed: 2);
        var again = new LeakyNet();
        Onnx.Save(network, _folder.Combine("a.onnx"));
        Onnx.Load(again, _folder.Combine("a.onnx"));
        Assert.Equal(network.Parameters.ToArray(), again.Parameters.ToArray());
        again = new LeakyNet();
        Safetensors.Save(network, _folder.Combine("a.safetensors"));
        Safetensors.Load(again, _folder.Combine("a.safetensors"));
        Assert.Equal(network.Parameters.ToArray(), again.Parameters.ToArray());
        foreach (ModelFileInfo info in (ModelFileInfo[])[Onnx.Inspect(_folder.Combine("a.onnx")), Safetensors.Inspect(_folder.Combine("a.safetensors"))])
        {
            Assert.Equal([0.2, null, 0.3], info.Layers.Select(layer => layer.ActivationParameter));
            Assert.Contains("ActivationParameter = 0.2, Output = HardSigmoid, OutputParameter = 0.3", info.SuggestedAttribute!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Another_one_is_refused_with_both()
    {
        Onnx.Save(new LeakyNet(seed: 2), _folder.Combine("a.onnx"));
        Safetensors.Save(new LeakyNet(seed: 2), _folder.Combine("a.safetensors"));
        const string Reason = "has the activation LeakyReLU with slope 0.2; layer 1 of DefaultNet (2-3-4-1) has LeakyReLU with slope 0.01.";
        Assert.Contains(Reason, Assert.Throws<InvalidDataException>(() => Onnx.Load(new DefaultNet(), _folder.Combine("a.onnx"))).Message, StringComparison.Ordinal);
        Assert.Contains(Reason, Assert.Throws<InvalidDataException>(() => Safetensors.Load(new DefaultNet(), _folder.Combine("a.safetensors"))).Message, StringComparison.Ordinal);
    }

    /// <summary>Keras's form, with the alpha that ONNX has where nothing is said, between two others.</summary>
    [Fact]
    public void Each_layer_has_its_own()
    {
        byte[] model = OnnxBuilder.WithInput(2).Floats("W", [2, 2], 1, 2, 3, 4)
            .Node("MatMul", "x W", "z").Node("LeakyRelu", "z", "a", OnnxBuilder.Attribute("alpha", 0.3f))
            .Node("MatMul", "a W", "u").Node("HardSigmoid", "u", "b")
            .Node("MatMul", "b W", "v").Node("LeakyRelu", "v", "y").ToBytes();
        File.WriteAllBytes(_folder.Combine("b.onnx"), model);
        Assert.Equal([0.3, 0.2, 0.01], Onnx.Inspect(_folder.Combine("b.onnx")).Layers.Select(layer => layer.ActivationParameter));
    }
}
