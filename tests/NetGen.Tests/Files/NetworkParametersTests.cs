using NetGen.Tests.Optimizers;

namespace NetGen.Tests.Files;

/// <summary>Parameters come back bit for bit; a file that does not fit changes nothing.</summary>
public sealed class NetworkParametersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Location => Path.Combine(_folder, "network.parameters");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Parameters_come_back_bit_for_bit()
    {
        var single = new PlainNetwork<ReluClassifier, float>(7);
        new[] { float.NaN, float.NegativeInfinity, -0f, float.Epsilon }.CopyTo(single.Parameters);
        var twice = new PlainNetwork<ReluClassifier, double>(8);
        var stream = new MemoryStream();
        NetworkParameters.Save(single, stream);
        NetworkParameters.Save(twice, stream);
        stream.Position = 0;

        var singleAgain = new PlainNetwork<ReluClassifier, float>();
        var twiceAgain = new PlainNetwork<ReluClassifier, double>();
        NetworkParameters.Load(singleAgain, stream);
        NetworkParameters.Load(twiceAgain, stream);

        Assert.Equal(single.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits), singleAgain.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(twice.Parameters.ToArray(), twiceAgain.Parameters.ToArray());
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void The_bytes_are_the_documented_format()
    {
        var network = new PlainNetwork<ReluClassifier, float>();
        NetworkParameters.Save(network, Location);
        using var reader = new BinaryReader(File.OpenRead(Location));
        Assert.Equal("NGPARAMS"u8.ToArray(), reader.ReadBytes(8));
        int[] header = [.. Enumerable.Range(0, 11).Select(_ => reader.ReadInt32())];
        Assert.Equal([1, 36, 4, (int)SoftmaxCE, 1, 3, 3, 4, 2, (int)ReLU, (int)Softmax], header);
        reader.ReadUInt32();
        Assert.Equal(network.Parameters.ToArray(), Enumerable.Range(0, 26).Select(_ => reader.ReadSingle()));
        reader.ReadUInt32();
        Assert.Equal(reader.BaseStream.Length, reader.BaseStream.Position);
    }

    [Fact]
    public void A_file_is_replaced_whole_and_leaves_nothing_beside_it()
    {
        NetworkParameters.Save(new PlainNetwork<TanhClassifier, double>(), Location);
        var network = new PlainNetwork<ReluClassifier, double>(5);
        NetworkParameters.Save(network, Location);
        Assert.Equal([Location], Directory.EnumerateFileSystemEntries(_folder));
        var again = new PlainNetwork<ReluClassifier, double>();
        NetworkParameters.Load(again, Location);
        Assert.Equal(network.Parameters.ToArray(), again.Parameters.ToArray());
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_beside_it()
    {
        File.WriteAllText(Location, "old");
        Assert.Throws<NotSupportedException>(() => AtomicFile.Write(Location, stream =>
        {
            stream.Write("half of the n"u8);
            throw new NotSupportedException();
        }));
        Assert.Equal("old", File.ReadAllText(Location));
        Assert.Equal([Location], Directory.EnumerateFileSystemEntries(_folder));
        Assert.Throws<DirectoryNotFoundException>(() => NetworkParameters.Save(new PlainNetwork<ReluClassifier, float>(), Path.Combine(_folder, "nowhere", "file")));
    }

    [Fact]
    public void Every_truncation_and_every_flipped_bit_is_refused_and_changes_nothing()
    {
        var stream = new MemoryStream();
        NetworkParameters.Save(new PlainNetwork<ReluClassifier, float>(5), stream);
        byte[] saved = stream.ToArray();
        var network = new PlainNetwork<ReluClassifier, float>();
        float[] before = network.Parameters.ToArray();
        for (int length = 0; length < saved.Length; length++)
            Assert.Contains("truncated", Assert.Throws<InvalidDataException>(() => NetworkParameters.Load(network, new MemoryStream(saved, 0, length))).Message, StringComparison.Ordinal);
        for (int bit = 0; bit < saved.Length * 8; bit++)
        {
            byte[] corrupt = [.. saved];
            corrupt[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Throws<InvalidDataException>(() => NetworkParameters.Load(network, new MemoryStream(corrupt)));
        }

        Assert.Equal(before, network.Parameters.ToArray());
    }

    /// <summary>A file holds one network; a stream may hold more after it.</summary>
    [Fact]
    public void A_file_that_goes_on_after_its_end_is_refused_and_changes_nothing()
    {
        NetworkParameters.Save(new PlainNetwork<ReluClassifier, float>(5), Location);
        File.AppendAllText(Location, "12345");
        var network = new PlainNetwork<ReluClassifier, float>();
        float[] before = network.Parameters.ToArray();
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => NetworkParameters.Load(network, Location));
        Assert.Equal($"{Location}: This parameter file has 5 bytes after its end.", error.Message);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void Another_architecture_is_refused_with_both_in_the_message()
    {
        NetworkParameters.Save(new PlainNetwork<ReluClassifier, float>(5), Location);
        const string Saved = "holds a 3-4-2 network of float, activations ReLU, Softmax, loss SoftmaxCE, with bias; ";
        Refuse<TanhClassifier>($"{Saved}TanhClassifier is a 4-6-3 network of float, activations Tanh, Softmax, loss SoftmaxCE, with bias.");
        Refuse<OtherActivation>($"{Saved}OtherActivation is a 3-4-2 network of float, activations Tanh, Softmax, loss SoftmaxCE, with bias.");
        Refuse<OtherLoss>($"{Saved}OtherLoss is a 3-4-2 network of float, activations ReLU, Softmax, loss SquaredError, with bias.");
        Refuse<NoBias>($"{Saved}NoBias is a 3-4-2 network of float, activations ReLU, Softmax, loss SoftmaxCE, no bias.");

        var twice = new PlainNetwork<ReluClassifier, double>();
        Assert.Contains("is a 3-4-2 network of double", Assert.Throws<InvalidDataException>(() => NetworkParameters.Load(twice, Location)).Message, StringComparison.Ordinal);

        void Refuse<TArchitecture>(string reason)
            where TArchitecture : IArchitecture
        {
            var network = new PlainNetwork<TArchitecture, float>();
            float[] before = network.Parameters.ToArray();
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => NetworkParameters.Load(network, Location));
            Assert.Equal($"{Location}: This parameter file {reason}", error.Message);
            Assert.Equal(before, network.Parameters.ToArray());
        }
    }

    [Fact]
    public void What_is_no_parameter_file_or_a_newer_one_is_said_to_be()
    {
        var network = new PlainNetwork<ReluClassifier, float>();
        File.WriteAllText(Location, "64,0,0,5,13,9,1,0,0");
        Assert.Contains("This is not a NetGen parameter file", Assert.Throws<InvalidDataException>(() => NetworkParameters.Load(network, Location)).Message, StringComparison.Ordinal);
        NetworkParameters.Save(network, Location);
        byte[] bytes = File.ReadAllBytes(Location);
        bytes[8] = 2;
        Assert.Contains("has version 2; this library reads version 1", Assert.Throws<InvalidDataException>(() => NetworkParameters.Load(network, new MemoryStream(bytes))).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => NetworkParameters.Load(network, Path.Combine(_folder, "missing")));
        Assert.Throws<ArgumentNullException>("network", () => NetworkParameters.Load((PlainNetwork<ReluClassifier, float>)null!, Location));
        Assert.Throws<ArgumentNullException>("stream", () => NetworkParameters.Save(network, (Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => NetworkParameters.Save(network, (string)null!));
    }

    private sealed class OtherActivation : IArchitecture
    {
        public static NetworkDescription Description { get; } = new("OtherActivation", [3, 4, 2], [Tanh, Softmax], SoftmaxCE, 0, true);
    }

    private sealed class OtherLoss : IArchitecture
    {
        public static NetworkDescription Description { get; } = new("OtherLoss", [3, 4, 2], [ReLU, Softmax], SquaredError, 0, true);
    }

    private sealed class NoBias : IArchitecture
    {
        public static NetworkDescription Description { get; } = new("NoBias", [3, 4, 2], [ReLU, Softmax], SoftmaxCE, 0, false);
    }
}
