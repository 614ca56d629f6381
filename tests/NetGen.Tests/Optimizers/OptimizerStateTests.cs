using System.Numerics;

namespace NetGen.Tests.Optimizers;

/// <summary>A saved optimiser continues bit for bit; a file that does not fit changes nothing.</summary>
public sealed class OptimizerStateTests
{
    public static TheoryData<string> Names => OptimizerCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_resumed_run_continues_bit_for_bit(string name)
    {
        Resume<float>(name);
        Resume<double>(name);
    }

    [Fact]
    public void The_bytes_are_the_documented_format()
    {
        var network = Descriptions.Of("Tiny", [1, 1], [Identity], SquaredError, 0, hasBias: true);
        var stream = new MemoryStream();
        new Sgd<float>(network, 0.5, momentum: 0.25).Save(stream);
        using var reader = new BinaryReader(new MemoryStream(stream.ToArray()));

        Assert.Equal("NGOPTIMS"u8.ToArray(), reader.ReadBytes(8));
        Assert.Equal([1, 72, 1, 4, 1, 2, 1, 1], Enumerable.Range(0, 8).Select(_ => reader.ReadInt32()));
        Assert.Equal(0, reader.ReadInt64());
        Assert.Equal(0.5, reader.ReadDouble());
        Assert.Equal(3, reader.ReadInt32());
        Assert.Equal([0, 0.25, 0], Enumerable.Range(0, 3).Select(_ => reader.ReadDouble()));
        Assert.Equal(1, reader.ReadInt32());
        Assert.Equal(Crc32C(stream.ToArray().AsSpan(0, 88)), reader.ReadUInt32());
        Assert.Equal([0, 0], [reader.ReadSingle(), reader.ReadSingle()]);
        Assert.Equal(Crc32C(new byte[8]), reader.ReadUInt32());
        Assert.Equal(stream.Length, reader.BaseStream.Position);

        // The check value of the CRC catalogue.
        Assert.Equal(0xE3069283u, Crc32C("123456789"u8));
    }

    [Fact]
    public void Every_truncation_is_refused_and_changes_nothing()
    {
        byte[] saved = Saved(out Adam<float> optimizer);
        byte[] before = Bytes(optimizer);
        for (int length = 0; length < saved.Length; length++)
        {
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => optimizer.Load(new MemoryStream(saved, 0, length)));
            Assert.Contains("truncated", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Bytes(optimizer));
        optimizer.Load(new MemoryStream(saved));
        Assert.Equal(saved, Bytes(optimizer));
    }

    /// <summary>A file holds one state; a stream may hold more after it.</summary>
    [Fact]
    public void A_file_that_goes_on_after_its_end_is_refused_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Combine("state");
        byte[] saved = Saved(out Adam<float> optimizer);
        byte[] before = Bytes(optimizer);
        File.WriteAllBytes(path, [.. saved, 0]);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => optimizer.Load(path));
        Assert.Equal($"{path}: This optimiser state has 1 byte after its end.", error.Message);
        Assert.Equal(before, Bytes(optimizer));
        optimizer.Load(new MemoryStream([.. saved, 0]));
        Assert.Equal(saved, Bytes(optimizer));
    }

    [Fact]
    public void Every_flipped_bit_is_refused_and_changes_nothing()
    {
        byte[] saved = Saved(out Adam<float> optimizer);
        byte[] before = Bytes(optimizer);
        for (int bit = 0; bit < saved.Length * 8; bit++)
        {
            byte[] corrupt = [.. saved];
            corrupt[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Throws<InvalidDataException>(() => optimizer.Load(new MemoryStream(corrupt)));
        }

        Assert.Equal(before, Bytes(optimizer));
    }

    [Fact]
    public void A_state_of_something_else_is_refused_with_the_reason()
    {
        NetworkDescription network = ReluClassifier.Description;
        byte[] saved = Saved(out _);
        Refuse(new AdamW<float>(network), "its kind is Adam, AdamW is needed");
        Refuse(new Adam<double>(network), "its bytes per number is 4, 8 is needed");
        Refuse(new Adam<float>(TanhClassifier.Description), "its number of inputs is 3, 4 is needed");
        Refuse(new Adam<float>(Descriptions.Of("Other", [3, 5, 2], [ReLU, Softmax], SoftmaxCE, 0, true)), "its size of layer 1 is 4, 5 is needed");
        Refuse(new Adam<float>(Descriptions.Of("Other", [3, 4, 2], [ReLU, Softmax], SoftmaxCE, 0, false)), "its bias is True, False is needed");
        Refuse(new Adam<float>(Descriptions.Of("Other", [3, 4, 2, 2], [ReLU, ReLU, Softmax], SoftmaxCE, 0, true)), "its number of layer sizes is 3, 4 is needed");
        Refuse(new Adam<float>(network, beta2: 0.9), "its Beta2 is 0.999, 0.9 is needed");
        Refuse(new Adam<float>(network, amsGrad: true), "its AmsGrad is 0, 1 is needed");

        void Refuse<T>(Optimizer<T> optimizer, string reason)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            byte[] before = Bytes(optimizer);
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => optimizer.Load(new MemoryStream(saved)));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
            Assert.Contains(optimizer.Network.ToString(), error.Message, StringComparison.Ordinal);
            Assert.Equal(before, Bytes(optimizer));
        }
    }

    [Fact]
    public void A_file_that_is_no_state_is_named()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "optimizer.state");
        File.WriteAllText(path, "This is a letter, not an optimiser.");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => new Sgd<float>(ReluClassifier.Description).Load(path));
        Assert.StartsWith($"{path}: This is not a NetGen optimiser state", error.Message, StringComparison.Ordinal);

        Saved(out Adam<float> optimizer);
        optimizer.Save(path);
        Assert.Equal(Bytes(optimizer), File.ReadAllBytes(path));
        var again = new Adam<float>(ReluClassifier.Description);
        again.Load(path);
        Assert.Equal(Bytes(optimizer), Bytes(again));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static void Resume<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var straight = new PlainNetwork<TanhClassifier, T>();
        var broken = new PlainNetwork<TanhClassifier, T>();
        Optimizer<T> first = OptimizerCases.Make<T>(name, TanhClassifier.Description);
        Optimizer<T> second = OptimizerCases.Make<T>(name, TanhClassifier.Description);
        Run(straight, first, 1, 20);
        Run(broken, second, 1, 8);

        // Two states in one stream: a load stops behind its own last byte.
        var stream = new MemoryStream();
        second.Save(stream);
        second.Save(stream);
        stream.Position = 0;
        Optimizer<T> third = OptimizerCases.Make<T>(name, TanhClassifier.Description);
        Run(new PlainNetwork<TanhClassifier, T>(), third, 30, 31);
        third.Load(stream);
        third.Load(stream);
        Assert.Equal(stream.Length, stream.Position);
        Assert.Equal(8, third.StepCount);
        Run(broken, third, 9, 20);

        Assert.Equal(straight.Parameters.ToArray(), broken.Parameters.ToArray());
    }

    private static void Run<T>(PlainNetwork<TanhClassifier, T> network, Optimizer<T> optimizer, int first, int last)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int step = first; step <= last; step++)
        {
            // The rate of the next step is part of the state.
            optimizer.Step(network, OptimizerCases.Gradients<T>(network.Parameters.Length, step));
            optimizer.LearningRate = 0.01 / step;
        }
    }

    private static byte[] Saved(out Adam<float> optimizer)
    {
        optimizer = new Adam<float>(ReluClassifier.Description);
        var network = new PlainNetwork<ReluClassifier, float>();
        optimizer.Step(network, OptimizerCases.Gradients<float>(26, 1));
        byte[] saved = Bytes(optimizer);
        optimizer.Step(network, OptimizerCases.Gradients<float>(26, 2));
        return saved;
    }

    private static byte[] Bytes<T>(Optimizer<T> optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stream = new MemoryStream();
        optimizer.Save(stream);
        return stream.ToArray();
    }

    /// <summary>CRC-32C bit by bit, from its definition.</summary>
    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint state = uint.MaxValue;
        foreach (byte value in bytes)
        {
            state ^= value;
            for (int bit = 0; bit < 8; bit++)
                state = (state & 1) != 0 ? state >> 1 ^ 0x82F63B78 : state >> 1;
        }

        return ~state;
    }
}
