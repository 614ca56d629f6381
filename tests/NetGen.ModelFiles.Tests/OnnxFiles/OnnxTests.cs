using NetGen.Formats.Reading;
using NetGen.Formats.Writing;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Reference;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Runtime;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Networks go out as ONNX and come back bit for bit; what does not fit changes nothing.</summary>
public sealed class OnnxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Location => _folder.Combine("network.onnx");

    public static TheoryData<string> Names => [.. ExportedNetwork.All.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_saved_is_read_with_the_same_activations_and_numbers(string name)
    {
        ExportedNetwork network = ExportedNetwork.All[name];
        network.SaveOnnx(Location);
        DenseModel model = ModelReader.Read(Location, new Dictionary<string, string>());
        Assert.Equal(network.IsDouble, model.IsDouble);
        Assert.Empty(model.Remarks);
        double[] input = [0.5, -1.25, 2];
        double[] expected = network.Compute(input);
        double[] actual = model.Evaluate(input);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], (network.IsDouble ? 1e-12 : 1e-5) * Math.Max(1, Math.Abs(expected[i])));
    }

    [Fact]
    public void Parameters_come_back_bit_for_bit()
    {
        var single = new SoftmaxNet(seed: 3);
        new[] { float.NaN, float.NegativeInfinity, -0f, float.Epsilon, float.MaxValue }.CopyTo(single.Parameters);
        Onnx.Save(single, Location);
        var singleAgain = new SoftmaxNet();
        ModelLoadReport report = Onnx.Load(singleAgain, Location);
        Assert.Equal(single.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits), singleAgain.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits));
        Assert.Null(report.Layout);
        Assert.Equal("'layers.1.weight' has 2 of 12 values that are NaN or infinite.", report.ToString());

        var twice = new SoftmaxDoubleNet(seed: 4);
        var stream = new MemoryStream();
        Onnx.Save(twice, stream);
        stream.Position = 0;
        var twiceAgain = new SoftmaxDoubleNet();
        Assert.Equal("", Onnx.Load(twiceAgain, stream).ToString());
        Assert.Equal(twice.Parameters.ToArray(), twiceAgain.Parameters.ToArray());

        var noBias = new NoBiasNet(seed: 5);
        Onnx.Save(noBias, Location);
        var noBiasAgain = new NoBiasNet();
        Onnx.Load(noBiasAgain, Location);
        Assert.Equal(noBias.Parameters.ToArray(), noBiasAgain.Parameters.ToArray());
    }

    [Fact]
    public void Every_activation_of_the_library_can_be_saved_and_has_the_name_that_readers_use()
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            var description = Descriptions.Of("Tiny", [1, 1], [activation], Loss.SquaredError, 0, true);
            Assert.True(OnnxWriter.Write<float>(description, [1, 2]).Length > 0);
            Assert.Equal(activation, ActivationTable.MemberOf(ActivationTable.Find(activation.ToString())!));
        }

        Assert.Equal(string.Join(", ", Enum.GetNames<Activation>()), ActivationTable.Names);
        Assert.Throws<ArgumentOutOfRangeException>(() => Descriptions.Of("Tiny", [1, 1], [(Activation)99], Loss.SquaredError, 0, true));
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_tensor_and_both_shapes_and_changes_nothing()
    {
        Onnx.Save(new WiderNet(seed: 1), Location);
        Refuse("'layers.1.weight' [3, 5] is a layer of 3 inputs and 5 outputs; layer 1 of SoftmaxNet (3-4-2) has 3 and 4. The file holds 3-5-2.");
        Onnx.Save(new ReLUNet(seed: 1), Location);
        Refuse("The file holds 3 layers, 3-8-5-2; SoftmaxNet (3-4-2) has 2.");
        File.WriteAllBytes(Location, Model("Sigmoid"));
        Refuse("The layer of 'V' [4, 2] has the activation Sigmoid; layer 2 of SoftmaxNet (3-4-2) has Softmax.");
        File.WriteAllBytes(Location, Model("LogSoftmax"));
        Refuse("The layer of 'V' [4, 2] has the activation LogSoftmax; layer 2 of SoftmaxNet (3-4-2) has Softmax. Give the network Output = LogSoftmax.");
        File.WriteAllBytes(Location, Model("Identity"));
        Refuse("The layer of 'V' [4, 2] has the activation Identity; layer 2 of SoftmaxNet (3-4-2) has Softmax. The file ends in logits: export the model with Softmax at its end, or give the network Output = Identity and another loss.");
        File.WriteAllBytes(Location, [1, 2, 3]);
        Refuse("The file is no ONNX model or is malformed: a model has field number 0 at byte 1.");

        static byte[] Model(string last) => OnnxBuilder.WithInput(3).Floats("W", [3, 4], new float[12]).Floats("V", [4, 2], new float[8])
            .Node("MatMul", "x W", "a").Node("Relu", "a", "b").Node("MatMul", "b V", "c").Node(last, "c", "y").ToBytes();

        void Refuse(string reason)
        {
            var network = new SoftmaxNet(seed: 2);
            float[] before = network.Parameters.ToArray();
            Assert.Equal($"{Location}: {reason}", Assert.Throws<InvalidDataException>(() => Onnx.Load(network, Location)).Message);
            Assert.Equal(before, network.Parameters.ToArray());
        }
    }

    [Fact]
    public void Missing_biases_are_0_and_are_told()
    {
        var network = new SoftmaxNet(seed: 2);
        ModelLoadReport report = Onnx.Load(network, new MemoryStream(OnnxBuilder.WithInput(3).Floats("W", [3, 4], new float[12]).Floats("V", [4, 2], new float[8]).Floats("b", [2], 5, 6)
            .Node("MatMul", "x W", "a").Node("Relu", "a", "b1").Node("Gemm", "b1 V b", "c").Node("Softmax", "c", "y").ToBytes()));
        Assert.Equal("The file has no biases of layer 1; they are 0.", report.ToString());
        Assert.Equal([5, 6], network.Parameters[^2..].ToArray());
    }

    [Fact]
    public void A_wrong_argument_is_named()
    {
        var network = new SoftmaxNet();
        Assert.Throws<ArgumentNullException>("network", () => Onnx.Save((SoftmaxNet)null!, Location));
        Assert.Throws<ArgumentNullException>("stream", () => Onnx.Load(network, (Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => Onnx.Load(network, (string)null!));
        Assert.Throws<FileNotFoundException>(() => Onnx.Load(network, Location));
    }

    [Fact]
    public void The_extension_says_the_format()
    {
        Assert.Contains("'.pt' is no model format", Assert.Throws<ModelFileException>(() => ModelReader.Read("model.pt", new Dictionary<string, string>())).Message, StringComparison.Ordinal);
        Onnx.Save(new SoftmaxNet(seed: 1), Location);
        Assert.Contains("TensorNames is for .safetensors", Assert.Throws<ModelFileException>(() => ModelReader.Read(Location, new Dictionary<string, string> { ["layers.1.weight"] = "W" })).Message, StringComparison.Ordinal);
    }
}
