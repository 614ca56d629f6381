using NetGen.Tests.Allocation;

namespace NetGen.Tests.Threads;

/// <summary>While networks are loaded and published, every answer is one of a network that served at the time.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class NetworkSlotTests
{
    private const int Readers = 8;

    private const int Swaps = 1000;

    private static readonly float[] s_input = [0.3f, -0.7f, 0.9f];

    [Fact]
    public void Every_answer_is_that_of_a_version_and_no_reader_goes_back()
    {
        byte[][] files = [.. Enumerable.Range(0, Swaps + 1).Select(SavedVersion)];
        Dictionary<(float, float), int> versions = Enumerable.Range(0, Swaps + 1).ToDictionary(version => Answer(new Served(version)));
        var slot = new NetworkSlot<Served>(new Served(seed: 0));
        bool isOver = false;
        string? fault = null;
        var answers = new int[Readers];
        Thread[] readers = [.. Enumerable.Range(0, Readers).Select(reader => new Thread(() =>
        {
            int newest = 0;
            do
            {
                (float, float) answer = Answer(slot.Current);
                if (!versions.TryGetValue(answer, out int version))
                    fault = $"{answer} is the answer of no version.";
                else if (version < newest)
                    fault = $"Version {version} answered after version {newest}.";
                newest = version;
                answers[reader]++;
            }
            while (!Volatile.Read(ref isOver) && fault is null);
        }))];
        Array.ForEach(readers, reader => reader.Start());

        for (int version = 1; version <= Swaps && fault is null; version++)
        {
            Served before = slot.Current;
            var next = new Served(seed: -1);
            Assert.Throws<InvalidDataException>(() => Safetensors.Load(next, new MemoryStream(files[version], 0, files[version].Length - 1)));
            Assert.Same(before, slot.Current);
            Safetensors.Load(next, new MemoryStream(files[version]));
            Assert.Same(before, slot.Publish(next));
            Assert.Same(next, slot.Current);
        }

        Volatile.Write(ref isOver, true);
        Array.ForEach(readers, reader => reader.Join());
        Assert.Null(fault);
        Assert.All(answers, count => Assert.True(count > 0));
        Assert.Equal(Swaps, versions[Answer(slot.Current)]);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var slot = new NetworkSlot<Served>(new Served());
        var next = new Served();
        Swap();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Swap();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Swap()
        {
            Served old = slot.Current;
            slot.Publish(next);
            next = old;
        }
    }

    [Fact]
    public void Null_is_refused_and_the_old_network_serves_on()
    {
        Assert.Throws<ArgumentNullException>("initial", () => new NetworkSlot<Served>(null!));
        var network = new Served();
        var slot = new NetworkSlot<Served>(network);
        Assert.Throws<ArgumentNullException>("next", () => slot.Publish(null!));
        Assert.Same(network, slot.Current);
    }

    private static byte[] SavedVersion(int version)
    {
        var file = new MemoryStream();
        Safetensors.Save(new Served(version), file);
        return file.ToArray();
    }

    private static (float, float) Answer(Served network)
    {
        Span<float> output = stackalloc float[Served.OutputSize];
        network.Forward(s_input, output);
        return (output[0], output[1]);
    }
}

/// <summary>Large enough that a load takes a while.</summary>
[Network(3, 64, 64, 2, Activation = Tanh)]
internal sealed partial class Served;
