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
        var stream = new MemoryStream();
        Optimizer.Sgd(new PlainNetwork<Tiny, float>(), 0.5, momentum: 0.25).Save(stream);
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

    /// <summary>A class of one's own is named, too, and its own hyperparameters follow the weight decay.</summary>
    [Fact]
    public void The_bytes_of_an_optimiser_of_ones_own_are_the_documented_format()
    {
        var stream = new MemoryStream();
        new LionSettings(0.5, 0.75, 0.875, weightDecay: 0.25).Create<float>(new PlainNetwork<Tiny, float>()).Save(stream);
        using var reader = new BinaryReader(new MemoryStream(stream.ToArray()));

        Assert.Equal("NGOPTIMS"u8.ToArray(), reader.ReadBytes(8));
        Assert.Equal([1, 92, 6, 4, 'L', 'i', 'o', 'n', 4, 1, 2, 1, 1], Enumerable.Range(0, 13).Select(_ => reader.ReadInt32()));
        Assert.Equal(0, reader.ReadInt64());
        Assert.Equal(0.5, reader.ReadDouble());
        Assert.Equal(3, reader.ReadInt32());
        Assert.Equal([0.25, 0.75, 0.875], Enumerable.Range(0, 3).Select(_ => reader.ReadDouble()));
        Assert.Equal(1, reader.ReadInt32());
        Assert.Equal(Crc32C(stream.ToArray().AsSpan(0, 108)), reader.ReadUInt32());
        Assert.Equal([0, 0], [reader.ReadSingle(), reader.ReadSingle()]);
        Assert.Equal(Crc32C(new byte[8]), reader.ReadUInt32());
        Assert.Equal(stream.Length, reader.BaseStream.Position);
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

    /// <summary>A checkpoint holds one state; a stream may hold more after it.</summary>
    [Fact]
    public void A_state_that_is_all_there_is_must_end_where_it_ends()
    {
        byte[] saved = Saved(out Adam<float> optimizer);
        byte[] before = Bytes(optimizer);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => optimizer.Load(new MemoryStream([.. saved, 0]), isWhole: true));
        Assert.Equal("This optimiser state has 1 byte after its end.", error.Message);
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
        var network = new PlainNetwork<ReluClassifier, float>();
        byte[] saved = Saved(out _);
        Refuse(saved, Optimizer.AdamW(network), "its kind is Adam, AdamW is needed");
        Refuse(saved, Optimizer.Adam(new PlainNetwork<ReluClassifier, double>()), "its bytes per number is 4, 8 is needed");
        Refuse(saved, Optimizer.Adam(new PlainNetwork<TanhClassifier, float>()), "its number of inputs is 3, 4 is needed");
        Refuse(saved, Optimizer.Adam(new PlainNetwork<Wider, float>()), "its size of layer 1 is 4, 5 is needed");
        Refuse(saved, Optimizer.Adam(new PlainNetwork<WithoutBias, float>()), "its bias is True, False is needed");
        Refuse(saved, Optimizer.Adam(new PlainNetwork<Deeper, float>()), "its number of layer sizes is 3, 4 is needed");
        Refuse(saved, Optimizer.Adam(network, beta2: 0.9), "its Beta2 is 0.999, 0.9 is needed");
        Refuse(saved, Optimizer.Adam(network, amsGrad: true), "its AmsGrad is 0, 1 is needed");
        Refuse(saved, new LionSettings().Create(network), "its kind is Adam, Custom is needed");

        byte[] lion = Bytes(new LionSettings(weightDecay: 0.5).Create(network));
        Refuse(lion, Optimizer.Adam(network), "its kind is Custom, Adam is needed");
        Refuse(lion, new Tiger(network), "This optimiser state does not fit this Tiger for ReluClassifier (3-4-2): its class is Lion, Tiger is needed");
        Refuse(lion, new LionSettings(weightDecay: 0.25).Create(network), "its WeightDecay is 0.5, 0.25 is needed");
        Refuse(lion, new LionSettings(beta1: 0.8, weightDecay: 0.5).Create(network), "its Beta1 is 0.9, 0.8 is needed");

        static void Refuse<T>(byte[] saved, Optimizer<T> optimizer, string reason)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            byte[] before = Bytes(optimizer);
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => optimizer.Load(new MemoryStream(saved)));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
            Assert.Contains(optimizer.Network.Description.ToString(), error.Message, StringComparison.Ordinal);
            Assert.Equal(before, Bytes(optimizer));
        }
    }

    [Fact]
    public void What_is_no_state_is_named()
    {
        Sgd<float> sgd = Optimizer.Sgd(new PlainNetwork<ReluClassifier, float>());
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => sgd.Load(new MemoryStream("This is a letter, not an optimiser."u8.ToArray())));
        Assert.StartsWith("This is not a NetGen optimiser state", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("stream", () => sgd.Load(null!));
        Assert.Throws<ArgumentNullException>("stream", () => sgd.Save(null!));
    }

    /// <summary>The state belongs to the parameters: it follows them to another network, of another class even.</summary>
    [Fact]
    public void A_state_moves_to_the_optimiser_of_another_network()
    {
        byte[] saved = Saved(out Adam<float> optimizer);
        Adam<float> other = Optimizer.Adam(new PlainNetwork<ReluTwin, float>(seed: 5), learningRate: 1);
        other.Load(new MemoryStream(saved));
        Assert.Equal(saved, Bytes(other));
        Assert.NotSame(optimizer.Network, other.Network);
        Assert.Equal((1, 0.001), (other.StepCount, other.LearningRate));
    }

    private static void Resume<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var straight = new PlainNetwork<TanhClassifier, T>();
        var broken = new PlainNetwork<TanhClassifier, T>();
        Optimizer<T> first = OptimizerCases.Make(name, straight);
        Optimizer<T> second = OptimizerCases.Make(name, broken);
        Run(first, 1, 20);
        Run(second, 1, 8);

        // Two states in one stream: a load stops behind its own last byte.
        var stream = new MemoryStream();
        second.Save(stream);
        second.Save(stream);
        stream.Position = 0;
        var resumed = new PlainNetwork<TanhClassifier, T>(seed: 2);
        Optimizer<T> third = OptimizerCases.Make(name, resumed);
        Run(third, 30, 31);
        broken.Parameters.CopyTo(resumed.Parameters);
        third.Load(stream);
        third.Load(stream);
        Assert.Equal(stream.Length, stream.Position);
        Assert.Equal(8, third.StepCount);
        Run(third, 9, 20);

        Assert.Equal(straight.Parameters.ToArray(), resumed.Parameters.ToArray());
    }

    private static void Run<T>(Optimizer<T> optimizer, int first, int last)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int step = first; step <= last; step++)
        {
            // The rate of the next step is part of the state.
            optimizer.Step(OptimizerCases.Gradients<T>(optimizer.Network.Parameters.Length, step));
            optimizer.LearningRate = 0.01 / step;
        }
    }

    private static byte[] Saved(out Adam<float> optimizer)
    {
        optimizer = Optimizer.Adam(new PlainNetwork<ReluClassifier, float>());
        optimizer.Step(OptimizerCases.Gradients<float>(26, 1));
        byte[] saved = Bytes(optimizer);
        optimizer.Step(OptimizerCases.Gradients<float>(26, 2));
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

    private sealed class Tiny : IArchitecture
    {
        public static NetworkDescription Description { get; } = Descriptions.Of("Tiny", [1, 1], [Identity], SquaredError);
    }

    private sealed class Wider : IArchitecture
    {
        public static NetworkDescription Description { get; } = Descriptions.Of("Wider", [3, 5, 2], [ReLU, Softmax], SoftmaxCE);
    }

    private sealed class WithoutBias : IArchitecture
    {
        public static NetworkDescription Description { get; } = Descriptions.Of("WithoutBias", [3, 4, 2], [ReLU, Softmax], SoftmaxCE, hasBias: false);
    }

    private sealed class Deeper : IArchitecture
    {
        public static NetworkDescription Description { get; } = Descriptions.Of("Deeper", [3, 4, 2, 2], [ReLU, ReLU, Softmax], SoftmaxCE);
    }

    /// <summary>Laid out as <see cref="ReluClassifier"/>; all else differs.</summary>
    private sealed class ReluTwin : IArchitecture
    {
        public static NetworkDescription Description { get; } = Descriptions.Of("ReluTwin", [3, 4, 2], [Tanh, Identity], SquaredError);
    }

    private sealed class Tiger(INetwork<float> network) : CustomOptimizer<float>(network, stateCount: 1, learningRate: 0.1)
    {
        protected override void Update(in ParameterBlock block, Span<float> parameters, ReadOnlySpan<float> gradients) => parameters.Clear();
    }
}
