using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests.SafetensorsFiles;

/// <summary>Networks go out and come back bit for bit, files of others come in, and what does not fit changes nothing.</summary>
public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Location => _folder.Combine("network.safetensors");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WeightLayout.InputsOutputs)]
    [InlineData(WeightLayout.OutputsInputs)]
    public void Parameters_come_back_bit_for_bit(WeightLayout layout)
    {
        var single = new SoftmaxNet(seed: 3);
        new[] { float.NaN, float.NegativeInfinity, -0f, float.Epsilon, float.MaxValue }.CopyTo(single.Parameters);
        Safetensors.Save(single, Location, layout);
        var singleAgain = new SoftmaxNet();
        ModelFileReport report = Safetensors.Load(singleAgain, Location);
        Assert.Equal(single.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits), singleAgain.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(layout, report.Layout);
        Assert.Empty(report.TensorsLeftAside);

        var twice = new SoftmaxDoubleNet(seed: 4);
        twice.Parameters[0] = Math.PI;
        var stream = new MemoryStream();
        Safetensors.Save(twice, stream, layout);
        stream.Position = 0;
        var twiceAgain = new SoftmaxDoubleNet();
        Safetensors.Load(twiceAgain, stream);
        Assert.Equal(twice.Parameters.ToArray(), twiceAgain.Parameters.ToArray());

        var noBias = new NoBiasNet(seed: 5);
        Safetensors.Save(noBias, Location, layout);
        var noBiasAgain = new NoBiasNet();
        Safetensors.Load(noBiasAgain, Location);
        Assert.Equal(noBias.Parameters.ToArray(), noBiasAgain.Parameters.ToArray());
        Assert.Equal([Location], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void The_bytes_are_the_documented_format()
    {
        var network = new SoftmaxNet(seed: 3);
        Safetensors.Save(network, Location);
        byte[] bytes = File.ReadAllBytes(Location);
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, (8 + length) % 8);
        JsonElement header = JsonDocument.Parse(bytes.AsMemory(8, length)).RootElement;
        Assert.Equal(
            "{\"netgen.version\":\"0.1.0\",\"netgen.architecture\":\"3-4-2\",\"netgen.activations\":\"ReLU,Softmax\",\"netgen.loss\":\"SoftmaxCE\",\"netgen.precision\":\"Single\",\"netgen.layout\":\"[inputs][outputs]\"}",
            header.GetProperty("__metadata__").GetRawText());
        Assert.Equal("{\"dtype\":\"F32\",\"shape\":[3,4],\"data_offsets\":[0,48]}", header.GetProperty("layers.1.weight").GetRawText());
        Assert.Equal("{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[48,64]}", header.GetProperty("layers.1.bias").GetRawText());
        Assert.Equal("{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[96,104]}", header.GetProperty("layers.2.bias").GetRawText());
        Assert.Equal(5, header.EnumerateObject().Count());
        Assert.Equal(network.Parameters.ToArray().SelectMany(BitConverter.GetBytes), bytes.Skip(8 + length));
    }

    [Fact]
    public void A_file_of_PyTorch_is_read_whatever_its_precision()
    {
        (string Type, Func<float, byte[]> Encode)[] types =
        [
            ("F64", value => BitConverter.GetBytes((double)value)), ("F32", BitConverter.GetBytes), ("F16", value => BitConverter.GetBytes((Half)value)),
            ("BF16", value => BitConverter.GetBytes(value)[2..]),
        ];
        float[] weights1 = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        float[] weights2 = [-1, -2, -3, -4, 0.5f, 0.25f, -0.125f, 8];
        foreach ((string type, Func<float, byte[]> encode) in types)
        {
            var network = new SoftmaxNet();
            ModelFileReport report = Safetensors.Load(network, new MemoryStream(new SafetensorsBuilder()
                .Add("fc1.weight", type, [4, 3], SafetensorsBuilder.Encode(weights1, encode)).Add("fc1.bias", type, [4], SafetensorsBuilder.Encode([1f, 2, 3, 4], encode))
                .Add("fc2.weight", type, [2, 4], SafetensorsBuilder.Encode(weights2, encode)).Add("fc2.bias", type, [2], SafetensorsBuilder.Encode([5f, 6], encode)).ToBytes()));
            Assert.Equal([1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12, 1, 2, 3, 4, -1, 0.5f, -2, 0.25f, -3, -0.125f, -4, 8, 5, 6], network.Parameters.ToArray());
            Assert.Equal(WeightLayout.OutputsInputs, report.Layout);
            Assert.Equal("The weights are [outputs][inputs]: the only layout in which the layers fit.", report.ToString());
        }
    }

    [Fact]
    public void Half_precision_has_all_its_values()
    {
        Half[] all = [.. Enumerable.Range(0, 1 << 16).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits))];
        double[] read = Numbers.Read([.. all.SelectMany(BitConverter.GetBytes)], 0, all.Length, NumberType.Float16);
        Assert.Equal(all.Select(value => (double)value), read);
        double[] brain = Numbers.Read([.. Enumerable.Range(0, 1 << 16).SelectMany(bits => BitConverter.GetBytes((ushort)bits))], 0, 1 << 16, NumberType.BFloat16);
        Assert.Equal(Enumerable.Range(0, 1 << 16).Select(bits => (double)BitConverter.Int32BitsToSingle(bits << 16)), brain);
    }

    [Fact]
    public void Missing_biases_are_0_and_are_told()
    {
        var network = new SoftmaxNet(seed: 3);
        ModelFileReport report = Safetensors.Load(network, new MemoryStream(new SafetensorsBuilder().Add("fc1.weight", [4, 3], new float[12]).Add("fc2.weight", [2, 4], new float[8]).Add("fc2.bias", [2], 5, 6).ToBytes()));
        Assert.Equal(new float[24], network.Parameters[..24].ToArray());
        Assert.Equal([5, 6], network.Parameters[24..].ToArray());
        Assert.Contains("The file has no biases of layer 1; they are 0.", report.Remarks);
    }

    [Fact]
    public void Biases_that_the_network_has_not_are_refused_unless_they_are_0()
    {
        var network = new NoBiasNet(seed: 1);
        Assert.Contains("are all 0 and were left aside", Safetensors.Load(network, File(0)).ToString(), StringComparison.Ordinal);
        Assert.Contains("'fc1.weight' [4, 3] has biases, 'fc1.bias'; NoBiasNet (3-4-2) has none", Refusal(network, File(0.5f)), StringComparison.Ordinal);

        static MemoryStream File(float bias) => new(new SafetensorsBuilder().Add("fc1.weight", [4, 3], new float[12]).Add("fc1.bias", [4], bias, 0, 0, 0).Add("fc2.weight", [2, 4], new float[8]).ToBytes());
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_tensor_and_both_shapes_and_changes_nothing()
    {
        Safetensors.Save(new WiderNet(seed: 1), Location);
        Refuse<SoftmaxNet>("'layers.1.weight' [3, 5] is a layer of 3 inputs and 5 outputs; layer 1 of SoftmaxNet (3-4-2) has 3 and 4. The file holds 3-5-2.", new SoftmaxNet(seed: 2));
        Safetensors.Save(new ReLUNet(seed: 1), Location);
        Refuse<SoftmaxNet>("The file holds 3 layers, 3-8-5-2; SoftmaxNet (3-4-2) has 2.", new SoftmaxNet(seed: 2));
        Safetensors.Save(new TanhNet(seed: 1), Location);
        Refuse<ReLUNet>("The layer of 'layers.1.weight' [3, 8] has the activation Tanh; layer 1 of ReLUNet (3-8-5-2) has ReLU.", new ReLUNet(seed: 2));

        var huge = new IdentityDoubleNet(seed: 1);
        huge.Parameters[3] = 1e300;
        Safetensors.Save(huge, Location);
        Refuse<IdentityNet>("'layers.1.weight' has the value 1E+300, which does not fit the network's precision.", new IdentityNet(seed: 2));

        void Refuse<TNetwork>(string reason, TNetwork network)
            where TNetwork : INetwork<TNetwork, float>
        {
            float[] before = network.Parameters.ToArray();
            Assert.Equal($"{Location}: {reason}", Assert.Throws<InvalidDataException>(() => Safetensors.Load(network, Location)).Message);
            Assert.Equal(before, network.Parameters.ToArray());
        }
    }

    [Fact]
    public void A_wrong_argument_is_named()
    {
        var network = new SoftmaxNet();
        Assert.Throws<ArgumentNullException>("network", () => Safetensors.Save((SoftmaxNet)null!, Location));
        Assert.Throws<ArgumentNullException>("stream", () => Safetensors.Load(network, (Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => Safetensors.Load(network, (string)null!));
        Assert.Throws<ArgumentNullException>("optimizer", () => Safetensors.SaveCheckpoint(network, null!, Location));
        Assert.Throws<FileNotFoundException>(() => Safetensors.Load(network, Location));
    }

    [Fact]
    public void A_run_that_loads_a_checkpoint_continues_bit_for_bit()
    {
        (SoftmaxNet network, Adam<float> optimizer) = (new SoftmaxNet(seed: 1), Optimizer.Adam(new SoftmaxNet(seed: 1), learningRate: 0.05));
        Train(network, optimizer, 5);
        Safetensors.SaveCheckpoint(network, optimizer, Location);
        (SoftmaxNet resumed, Adam<float> resumedOptimizer) = (new SoftmaxNet(seed: 9), Optimizer.Adam(new SoftmaxNet(seed: 9), learningRate: 1));
        Assert.Empty(Safetensors.LoadCheckpoint(resumed, resumedOptimizer, Location).TensorsLeftAside);
        Train(network, optimizer, 5);
        Train(resumed, resumedOptimizer, 5);
        Assert.Equal(network.Parameters.ToArray(), resumed.Parameters.ToArray());

        // The network alone is in it, too.
        Safetensors.SaveCheckpoint(network, optimizer, Location);
        var alone = new SoftmaxNet();
        Assert.Equal(["optimizer.state"], Safetensors.Load(alone, Location).TensorsLeftAside);
        Assert.Equal(network.Parameters.ToArray(), alone.Parameters.ToArray());

        static void Train(SoftmaxNet network, Adam<float> optimizer, int steps)
        {
            var gradients = new float[SoftmaxNet.ParameterCount];
            for (int step = 0; step < steps; step++)
            {
                network.BackwardBatch([0.1f, 0.2f, 0.3f, 0.9f, 0.5f, 0.1f], new int[] { 0, 1 }, gradients);
                optimizer.Step(network, gradients);
            }
        }
    }

    [Fact]
    public void A_checkpoint_that_does_not_fit_changes_neither_network_nor_optimizer()
    {
        var network = new SoftmaxNet(seed: 1);
        Adam<float> optimizer = Optimizer.Adam(network);
        optimizer.Step(network, new float[SoftmaxNet.ParameterCount]);
        float[] before = network.Parameters.ToArray();
        Safetensors.Save(new SoftmaxNet(seed: 2), Location);
        Refuse("it has no tensor 'optimizer.state'");
        Safetensors.SaveCheckpoint(new SoftmaxNet(seed: 2), Optimizer.Sgd(network), Location);
        Refuse("its kind is Sgd, Adam is needed");
        Safetensors.SaveCheckpoint(new SoftmaxNet(seed: 2), Optimizer.Adam(network), Location);
        byte[] bytes = File.ReadAllBytes(Location);
        bytes[^1] ^= 1;
        File.WriteAllBytes(Location, bytes);
        Refuse("checksum");
        bytes[^1] ^= 1;
        File.WriteAllBytes(Location, WithLongerState(bytes));
        Refuse("has 1 byte after its end");

        void Refuse(string reason)
        {
            string message = Assert.Throws<InvalidDataException>(() => Safetensors.LoadCheckpoint(network, optimizer, Location)).Message;
            Assert.StartsWith($"{Location}: ", message, StringComparison.Ordinal);
            Assert.Contains(reason, message, StringComparison.Ordinal);
            Assert.Equal(before, network.Parameters.ToArray());
            Assert.Equal(1, optimizer.StepCount);
        }
    }

    /// <summary>The checkpoint with a byte more in its last tensor, the optimiser's state, as its header says, too.</summary>
    private static byte[] WithLongerState(byte[] checkpoint)
    {
        int headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(checkpoint);
        string header = Encoding.UTF8.GetString(checkpoint, 8, headerLength);
        int start = header.IndexOf("\"optimizer.state\"", StringComparison.Ordinal);
        string state = Regex.Replace(header[start..], @"\d+(?=\])", number => (int.Parse(number.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture));
        byte[] longer = Encoding.UTF8.GetBytes(header[..start] + state);
        return [.. BitConverter.GetBytes((long)longer.Length), .. longer, .. checkpoint[(8 + headerLength)..], 0];
    }

    private static string Refusal<TNetwork>(TNetwork network, Stream stream)
        where TNetwork : INetwork<TNetwork, float>
        => Assert.Throws<InvalidDataException>(() => Safetensors.Load(network, stream)).Message;
}
