using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests.SafetensorsFiles;

/// <summary>A run that was stopped goes on as if it had not been; a damaged checkpoint, or one of something else, changes nothing.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Location => _folder.Combine("run.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_that_loads_a_checkpoint_continues_bit_for_bit()
    {
        var network = new SoftmaxNet(seed: 1);
        Adam<float> optimizer = Optimizer.Adam(network, learningRate: 0.05);
        Train(network, optimizer);
        Checkpoint.Save(network, optimizer, Location);
        var stream = new MemoryStream();
        Checkpoint.Save(network, optimizer, stream);
        Assert.Equal(File.ReadAllBytes(Location), stream.ToArray());
        stream.Position = 0;

        var resumed = new SoftmaxNet(seed: 9);
        Adam<float> resumedOptimizer = Optimizer.Adam(resumed, learningRate: 1);
        Assert.Empty(Checkpoint.Load(resumed, resumedOptimizer, Location).UnusedTensors);
        var streamed = new SoftmaxNet(seed: 8);
        Adam<float> streamedOptimizer = Optimizer.Adam(streamed);
        Checkpoint.Load(streamed, streamedOptimizer, stream);
        Train(network, optimizer);
        Train(resumed, resumedOptimizer);
        Train(streamed, streamedOptimizer);
        Assert.Equal(network.Parameters.ToArray(), resumed.Parameters.ToArray());
        Assert.Equal(network.Parameters.ToArray(), streamed.Parameters.ToArray());
        Assert.Equal([Location], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Every_reader_of_safetensors_finds_the_weights()
    {
        var network = new SoftmaxNet(seed: 1);
        Checkpoint.Save(network, Optimizer.Adam(network), Location);
        var alone = new SoftmaxNet();
        Assert.Equal(["optimizer.state"], Safetensors.Load(alone, Location).UnusedTensors);
        Assert.Equal(network.Parameters.ToArray(), alone.Parameters.ToArray());
        Assert.Equal("[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]", Safetensors.Inspect(Location).SuggestedAttribute);
    }

    /// <summary>The checksum is that of RFC 3720, computed here bit by bit.</summary>
    [Fact]
    public void The_metadata_has_the_documented_checksum()
    {
        var network = new SoftmaxDoubleNet(seed: 4);
        Checkpoint.Save(network, Optimizer.Sgd(network, learningRate: 0.1), Location);
        byte[] bytes = File.ReadAllBytes(Location);
        int headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        uint checksum = uint.MaxValue;
        foreach (byte value in bytes.AsSpan(8 + headerLength, SoftmaxDoubleNet.ParameterCount * sizeof(double)))
        {
            checksum ^= value;
            for (int bit = 0; bit < 8; bit++)
                checksum = checksum >> 1 ^ ((checksum & 1) == 0 ? 0 : 0x82F63B78);
        }

        JsonElement metadata = JsonDocument.Parse(bytes.AsMemory(8, headerLength)).RootElement.GetProperty("__metadata__");
        Assert.Equal((~checksum).ToString("X8", CultureInfo.InvariantCulture), metadata.GetProperty("netgen.checksum").GetString());
        Safetensors.Save(network, Location);
        Assert.DoesNotContain("netgen.checksum", Encoding.Latin1.GetString(File.ReadAllBytes(Location)), StringComparison.Ordinal);
    }

    /// <summary>A bit of the header may be one that says nothing about the numbers, the version for example; then what is loaded is right.</summary>
    [Fact]
    public void Every_truncation_and_every_flipped_bit_is_refused_or_says_nothing()
    {
        var saved = new SoftmaxNet(seed: 5);
        Adam<float> savedOptimizer = Optimizer.Adam(saved, learningRate: 0.5);
        Train(saved, savedOptimizer);
        var stream = new MemoryStream();
        Checkpoint.Save(saved, savedOptimizer, stream);
        byte[] bytes = stream.ToArray();
        byte[] savedState = StateOf(savedOptimizer);
        int dataStart = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var network = new SoftmaxNet(seed: 6);
        Adam<float> optimizer = Optimizer.Adam(network);
        float[] before = network.Parameters.ToArray();
        byte[] stateBefore = StateOf(optimizer);
        for (int length = 0; length < bytes.Length; length++)
            Assert.Contains("truncated", Assert.Throws<InvalidDataException>(() => Checkpoint.Load(network, optimizer, new MemoryStream(bytes, 0, length))).Message, StringComparison.Ordinal);
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] damaged = [.. bytes];
            damaged[bit / 8] ^= (byte)(1 << bit % 8);
            bool isRefused = false;
            try
            {
                Checkpoint.Load(network, optimizer, new MemoryStream(damaged));
            }
            catch (InvalidDataException)
            {
                isRefused = true;
            }

            Assert.True(isRefused || bit / 8 < dataStart, $"Bit {bit} is of the numbers and was read.");
            Assert.Equal(isRefused ? before : saved.Parameters.ToArray(), network.Parameters.ToArray());
            Assert.Equal(isRefused ? stateBefore : savedState, StateOf(optimizer));
            if (isRefused)
                continue;
            before.CopyTo(network.Parameters);
            optimizer.Load(new MemoryStream(stateBefore));
        }
    }

    [Fact]
    public void Flipped_weights_are_refused_wherever_they_are_loaded_and_the_message_says_the_way_out()
    {
        var saved = new SoftmaxNet(seed: 5);
        Checkpoint.Save(saved, Optimizer.Adam(saved), Location);
        byte[] bytes = File.ReadAllBytes(Location);
        bytes[8 + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes)] ^= 1;
        File.WriteAllBytes(Location, bytes);
        var network = new SoftmaxNet(seed: 6);
        float[] before = network.Parameters.ToArray();
        string message = Assert.Throws<InvalidDataException>(() => Safetensors.Load(network, Location)).Message;
        Assert.Matches("The parameters are damaged: their checksum is [0-9A-F]{8}, the metadata gives netgen.checksum as '[0-9A-F]{8}'. A program that changes them on purpose leaves that key out.", message);
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Checkpoint.Load(network, Optimizer.Adam(network), Location)).Message);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void A_checkpoint_that_does_not_fit_changes_neither_network_nor_optimizer()
    {
        var network = new SoftmaxNet(seed: 1);
        Adam<float> optimizer = Optimizer.Adam(network);
        optimizer.Step(new float[SoftmaxNet.ParameterCount]);
        float[] before = network.Parameters.ToArray();
        byte[] stateBefore = StateOf(optimizer);
        var other = new SoftmaxNet(seed: 2);
        Safetensors.Save(other, Location);
        Refuse("The file is no checkpoint: it has no tensor 'optimizer.state'.");
        Checkpoint.Save(other, Optimizer.Sgd(other, learningRate: 0.1), Location);
        Refuse("its kind is Sgd, Adam is needed");
        var wider = new WiderNet(seed: 2);
        Checkpoint.Save(wider, Optimizer.Adam(wider), Location);
        Refuse("'layers.1.weight' [3, 5] is a layer of 3 inputs and 5 outputs; layer 1 of SoftmaxNet (3-4-2) has 3 and 4.");
        Checkpoint.Save(other, Optimizer.Adam(other), Location);
        byte[] bytes = File.ReadAllBytes(Location);
        File.WriteAllBytes(Location, WithLongerState(bytes));
        Refuse("has 1 byte after its end");
        File.WriteAllBytes(Location, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("netgen.checksum", "netgen.cheksums", StringComparison.Ordinal)));
        Refuse("The file is no checkpoint, or a damaged one: its metadata has no netgen.checksum.");

        void Refuse(string reason)
        {
            string message = Assert.Throws<InvalidDataException>(() => Checkpoint.Load(network, optimizer, Location)).Message;
            Assert.StartsWith($"{Location}: ", message, StringComparison.Ordinal);
            Assert.Contains(reason, message, StringComparison.Ordinal);
            Assert.Equal(before, network.Parameters.ToArray());
            Assert.Equal(stateBefore, StateOf(optimizer));
        }
    }

    [Fact]
    public void The_optimizer_of_another_network_is_refused_before_anything_is_written()
    {
        var network = new SoftmaxNet(seed: 1);
        Adam<float> another = Optimizer.Adam(new SoftmaxNet(seed: 1));
        Assert.Throws<ArgumentException>("optimizer", () => Checkpoint.Save(network, another, Location));
        Assert.Throws<ArgumentException>("optimizer", () => Checkpoint.Save(network, another, new MemoryStream()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        Checkpoint.Save(network, Optimizer.Adam(network), Location);
        Assert.Throws<ArgumentException>("optimizer", () => Checkpoint.Load(network, another, Location));
        Assert.Throws<ArgumentException>("optimizer", () => Checkpoint.Load(network, another, File.OpenRead(Location)));
    }

    [Fact]
    public void A_wrong_argument_is_named()
    {
        var network = new SoftmaxNet();
        Adam<float> optimizer = Optimizer.Adam(network);
        Assert.Throws<ArgumentNullException>("network", () => Checkpoint.Save((SoftmaxNet)null!, optimizer, Location));
        Assert.Throws<ArgumentNullException>("optimizer", () => Checkpoint.Save(network, null!, Location));
        Assert.Throws<ArgumentNullException>("path", () => Checkpoint.Save(network, optimizer, (string)null!));
        Assert.Throws<ArgumentNullException>("stream", () => Checkpoint.Save(network, optimizer, (Stream)null!));
        Assert.Throws<ArgumentNullException>("network", () => Checkpoint.Load((SoftmaxNet)null!, optimizer, Location));
        Assert.Throws<ArgumentNullException>("optimizer", () => Checkpoint.Load(network, null!, Location));
        Assert.Throws<ArgumentNullException>("path", () => Checkpoint.Load(network, optimizer, (string)null!));
        Assert.Throws<ArgumentNullException>("stream", () => Checkpoint.Load(network, optimizer, (Stream)null!));
        Assert.Throws<NotSupportedException>(() => Checkpoint.Save((INetwork<Half>)null!, null!, Location));
        Assert.Throws<FileNotFoundException>(() => Checkpoint.Load(network, optimizer, Location));
    }

    private static void Train(SoftmaxNet network, Adam<float> optimizer)
    {
        var gradients = new float[SoftmaxNet.ParameterCount];
        for (int step = 0; step < 5; step++)
        {
            network.BackwardBatch([0.1f, 0.2f, 0.3f, 0.9f, 0.5f, 0.1f], new int[] { 0, 1 }, gradients);
            optimizer.Step(gradients);
        }
    }

    private static byte[] StateOf(Adam<float> optimizer)
    {
        var state = new MemoryStream();
        optimizer.Save(state);
        return state.ToArray();
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
}
