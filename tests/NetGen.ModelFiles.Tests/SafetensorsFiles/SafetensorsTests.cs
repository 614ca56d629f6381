using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NetGen.Formats.Reading;
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
        Safetensors.Save(single, Location, new() { Layout = layout });
        var singleAgain = new SoftmaxNet();
        ModelLoadReport report = Safetensors.Load(singleAgain, Location);
        Assert.Equal(single.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits), singleAgain.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(layout, report.Layout);
        Assert.Empty(report.UnusedTensors);

        var twice = new SoftmaxDoubleNet(seed: 4);
        twice.Parameters[0] = Math.PI;
        var stream = new MemoryStream();
        Safetensors.Save(twice, stream, new() { Layout = layout });
        stream.Position = 0;
        var twiceAgain = new SoftmaxDoubleNet();
        Safetensors.Load(twiceAgain, stream);
        Assert.Equal(twice.Parameters.ToArray(), twiceAgain.Parameters.ToArray());

        var noBias = new NoBiasNet(seed: 5);
        Safetensors.Save(noBias, Location, new() { Layout = layout });
        var noBiasAgain = new NoBiasNet();
        Safetensors.Load(noBiasAgain, Location);
        Assert.Equal(noBias.Parameters.ToArray(), noBiasAgain.Parameters.ToArray());
        Assert.Equal([Location], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    /// <summary>Of what is no number, too: a file is read through double precision, in which a processor makes signalling NaNs quiet.</summary>
    [Fact]
    public void Payloads_of_NaN_come_back()
    {
        uint[] bits = [0x7F800001, 0xFF800001, 0x7FC00000, 0xFFC12345, 0x7FBFFFFF, 0x7FFFFFFF, 0x80000000, 0x00000001];
        var single = new SoftmaxNet(seed: 3);
        MemoryMarshal.Cast<uint, float>(bits).CopyTo(single.Parameters);
        Safetensors.Save(single, Location);
        var singleAgain = new SoftmaxNet();
        Safetensors.Load(singleAgain, Location);
        Assert.Equal(bits, MemoryMarshal.Cast<float, uint>(singleAgain.Parameters)[..bits.Length].ToArray());

        ulong[] longBits = [0x7FF0000000000001, 0xFFF0000000000001, 0x7FF8000000000000, 0xFFFFFFFFFFFFFFFF, 0x8000000000000000, 1];
        var twice = new SoftmaxDoubleNet(seed: 3);
        MemoryMarshal.Cast<ulong, double>(longBits).CopyTo(twice.Parameters);
        Safetensors.Save(twice, Location);
        var twiceAgain = new SoftmaxDoubleNet();
        Safetensors.Load(twiceAgain, Location);
        Assert.Equal(longBits, MemoryMarshal.Cast<double, ulong>(twiceAgain.Parameters)[..longBits.Length].ToArray());

        // Rounded, a NaN stays one, whatever is left of its payload.
        Safetensors.Load(single, Location);
        Assert.All(single.Parameters[..4].ToArray(), value => Assert.True(float.IsNaN(value)));
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
            ModelLoadReport report = Safetensors.Load(network, new MemoryStream(new SafetensorsBuilder()
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
        ModelLoadReport report = Safetensors.Load(network, new MemoryStream(new SafetensorsBuilder().Add("fc1.weight", [4, 3], new float[12]).Add("fc2.weight", [2, 4], new float[8]).Add("fc2.bias", [2], 5, 6).ToBytes()));
        Assert.Equal(new float[24], network.Parameters[..24].ToArray());
        Assert.Equal([5, 6], network.Parameters[24..].ToArray());
        Assert.Contains("The file has no biases of layer 1; they are 0.", report.Warnings);
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
        Assert.Throws<ArgumentNullException>("path", () => Safetensors.Save(network, (string)null!));
        Assert.Throws<ArgumentNullException>("stream", () => Safetensors.Save(network, (Stream)null!));
        Assert.Throws<DirectoryNotFoundException>(() => Safetensors.Save(network, _folder.Combine("nowhere/network.safetensors")));
        Assert.Contains("Half: networks compute in float or double.", Assert.Throws<NotSupportedException>(() => Safetensors.Save((INetwork<Half>)null!, Location)).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => Safetensors.Load((INetwork<Half>)null!, Location));
        Assert.Throws<FileNotFoundException>(() => Safetensors.Load(network, Location));
    }

    /// <summary>The way out of every refusal, by one word in options, metadata and messages.</summary>
    [Fact]
    public void Tensor_names_say_which_tensor_is_which()
    {
        byte[] bytes = new SafetensorsBuilder().Add("a", [4, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).Add("c", [2, 4], new float[8]).Add("b", [4], 1, 2, 3, 4).Add("rest", [5], new float[5]).ToBytes();
        var network = new SoftmaxNet(seed: 1);
        Assert.Contains("TensorNames (layers.1.weight, layers.1.bias, ...: an option of Load, metadata of the NetGenModel item)", Refusal(network, new MemoryStream(bytes)), StringComparison.Ordinal);
        var map = new Dictionary<string, string> { ["layers.1.weight"] = "a", ["layers.2.weight"] = "c", ["layers.1.bias"] = "b" };
        ModelLoadReport report = Safetensors.Load(network, new MemoryStream(bytes), new() { TensorNames = map });
        Assert.Equal([1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12, 1, 2, 3, 4], network.Parameters[..16].ToArray());
        Assert.Equal(["rest"], report.UnusedTensors);

        map["layers.2.bias"] = "nothing";
        File.WriteAllBytes(Location, bytes);
        float[] before = network.Parameters.ToArray();
        Assert.StartsWith(
            $"{Location}: TensorNames gives layers.2.bias the name 'nothing'; the file has no such tensor.",
            Assert.Throws<InvalidDataException>(() => Safetensors.Load(network, Location, new() { TensorNames = map })).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new SafetensorsSaveOptions { Layout = (WeightLayout)2 });
    }

    /// <summary>They change no output, so that they are no error.</summary>
    [Fact]
    public void Another_loss_and_another_precision_of_a_file_of_NetGen_are_told()
    {
        Safetensors.Save(new SoftmaxDoubleNet(seed: 1), Location);
        Assert.Contains("The numbers of the file are of double precision; they were rounded to single.", Safetensors.Load(new SoftmaxNet(), Location).Warnings);
        Assert.Single(Safetensors.Load(new SoftmaxDoubleNet(), Location).Warnings);

        Safetensors.Save(new NoBiasNet(seed: 1), Location);
        byte[] other = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(File.ReadAllBytes(Location)).Replace("\"SquaredError\"", "\"AnotherError\"", StringComparison.Ordinal));
        Assert.Contains("The file is of a network with the loss 'AnotherError'; NoBiasNet (3-4-2) has SquaredError.", Safetensors.Load(new NoBiasNet(), new MemoryStream(other)).Warnings);
        Assert.Single(Safetensors.Load(new NoBiasNet(), Location).Warnings);
    }

    [Fact]
    public void Every_truncation_is_refused_and_what_goes_on_after_its_end_too()
    {
        var stream = new MemoryStream();
        Safetensors.Save(new SoftmaxNet(seed: 5), stream);
        byte[] saved = stream.ToArray();
        var network = new SoftmaxNet(seed: 6);
        float[] before = network.Parameters.ToArray();
        for (int length = 0; length < saved.Length; length++)
            Assert.Contains("truncated", Refusal(network, new MemoryStream(saved, 0, length)), StringComparison.Ordinal);
        Assert.Equal("The file has 5 bytes after its last tensor that belong to none.", Refusal(network, new MemoryStream([.. saved, 1, 2, 3, 4, 5])));
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Other_files_of_NetGen_are_said_to_be_what_they_are()
    {
        var network = new SoftmaxNet();
        var state = new MemoryStream();
        Optimizer.Adam(network).Save(state);
        state.Position = 0;
        Assert.Contains("is the state of an optimiser alone", Refusal(network, state), StringComparison.Ordinal);
        Assert.Contains("a format that NetGen wrote before 0.1", Refusal(network, new MemoryStream("NGPARAMS\u0001\0\0\0"u8.ToArray())), StringComparison.Ordinal);
    }

    private static string Refusal<TNetwork>(TNetwork network, Stream stream)
        where TNetwork : INetwork<TNetwork, float>
        => Assert.Throws<InvalidDataException>(() => Safetensors.Load(network, stream)).Message;
}
