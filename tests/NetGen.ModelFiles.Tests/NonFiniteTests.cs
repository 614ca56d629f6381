using NetGen.Formats.Reading;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests;

/// <summary>Parameters that are no numbers are said, with their tensor and their count, whatever the file's format.</summary>
public sealed class NonFiniteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_report_counts_them()
    {
        var network = new SoftmaxNet(seed: 1);
        Safetensors.Save(network, _folder.Combine("good.safetensors"));
        Onnx.Save(network, _folder.Combine("good.onnx"));
        Assert.DoesNotContain("NaN", Safetensors.Load(network, _folder.Combine("good.safetensors")).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Onnx.Load(network, _folder.Combine("good.onnx")).ToString(), StringComparison.Ordinal);

        (network.Weights1[0], network.Weights1[5], network.Biases2[1]) = (float.NaN, float.NegativeInfinity, float.PositiveInfinity);
        Safetensors.Save(network, _folder.Combine("bad.safetensors"));
        Onnx.Save(network, _folder.Combine("bad.onnx"));
        string[] expected = ["'layers.1.weight' has 2 of 12 values that are NaN or infinite.", "'layers.2.bias' has 1 of 2 values that is NaN or infinite."];
        Assert.Equal(expected, Safetensors.Load(network, _folder.Combine("bad.safetensors")).Warnings.Where(warning => warning.Contains("NaN", StringComparison.Ordinal)));
        Assert.Equal(expected, Onnx.Load(network, _folder.Combine("bad.onnx")).Warnings.Where(warning => warning.Contains("NaN", StringComparison.Ordinal)));
        Assert.Equal(expected, ModelReader.Read(_folder.Combine("bad.safetensors"), new Dictionary<string, string>()).Remarks.Where(remark => remark.Contains("NaN", StringComparison.Ordinal)));
    }

    [Fact]
    public void Half_precision_has_them_too()
    {
        byte[] bytes = new SafetensorsBuilder().Add("fc1.weight", "F16", [4, 3], SafetensorsBuilder.Encode([Half.NaN, .. new Half[11]], BitConverter.GetBytes)).Add("fc2.weight", "BF16", [2, 4], [0x80, 0x7F, .. new byte[14]]).ToBytes();
        ModelLoadReport report = Safetensors.Load(new SoftmaxNet(), new MemoryStream(bytes));
        Assert.Contains("'fc1.weight' has 1 of 12 values that is NaN or infinite.", report.Warnings);
        Assert.Contains("'fc2.weight' has 1 of 8 values that is NaN or infinite.", report.Warnings);
    }

    [Fact]
    public void Optimizer_states_and_checkpoints_report_them()
    {
        var network = new SoftmaxNet(seed: 1);
        Adam<float> optimizer = Optimizer.Adam(network);
        var gradients = new float[SoftmaxNet.ParameterCount];
        gradients[3] = float.NaN;
        optimizer.Step(gradients);
        Assert.Equal(float.NaN, network.Weights1[3]);
        const string Weights = "'layers.1.weight' has 1 of 12 values that is NaN or infinite.";
        string[] states = ["State array 1 of 2 of the optimiser has 1 of 26 values that is NaN or infinite.", "State array 2 of 2 of the optimiser has 1 of 26 values that is NaN or infinite."];

        var state = new MemoryStream();
        optimizer.Save(state);
        state.Position = 0;
        Assert.Equal(states, Optimizer.Adam(network).Load(state).Warnings);
        string checkpoint = _folder.Combine("checkpoint.safetensors");
        Checkpoint.Save(network, optimizer, checkpoint);
        var resumed = new SoftmaxNet();
        Assert.Equal([Weights, .. states], Checkpoint.Load(resumed, Optimizer.Adam(resumed), checkpoint).Warnings.Skip(1));
    }
}
